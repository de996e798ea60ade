import type { WriteInput, WriteName, WriteOutput } from './operations.ts'
import { editArticles, setArticleState, setLayer } from './queries/article-edits.ts'
import { keepCatalogue } from './queries/catalogue.ts'
import { decideFurniture } from './queries/furniture-edits.ts'
import { redo, undo } from './queries/history-steps.ts'
import { removeOutletHost, setOutletHost } from './queries/outlet-hosts.ts'
import { answerReview, answerReviews } from './queries/reviews.ts'
import { rememberMapping } from './queries/column-mappings.ts'
import { undoRun } from './queries/run-undo.ts'
import { finishRun, resumeRun, startRun } from './queries/runs.ts'
import { addWatchedFolder, pauseWatchedFolder, rememberFiles, removeWatchedFolder } from './queries/watched-folders.ts'
import { createSavedSearch, deleteSavedSearch, updateSavedSearch } from './queries/saved-searches.ts'
import { createSet, deleteSet, saveView, updateSet } from './queries/set-edits.ts'
import { decideInSet, duplicateSet, freezeSet, linkPassages, removeLink } from './queries/set-work.ts'
import { storeRecords } from './queries/store.ts'
import { assignTags, createTag, deleteTag, mergeTags, updateTag } from './queries/tag-edits.ts'
import { createFamily, deleteFamily, resetFamilies, updateFamily } from './queries/term-families.ts'
import type { Writer } from './writer.ts'

type Write<N extends WriteName> = (writer: Writer, input: WriteInput<N>) => WriteOutput<N>

/** Every write by its name. Each is one transaction. */
export const writes: { readonly [N in WriteName]: Write<N> } = {
  'catalogue.keep': keepCatalogue,
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
  'set.link': linkPassages,
  'set.removeLink': removeLink,
  'set.decide': decideInSet,
  'set.freeze': freezeSet,
  'set.duplicate': duplicateSet,
  'family.create': createFamily,
  'family.update': updateFamily,
  'family.delete': deleteFamily,
  'family.reset': resetFamilies,
  'savedSearch.create': createSavedSearch,
  'savedSearch.update': updateSavedSearch,
  'savedSearch.delete': deleteSavedSearch,
  'review.answer': answerReview,
  'review.answerMany': answerReviews,
  'outlet.set': setOutletHost,
  'outlet.remove': removeOutletHost,
  'furniture.decide': decideFurniture,
  'history.undo': undo,
  'history.redo': redo,
  'run.start': startRun,
  'run.store': storeRecords,
  'run.resume': resumeRun,
  'run.finish': finishRun,
  'run.undo': undoRun,
  'mapping.remember': rememberMapping,
  'watch.add': addWatchedFolder,
  'watch.pause': pauseWatchedFolder,
  'watch.remove': removeWatchedFolder,
  'watch.remember': rememberFiles,
}
