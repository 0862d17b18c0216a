export interface SentFile {
  fileName: string
  /** Its bytes as they arrive; they have to be read to the end. */
  pieces: AsyncGenerator<Uint8Array>
}

/** A form that ends before it is over, or is none. */
export class BrokenForm extends Error {
  override name = 'BrokenForm'
}

const LONGEST_HEAD = 16 * 1024
const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * The first file of a posted form under a field's name, handed on while it arrives; null where there is none. Remix's own
 * reader refuses names with `=` and `;`, and holds back no sender who is faster than the disk.
 */
export async function readSentFile(request: Request, field: string): Promise<SentFile | null> {
  const type = request.headers.get('content-type') ?? ''
  const boundary = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type)
  if (!request.body || !boundary) return null
  // The first boundary stands at the very beginning, all others on a line of their own.
  const form = new Incoming(request.body.getReader(), Buffer.from('\r\n'))
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`)
  for await (const _ of form.until(delimiter));
  for (;;) {
    const after = await form.take(2)
    if (after.equals(Buffer.from('--'))) return null
    const head = Buffer.concat([after, ...(await form.head())]).toString('utf8')
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
    const fileName = /;\s*filename="([^"]*)"/i.exec(head)?.[1]
    const pieces = form.until(delimiter)
    if (name === field && fileName) return { fileName: plain(fileName), pieces }
    for await (const _ of pieces);
  }
}

/** Browsers write a quotation mark and line breaks in a name as web addresses do. */
function plain(fileName: string): string {
  return fileName.replace(/%22/g, '"').replace(/%0[AD]/gi, ' ')
}

/** Bytes that are on their way, of which only what may be the beginning of a mark is held back. */
class Incoming {
  constructor(
    private readonly source: { read(): Promise<{ value?: Uint8Array; done: boolean }> },
    private held: Buffer,
  ) {}

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) await this.more()
    const taken = this.held.subarray(0, count)
    this.held = this.held.subarray(count)
    return taken
  }

  /** What stands before the empty line that ends the head of a part. */
  async head(): Promise<Buffer[]> {
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of this.until(HEAD_END)) {
      length += piece.length
      if (length > LONGEST_HEAD) throw new BrokenForm('a part of the form has a head without an end')
      pieces.push(piece)
    }
    return pieces
  }

  /** Everything before a mark, piece by piece; the mark itself is passed over. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark)
      if (at >= 0) {
        const last = this.held.subarray(0, at)
        this.held = this.held.subarray(at + mark.length)
        if (last.length > 0) yield last
        return
      }
      const safe = this.held.length - mark.length + 1
      if (safe > 0) {
        const piece = this.held.subarray(0, safe)
        this.held = this.held.subarray(safe)
        yield piece
      }
      await this.more()
    }
  }

  private async more(): Promise<void> {
    const { value, done } = await this.source.read()
    if (done || !value) throw new BrokenForm('the form ends before it is over')
    this.held = this.held.length === 0 ? Buffer.from(value) : Buffer.concat([this.held, value])
  }
}
