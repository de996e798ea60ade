import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a ZIP archive that a test makes. What is not given is as it should be. */
export interface ZipFixture {
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  /** Compressed, unless false. */
  readonly deflate?: boolean
  /** The mode of Unix, such as 0o120777 for a link. */
  readonly mode?: number
  /** General purpose flags: 1 needs a password, 0x800 has its name in UTF-8. */
  readonly flags?: number
  readonly method?: number
  /** The checksum to state instead of the right one. */
  readonly crc?: number
  /** The sizes to state instead of the right ones. */
  readonly statedSize?: number
  readonly extra?: Uint8Array
}

/** Writes a ZIP archive, with whatever faults its files are to have. Names are written as they are given. */
export function buildZip(files: readonly ZipFixture[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const content = Buffer.from(file.content ?? '')
    const data = file.deflate === false ? content : deflateRawSync(content)
    const extra = Buffer.from(file.extra ?? [])
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(file.flags ?? 0, 2)
    common.writeUInt16LE(file.method ?? (file.deflate === false ? 0 : 8), 4)
    common.writeUInt32LE(file.crc ?? crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(file.statedSize ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    common.writeUInt16LE(extra.length, 24)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, extra, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((file.mode ?? 0o100644) * 65_536, 6)
    tail.writeUInt32LE(offset, 10)
    const madeByUnix = Buffer.from([20, 3])
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), madeByUnix, common, tail, name, extra]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
