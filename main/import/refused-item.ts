import type { ImportItem } from '../contract/import.ts'
import type { Walked } from '../files/walk.ts'
import { systemRefusal } from './refusal.ts'

/** The report's row for what the walk met and did not take. `shown`: the path that the report gives. */
export function refusedItem(met: Walked & { readonly kind: 'refused' }, shown: string): ImportItem {
  switch (met.why) {
    case 'link':
      return skipped(shown, 'link', 'It is a link to a folder, which is not followed. Import that folder itself.')
    case 'link-loop':
      return skipped(shown, 'link-loop', 'It is a link that leads back to itself.')
    case 'broken-link':
      return {
        path: shown,
        outcome: 'failed',
        code: 'broken-link',
        reason: 'It is a link to a file that is not there.',
      }
    case 'special':
      return skipped(shown, 'special', 'It is a device, pipe or socket, not a file.')
    case 'repeated':
      return skipped(shown, 'repeated', 'It is read already under another name or in another folder of this import.')
    case 'absent':
      return {
        path: shown,
        outcome: 'failed',
        code: 'absent',
        reason: 'There is nothing under this path. Check how it is written.',
      }
    case 'gone':
    case 'unreadable': {
      const { code, message } = systemRefusal({ code: met.system })
      return { path: shown, outcome: 'failed', code, reason: message }
    }
  }
}

function skipped(path: string, code: string, reason: string): ImportItem {
  return { path, outcome: 'skipped', code, reason }
}
