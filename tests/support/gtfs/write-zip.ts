import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  data: Buffer
  /** What the zip says of its size where that is a lie. */
  statedSize?: number
}

/** A real zip file of the parts, each deflated. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data, statedSize = data.length } of parts) {
    const packed = deflateRawSync(data)
    const bytes = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    // Names are UTF-8.
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(statedSize, 18)
    common.writeUInt16LE(bytes.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, bytes, packed)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, bytes)
    offset += 30 + bytes.length + packed.length
  }
  const end = Buffer.alloc(18)
  const directory = Buffer.concat(central)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
