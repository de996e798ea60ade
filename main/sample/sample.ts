import harbour from './01 weir engineers.txt?raw'
import courier from './02 courier.md?raw'
import breaking from './03 breaking.txt?raw'
import noHeadline from './04 no headline.txt?raw'
import astrid from './05 astrid today.html?raw'

/**
 * Five articles on one event, to try the program on. Event, places, people and outlets are invented; the mess is that of real
 * scraped pages: photo dates, promos glued into the text, captions met twice, a missing headline, agency copy in four of five.
 */
export const sampleFiles: readonly { readonly name: string; readonly content: string }[] = [
  { name: '01 weir engineers.txt', content: harbour },
  { name: '02 courier.md', content: courier },
  { name: '03 breaking.txt', content: breaking },
  { name: '04 no headline.txt', content: noHeadline },
  { name: '05 astrid today.html', content: astrid },
]
