/** Properties that style sheets give to shapes and to words of drawings; a saved file has no style sheet. */
const shapeProperties = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin']
const textProperties = [
  'fill',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
]

/**
 * A drawing as an SVG document of its own, with its looks as they are on screen, on the ground that it has there. What is marked
 * with `data-unsaved`, such as a cursor, is left out.
 */
export function savedSvg(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[index]!)
    const name = element.localName
    const properties = name === 'text' ? textProperties : name === 'g' || name === 'svg' ? [] : shapeProperties
    for (const property of properties) element.setAttribute(property, style.getPropertyValue(property))
    for (const attribute of element.getAttributeNames())
      if (/^(?:class|style|tabindex|aria-.*|data-(?!unsaved).*)$/.test(attribute)) element.removeAttribute(attribute)
  }
  for (const element of copy.querySelectorAll('[data-unsaved]')) element.remove()
  const { width, height } = drawing.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(Math.round(height)))
  copy.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`)
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', groundOf(drawing))
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  name.textContent = title
  copy.prepend(name, ground)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** The colour behind an element. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor
    if (colour !== '' && colour !== 'transparent' && colour !== 'rgba(0, 0, 0, 0)') return colour
  }
  return 'white'
}
