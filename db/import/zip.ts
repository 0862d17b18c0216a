import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { BadFile } from './bad-file.ts'

/** No table of a country is larger, and none is packed this tightly unless it was made to fill a disk. */
const LARGEST_BYTES = 4 * 1024 ** 3
const TIGHTEST = 300
/** Small files may be packed as tightly as they like. */
const SMALL_BYTES = 20 * 1024 ** 2
const MOST_ENTRIES = 10_000

/** The files of a zip, read straight from it: nothing is ever written out, so that its paths mean nothing. */
export interface Zip {
  names(): Iterable<string>
  has(file: string): boolean
  open(file: string): Promise<Readable>
  close(): void
}

/** Opens a zip by its directory; of its files those that are `wanted` count, by their names without folders. */
export async function openZip(path: string, wanted: RegExp): Promise<Zip> {
  const zip = await opened(path)
  const entries = await entriesOf(zip, wanted).catch((error: Error) => {
    zip.close()
    throw error
  })
  return {
    names: () => entries.keys(),
    has: (file) => entries.has(file),
    open: async (file) => {
      try {
        return await zip.openReadStreamPromise(entries.get(file)!)
      } catch (error) {
        throw new BadFile(`${file}: can't be unpacked (${(error as Error).message})`)
      }
    },
    close: () => zip.close(),
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new BadFile(`${path}: no such file`)
    throw new BadFile(`${path}: expected a zip file (${message})`)
  }
}

/** Some archives hold the folder that their files lay in. */
async function entriesOf(zip: ZipFile, wanted: RegExp): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES)
    throw new BadFile(`the zip has ${zip.entryCount} files: at most ${MOST_ENTRIES}`, 'unsafe_zip')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const file = entry.fileName.split('/').at(-1)!
      if (!wanted.test(file) || entries.has(file)) continue
      checkSize(file, entry)
      entries.set(file, entry)
    }
  } catch (error) {
    if (error instanceof BadFile) throw error
    throw new BadFile(`the zip is damaged (${(error as Error).message})`)
  }
  return entries
}

function checkSize(file: string, { uncompressedSize, compressedSize }: Entry): void {
  const isTight = uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * TIGHTEST
  if (uncompressedSize > LARGEST_BYTES || isTight) {
    throw new BadFile(
      `${file}: ${uncompressedSize} bytes unpacked from ${compressedSize} are more than a file of its kind has`,
      'unsafe_zip',
    )
  }
}
