import type { Checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import type { ReadInput, ReadName, ReadOutput } from './operations.ts'
import { allArticles, articleDetail, articleTexts, wholeArticles } from './queries/articles.ts'
import { concordanceCounts, concordanceFrame } from './queries/concordance.ts'
import { catalogueChanges, keptCatalogue, titlesWith } from './queries/catalogue.ts'
import { valuesBeginning } from './queries/catalogue-values.ts'
import { checkOriginals, originalSources, originalTotal, sourcePage } from './queries/fixity.ts'
import { publicationDays, sourceFolders } from './queries/folders.ts'
import { historyState, historySteps } from './queries/history-steps.ts'
import { duplicateCounts, duplicateGroups } from './queries/duplicates.ts'
import { furnitureGroups } from './queries/furniture-groups.ts'
import { furnitureLines, furniturePreview } from './queries/furniture-lines.ts'
import { corpusInfo, library } from './queries/library.ts'
import { alikeRows, listIds, listPage } from './queries/list.ts'
import { original } from './queries/originals.ts'
import { hostCounts, outletHosts } from './queries/outlet-hosts.ts'
import { reviewFacets } from './queries/review-facets.ts'
import { reviewPage, reviewPair } from './queries/reviews.ts'
import { unknownFiles, watchedFolders } from './queries/watched-folders.ts'
import { findMapping, mappingHints } from './queries/column-mappings.ts'
import { runItems, runPaths, runSummary } from './queries/report.ts'
import { undoPlan } from './queries/run-undo.ts'
import { runById, runFiles, runReport, runs } from './queries/runs.ts'
import { countHits, facets, fieldValues, frequencies, vocabulary } from './queries/search.ts'
import { findSavedSearch, savedSearches } from './queries/saved-searches.ts'
import { setProposals } from './queries/set-proposals.ts'
import { frozenSet, setWork } from './queries/set-work.ts'
import { findSet, setById, setSummaries } from './queries/sets.ts'
import { sharing } from './queries/sharing.ts'
import { similar } from './queries/similar.ts'
import { findTag, tags } from './queries/tags.ts'
import { ownFamilies } from './queries/term-families.ts'
import { versionsOf } from './queries/versions.ts'

type Read<N extends ReadName> = (connection: Connection, input: ReadInput<N>, checkpoint: Checkpoint) => ReadOutput<N>

/** Every read by its name. Each sees one state of the file. */
export const reads: { readonly [N in ReadName]: Read<N> } = {
  'corpus.info': corpusInfo,
  'library.get': library,
  'library.folders': sourceFolders,
  'library.days': publicationDays,
  'article.page': listPage,
  'article.ids': listIds,
  'article.alike': alikeRows,
  'article.get': articleDetail,
  'article.texts': articleTexts,
  'article.whole': wholeArticles,
  'article.all': allArticles,
  'article.similar': similar,
  'article.sharing': sharing,
  'tag.list': tags,
  'tag.find': findTag,
  'set.list': setSummaries,
  'set.get': setById,
  'set.find': findSet,
  'set.proposals': setProposals,
  'set.work': setWork,
  'set.frozen': frozenSet,
  'family.own': ownFamilies,
  'savedSearch.list': savedSearches,
  'savedSearch.find': findSavedSearch,
  'run.list': runs,
  'run.get': runById,
  'watch.list': watchedFolders,
  'watch.unknown': unknownFiles,
  'run.files': runFiles,
  'run.report': runReport,
  'run.summary': runSummary,
  'run.items': runItems,
  'run.paths': runPaths,
  'run.undoPlan': undoPlan,
  'mapping.find': findMapping,
  'mapping.hints': mappingHints,
  'review.page': reviewPage,
  'review.facets': reviewFacets,
  'review.pair': reviewPair,
  'article.versions': versionsOf,
  'duplicate.counts': duplicateCounts,
  'duplicate.groups': duplicateGroups,
  'outlet.hosts': outletHosts,
  'outlet.counts': hostCounts,
  'furniture.groups': furnitureGroups,
  'furniture.lines': furnitureLines,
  'furniture.preview': furniturePreview,
  'concordance.frame': concordanceFrame,
  'concordance.counts': concordanceCounts,
  'history.state': historyState,
  'history.list': historySteps,
  'search.count': countHits,
  'search.facets': facets,
  'search.frequencies': frequencies,
  'search.vocabulary': vocabulary,
  'search.values': fieldValues,
  'catalogue.kept': keptCatalogue,
  'catalogue.changes': catalogueChanges,
  'catalogue.titles': titlesWith,
  'catalogue.values': valuesBeginning,
  'original.get': original,
  'original.sources': originalSources,
  'original.total': originalTotal,
  'original.check': checkOriginals,
  'source.page': sourcePage,
}
