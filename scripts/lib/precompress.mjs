import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const COMPRESSIBLE = /\.(js|mjs|css|svg|json|geojson|topojson|webmanifest|html|txt|xml|pbf|wasm)$/
const SMALL_BYTES = 1024

/** Lays a `.br` and a `.gz` beside each file of the browser, as small as they get: made once, sent often. */
export async function precompress(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  let before = 0
  let after = 0
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file)
      if (content.length < SMALL_BYTES) return
      const [brotli, gzipped] = await Promise.all([
        promisify(brotliCompress)(content, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
        }),
        promisify(gzip)(content, { level: 9 }),
      ])
      before += content.length
      after += brotli.length
      await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)])
    }),
  )
  return `${Math.round(before / 1024)} kB → ${Math.round(after / 1024)} kB`
}
