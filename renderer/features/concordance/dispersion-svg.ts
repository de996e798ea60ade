/** A row of a dispersion plot as it is saved. */
export interface SavedStrip {
  readonly label: string
  readonly figures: string
  readonly places: readonly number[]
}

/** Colours of the window as it is now, as CSS writes them. */
export interface SavedColours {
  readonly ground: string
  readonly ink: string
  readonly faint: string
  readonly bar: string
  readonly mark: string
}

const width = 960
const rowHeight = 26
const top = 48
const labels = 330
const figures = 110
const longestLabel = 48

/** A dispersion plot as an SVG document: a bar for each text, a mark for each hit. */
export function dispersionSvg(title: string, rows: readonly SavedStrip[], colours: SavedColours): string {
  const height = top + rows.length * rowHeight + 16
  const left = labels + figures + 24
  const room = width - left - 16
  const font = 'font-family="system-ui, sans-serif" font-size="12"'
  const strips = rows.map(({ label, figures: counts, places }, index) => {
    const y = top + index * rowHeight
    const shown = label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label
    const marks = places.map((place) => `M${(left + place * room).toFixed(1)} ${y + 3}v16`).join('')
    return [
      `<text x="16" y="${y + 15}" fill="${colours.ink}" ${font}>${escaped(shown)}</text>`,
      `<text x="${labels + figures + 8}" y="${y + 15}" fill="${colours.faint}" text-anchor="end" ${font}>${escaped(counts)}</text>`,
      `<rect x="${left}" y="${y + 1}" width="${room}" height="20" fill="${colours.bar}"/>`,
      `<path d="${marks}" fill="none" stroke="${colours.mark}" stroke-width="1.5"/>`,
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    `<text x="16" y="28" fill="${colours.ink}" font-family="system-ui, sans-serif" font-size="14" font-weight="600">${escaped(title)}</text>`,
    ...strips,
    '</svg>\n',
  ].join('\n')
}

/** Text as XML holds it; control characters, which XML has no place for, become spaces. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** What a colour of the style sheet is now, light or dark. */
export function resolvedColour(element: Element, variable: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${variable})`
  element.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
