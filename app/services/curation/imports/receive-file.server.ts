import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { importScopeOf } from '#app/domain/access/scope.ts'
import { LARGEST_UPLOAD_BYTES } from '#app/domain/access/upload-limit.ts'
import type { User } from '#app/domain/access/user.ts'
import { cleanText } from '#app/domain/curation/import/text.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import { BadFile, type FileFault } from '#db/import/bad-file.ts'
import { peekFile } from '#db/import/places/peek-file.ts'
import * as uploads from '#db/repositories/import-uploads.ts'
import type { AppContext } from '../../app-context.ts'

export interface SentFile {
  author: User
  fileName: string
  pieces: AsyncIterable<Uint8Array>
}

export type ReceiveRefusal =
  | { kind: 'import_not_found' }
  | { kind: 'file_missing' }
  | { kind: 'file_too_large'; megabytes: number }
  | { kind: 'file_not_read'; fault: FileFault; line: number | null }

class TooLarge extends Error {}

/** Keeps a file that somebody sends, piece by piece, and looks at its beginning; nothing is left of one that is refused. */
export async function receiveFile(
  { db, now, newId, importDesk }: Pick<AppContext, 'db' | 'now' | 'newId' | 'importDesk'>,
  { author, fileName, pieces }: SentFile,
  largestBytes = LARGEST_UPLOAD_BYTES,
): Promise<Result<{ id: string }, ReceiveRefusal>> {
  const scope = importScopeOf(author)
  if (!scope) return refuse({ kind: 'import_not_found' })
  const id = newId()
  const path = join(importDesk.folder, id)
  await mkdir(importDesk.folder, { recursive: true })
  try {
    await pipeline(Readable.from(limited(pieces, largestBytes)), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const { format, bytes, ...head } = await peekFile(path)
    await uploads.insert(db, {
      id,
      file_name: cleanText(fileName.split(/[/\\]/).at(-1) ?? '').text.slice(0, 200) || id,
      file_bytes: bytes,
      format,
      head: JSON.stringify(head),
      settings: null,
      prefecture_code: scope === 'all' ? null : scope.prefectureCode,
      municipality_code: scope === 'all' ? null : scope.municipalityCode,
      author_id: author.id,
      uploaded_at: now(),
    })
    return accept({ id })
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof TooLarge) return refuse({ kind: 'file_too_large', megabytes: largestBytes / 1024 ** 2 })
    if (error instanceof BadFile) return refuse({ kind: 'file_not_read', fault: error.fault, line: error.line })
    throw error
  }
}

async function* limited(pieces: AsyncIterable<Uint8Array>, largestBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.byteLength
    if (bytes > largestBytes) throw new TooLarge()
    yield piece
  }
}
