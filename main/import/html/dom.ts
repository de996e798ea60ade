import { parseHTML } from 'linkedom'

/** The part of the DOM that import uses. (The program's own types have no DOM: nothing here is a web page of ours.) */
export interface PageNode {
  readonly nodeType: number
  readonly childNodes: Iterable<PageNode>
  readonly parentNode: PageElement | null
  readonly textContent: string | null
}

export interface PageElement extends PageNode {
  readonly localName: string
  readonly children: Iterable<PageElement>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  closest(selector: string): PageElement | null
  remove(): void
}

export interface PageDocument extends Omit<
  PageElement,
  'localName' | 'getAttribute' | 'setAttribute' | 'closest' | 'remove'
> {
  readonly documentElement: PageElement | null
  readonly body: PageElement | null
}

export const ELEMENT = 1
export const TEXT = 3

/** Parses a page. Nothing of it is run or loaded. */
export function parsePage(source: string): PageDocument {
  // A part of a page without html and body would otherwise become several roots.
  const whole = /<(?:html|body)[\s>]/i.test(source.slice(0, 100_000))
    ? source
    : `<!doctype html><html><body>${source}</body></html>`
  return parseHTML(whole).document as PageDocument
}

/** The words of an element, with white space collapsed. */
export function wordsOf(node: PageNode | null): string {
  return (node?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}

/** Class and id of an element, for rules that go by names. */
export function namesOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.trim()
}
