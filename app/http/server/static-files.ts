import type { RequestHandler } from 'express'
import sirv from 'sirv'

/** The browser's files, compressed at build time; names with a fingerprint never change. */
export function staticFiles(folder: string): RequestHandler {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    dotfiles: false,
    setHeaders: (response, path) => {
      const isImmutable = path.startsWith('/assets/')
      response.setHeader('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
}
