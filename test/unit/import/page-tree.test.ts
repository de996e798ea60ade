import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../../main/import/html/block-text.ts'
import {
  ELEMENT,
  findAll,
  type PageDocument,
  type PageElement,
  type PageNode,
} from '../../../main/import/html/page-tree.ts'
import { parsePage } from '../../../main/import/html/parse-page.ts'

function parse(source: string, options = {}): PageDocument {
  const document = parsePage(source, options)
  if ('tooMuch' in document) throw new Error(document.tooMuch)
  return document
}

const blocksOf = (source: string): string[] => readBlocks(parse(source).body).map(({ text }) => text)

describe('parsePage', () => {
  it('gives every page one root with one body', () => {
    for (const source of [
      '<p>one</p>',
      '<html><p>one',
      '<body>one</body>',
      '<link><html><body>one</body></html>',
      'one',
    ]) {
      const document = parse(source)
      expect(document.body.textContent).toBe('one')
      expect(document.body.parentNode).toBe(document.documentElement)
    }
    expect(parse('<html lang="de"><body>').documentElement.getAttribute('lang')).toBe('de')
  })

  it('keeps no scripts and styles, but the data among them', () => {
    const document = parse(
      '<p>a<script>x()</script><style>y</style>b</p><script type="application/ld+json">{"z":1}</script>',
    )
    expect(document.body.textContent).toBe('ab')
    expect(document.scripts).toEqual([{ type: 'application/ld+json', text: '{"z":1}' }])
  })

  it('shows what stands in noscript only when asked', () => {
    const source = '<body><noscript><p>one</p></noscript></body>'
    expect(parse(source).body.textContent).toBe('')
    expect(parse(source, { noscript: true }).body.textContent).toBe('one')
  })

  it('reads on behind a section that is never closed', () => {
    expect(parse('<body><![CDATA[<p>one</p><p>two</p>').body.textContent).toContain('two')
    const data = '<script type="application/ld+json">//<![CDATA[\n{"z":1}\n//]]></script>'
    expect(parse(data).scripts[0]!.text).toContain('{"z":1}')
  })

  it('says why a page is too much', () => {
    expect(parsePage('<div>'.repeat(300))).toHaveProperty('tooMuch')
    expect(parsePage('<br>'.repeat(100_001))).toHaveProperty('tooMuch')
  })

  it('reads attributes named like those of objects', () => {
    const [element] = parse('<p __proto__="a" constructor="b" CLASS="c">x</p>').body.children
    expect(['constructor', 'class', 'toString'].map((name) => element!.getAttribute(name))).toEqual(['b', 'c', null])
  })
})

describe('the tree of a page', () => {
  it('gives back the content that was taken', () => {
    const { body } = parse('<div id="a"><p>one</p>two</div>')
    const taken = body.innerHTML
    body.children[0]!.remove()
    expect(body.textContent).toBe('')
    body.innerHTML = taken
    expect(body.textContent).toBe('onetwo')
    expect(body.children[0]!.id).toBe('a')
    expect(body.children[0]!.parentNode).toBe(body)
  })

  it('stays whole whatever is moved and removed', () => {
    const tags = fc.constantFrom('<div>', '</div>', '<p>', 'a', '<b>', '</b>', '<ul><li>', '<br>', '</ul>')
    fc.assert(
      fc.property(fc.array(tags, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (pieces, numbers) => {
        const { body } = parse(pieces.join(''))
        for (let n = 0; n < 10; n++) {
          const elements = findAll(body, () => true)
          if (elements.length === 0) break
          const one = elements[numbers.next().value! % elements.length]!
          const other = elements[numbers.next().value! % elements.length]!
          if (n % 3 === 0) one.remove()
          else if (findAll(one, (at) => at === other).length === 0 && one !== other) other.appendChild(one)
          expect(faultsOf(body)).toEqual([])
        }
      }),
    )
  })
})

/** The nodes that do not know their parent or their neighbours. */
function faultsOf(element: PageElement): PageNode[] {
  const faults: PageNode[] = []
  let previous: PageNode | null = null
  for (const node of element.childNodes) {
    if (node.parentNode !== element || node.previousSibling !== previous) faults.push(node)
    if (node.nodeType === ELEMENT) faults.push(...faultsOf(node))
    previous = node
  }
  return element.lastChild === previous ? faults : [...faults, element]
}

describe('readBlocks', () => {
  it('parts blocks, and keeps the cells of tables and the items of lists apart', () => {
    expect(blocksOf('<table><tr><td>a<td>b</table><ul><li>c<li>d</ul>e<p>f<br>g')).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f\ng',
    ])
  })

  it('says how much of a block is links', () => {
    const [block] = readBlocks(parse('<p>abcd <a>efgh</a></p>').body)
    expect(block!.links).toBeCloseTo(0.5)
  })
})
