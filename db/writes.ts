import type { WriteInput, WriteName, WriteOutput } from './operations.ts'
import { editArticles, setArticleState, setLayer } from './queries/article-edits.ts'
import { redo, undo } from './queries/history-steps.ts'
import { answerReview } from './queries/reviews.ts'
import { finishRun, noteItems, startRun } from './queries/runs.ts'
import { createSet, deleteSet, saveView, updateSet } from './queries/set-edits.ts'
import { storeRecords } from './queries/store.ts'
import { assignTags, createTag, deleteTag, mergeTags, updateTag } from './queries/tag-edits.ts'
import type { Writer } from './writer.ts'

type Write<N extends WriteName> = (writer: Writer, input: WriteInput<N>) => WriteOutput<N>

/** Every write by its name. Each is one transaction. */
export const writes: { readonly [N in WriteName]: Write<N> } = {
  'article.edit': editArticles,
  'article.setLayer': setLayer,
  'article.setState': setArticleState,
  'tag.create': createTag,
  'tag.update': updateTag,
  'tag.merge': mergeTags,
  'tag.delete': deleteTag,
  'tag.assign': assignTags,
  'set.create': createSet,
  'set.update': updateSet,
  'set.saveView': saveView,
  'set.delete': deleteSet,
  'review.answer': answerReview,
  'history.undo': undo,
  'history.redo': redo,
  'run.start': startRun,
  'run.store': storeRecords,
  'run.note': noteItems,
  'run.finish': finishRun,
}
