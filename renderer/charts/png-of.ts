/** Pixels of the picture for each pixel of the drawing: sharp in print, too. */
const SCALE = 2

/** An SVG document as a PNG picture, base64; twice the drawing's size. Throws where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('There is no canvas to draw on')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const [kind, data] = canvas.toDataURL('image/png').split(',')
  // A canvas that is larger than the browser can hold is an empty picture of no kind.
  if (kind !== 'data:image/png;base64' || data === undefined) throw new Error('The drawing is too large for a picture')
  return data
}
