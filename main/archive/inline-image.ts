const IMAGE_TYPES = /^image\/(?:png|jpe?g|pjpeg|gif|webp|avif|bmp|x-ms-bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)$/i
const DATA_IMAGE = /^\s*data:(image\/[a-z0-9.+-]+)((?:;[a-z0-9=._-]+)*),/i
const LONGEST = 30_000_000

/**
 * A `data:` address of an image as it may be shown, or undefined for anything else. Pictures in SVG are safe as images: browsers
 * neither run nor load anything in those.
 */
export function dataImage(address: string): string | undefined {
  if (address.length > LONGEST) return undefined
  const match = DATA_IMAGE.exec(address)
  if (match === null || !IMAGE_TYPES.test(match[1]!)) return undefined
  return `data:${match[1]!.toLowerCase()}${/;base64$/i.test(match[2]!) ? ';base64' : ''},${address.slice(match[0].length).replace(/[\s"'<>()\\]/g, encodeURIComponent)}`
}

/** Bytes of an image as a `data:` address, or undefined when browsers draw no such image. */
export function imageAddress(media: string, bytes: Uint8Array): string | undefined {
  const type = media.split(';')[0]!.trim().toLowerCase()
  if (!IMAGE_TYPES.test(type)) return undefined
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
}
