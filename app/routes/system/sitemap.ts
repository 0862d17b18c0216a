import type { LoaderFunctionArgs } from '@remix-run/node'
import { sitemapFiles, sitemapIndexXml, sitemapPages, sitemapXml } from '#app/services/catalog/sitemap.server.ts'

/** `/sitemap.xml`, which lists the files, and `/sitemaps/places-1.xml`: every public page of the catalog. */
export async function loader({ params, context: { db, publicOrigin } }: LoaderFunctionArgs) {
  if (params.file === undefined) return xml(sitemapIndexXml(await sitemapFiles(db), publicOrigin))
  const name = /^([\w-]+)\.xml$/.exec(params.file)?.[1]
  const pages = name ? await sitemapPages(db, name) : null
  return pages ? xml(sitemapXml(pages, publicOrigin)) : new Response(null, { status: 404 })
}

function xml(text: string): Response {
  return new Response(text, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  })
}
