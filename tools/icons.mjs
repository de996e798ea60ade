// Draws the icon files of the package from main/electron/resources/icon.svg, with Chromium: `npx node tools/icons.mjs`. Run it after a
// change of the drawing; its results are checked in.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'

const folder = resolve(import.meta.dirname, '../main/electron/resources')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } })

/** The drawing as PNG, `size` pixels wide and high, on a transparent ground. */
const draw = async (size) => {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px}</style>${svg}`)
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } })
}

const images = new Map()
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) images.set(size, await draw(size))
await browser.close()

// Linux takes one PNG a size.
mkdirSync(join(folder, 'icons'), { recursive: true })
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(folder, `icons/${size}x${size}.png`), images.get(size))

// Linux windows show theirs from the code itself: a file in the asar would have to be found by its built name.
const windowIcon = images.get(128).toString('base64')
writeFileSync(
  resolve(folder, '../window-icon.ts'),
  `/** The picture that a window has on Linux, as a data URL. Written by tools/icons.mjs. */
export const windowIcon =
  'data:image/png;base64,${windowIcon}'
`,
)

// Windows: an .ico of PNG images. Header, one 16-byte entry an image (0 stands for 256 pixels), images.
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
const header = Buffer.alloc(6 + 16 * icoSizes.length)
header.writeUInt16LE(1, 2)
header.writeUInt16LE(icoSizes.length, 4)
let offset = header.length
for (const [index, size] of icoSizes.entries()) {
  const image = images.get(size)
  const at = 6 + 16 * index
  header.writeUInt8(size % 256, at)
  header.writeUInt8(size % 256, at + 1)
  header.writeUInt16LE(1, at + 4)
  header.writeUInt16LE(32, at + 6)
  header.writeUInt32LE(image.length, at + 8)
  header.writeUInt32LE(offset, at + 12)
  offset += image.length
}
writeFileSync(join(folder, 'icon.ico'), Buffer.concat([header, ...icoSizes.map((size) => images.get(size))]))

// macOS: an .icns of PNG images. Each has its type and its length before it, and so has the whole.
const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 }
const chunk = (type, body) => {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
const icons = Object.entries(icnsTypes).map(([type, size]) => chunk(type, images.get(size)))
writeFileSync(join(folder, 'icon.icns'), chunk('icns', Buffer.concat(icons)))
