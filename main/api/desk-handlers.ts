import { freeSetName } from './free-set-name.ts'
import { freezeSet } from './freeze-set.ts'
import { mostSharedFirst } from './most-shared-first.ts'
import type { AppCore } from './app-core.ts'
import type { DescriptionMethod } from './description-handlers.ts'
import type { Handlers } from './handlers.ts'

type DeskMethod = `tag.${string}` | `set.${string}` | `review.${string}` | `history.${string}`

/** Tags, comparison sets, the review queue, undo and redo. */
export function deskHandlers(
  core: AppCore,
): Pick<Handlers, Exclude<Extract<keyof Handlers, DeskMethod>, DescriptionMethod>> {
  return {
    'tag.create': async (input) => core.current().db.write('tag.create', input),
    'tag.update': async (input) => core.current().db.write('tag.update', input),
    'tag.merge': async (input) => core.current().db.write('tag.merge', input),
    'tag.delete': async (input) => core.current().db.write('tag.delete', input),
    'tag.assign': async (input) => core.current().db.write('tag.assign', input),

    'set.create': async ({ name, members }) => {
      const { db } = core.current()
      if (name !== undefined) return db.write('set.create', { name, members })
      const arranged = await mostSharedFirst(db, members)
      return db.write('set.create', { name: await freeSetName(db, members), members: arranged })
    },
    'set.get': async (input) => core.current().db.read('set.get', input),
    'set.list': async () => core.current().db.read('set.list', {}),
    'set.update': async (input) => core.current().db.write('set.update', input),
    'set.saveView': async (input) => core.current().db.write('set.saveView', input),
    'set.delete': async (input) => core.current().db.write('set.delete', input),
    'set.proposals': async (input) => core.current().db.read('set.proposals', input),
    'set.work': async (input) => core.current().db.read('set.work', input),
    'set.link': async (input) => core.current().db.write('set.link', input),
    'set.removeLink': async (input) => core.current().db.write('set.removeLink', input),
    'set.decide': async (input) => core.current().db.write('set.decide', input),
    'set.freeze': async ({ id }) => freezeSet(core.current().db, id),
    'set.duplicate': async (input) => core.current().db.write('set.duplicate', input),

    'review.list': async (input) => core.current().db.read('review.page', input),
    'review.answer': async (input) => core.current().db.write('review.answer', input),

    'history.state': async () => core.current().db.read('history.state', {}),
    'history.list': async (input) => core.current().db.read('history.list', input),
    'history.undo': async () => core.current().db.write('history.undo', {}),
    'history.redo': async () => core.current().db.write('history.redo', {}),
  }
}
