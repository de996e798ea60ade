import type { PreparedRecord } from '../../../main/contract/prepared.ts'
import { prepared, words } from './records.ts'

/** 2,000 separate articles, the same each time. */
export function crashRecords(): PreparedRecord[] {
  return Array.from({ length: 2000 }, (_, n) =>
    prepared({ title: `Article ${n}`, body: words(n, 120), furniture: 'Menu', path: `folder/${n}.txt` }),
  )
}
