import { z } from 'zod'
import { archiveMethods } from './archive-methods.ts'
import { articleDetailSchema, articleIdSchema, articleRowSchema, fieldNameSchema, layerSchema } from './article.ts'
import { comparisonSchema } from './comparison.ts'
import { concordanceMethods } from './concordance-methods.ts'
import { descriptionMethods } from './description-methods.ts'
import {
  comparisonSetSchema,
  historyStateSchema,
  historyStepSchema,
  reviewAnswerSchema,
  reviewPairSchema,
  setNameSchema,
  setSummarySchema,
  setViewSchema,
  similarSchema,
  tagColourSchema,
  tagNameSchema,
  tagSchema,
} from './desk.ts'
import { appInfoSchema, jobKindSchema, settingsChangeSchema, settingsSchema, sourceRefSchema } from './host.ts'
import {
  importOptionsSchema,
  importReportSchema,
  importRunSchema,
  startedImportSchema,
  watchedFolderSchema,
} from './import.ts'
import { importMethods } from './import-methods.ts'
import { corpusInfoSchema, librarySchema, recentCorpusSchema } from './library.ts'
import { reviewFilterSchema } from './review.ts'
import { savedSearchMethods } from './saved-search.ts'
import { sharedTextMethods } from './shared-text.ts'
import { setWorkMethods } from './set-work.ts'
import { termFamilyMethods } from './term-families.ts'
import { vocabularyMethods } from './vocabulary.ts'
import { windowExportMethods } from './window-exports.ts'
import { facetsSchema, queryLimitSchema, snippetSchema, suggestionSchema, unknownNameSchema } from './search.ts'

const nothing = z.object({})
const ids = z.array(articleIdSchema).min(1).max(1_000_000)
const setId = z.int().positive()
const tagId = z.int().positive()
const count = z.object({ changed: z.int() })

/**
 * What the list can be sorted by. `relevance` means: best hits first; without a query it is `added`. `hits`: by how often the
 * query's words stand in the article.
 */
export const sortColumnSchema = z.enum(['relevance', 'title', 'outlet', 'date', 'words', 'added', 'hits'])
export type SortColumn = z.infer<typeof sortColumnSchema>

/** What the list shows: articles that answer `query` (empty: all), without the bin unless `bin`. */
export const listQuerySchema = z.object({
  query: z.string().max(100_000).default(''),
  bin: z.boolean().default(false),
  sort: sortColumnSchema.default('added'),
  descending: z.boolean().default(true),
  /** Articles with the same text as one before them in the list are folded under it. */
  group: z.boolean().optional(),
  /** False: the query as it is, though no article has a word of it. Otherwise a likely typing error finds its word. */
  correct: z.boolean().optional(),
})
export type ListQuery = z.infer<typeof listQuerySchema>

/** A row of a list with how often the query's words stand in the article, and where first. */
const foundRowSchema = articleRowSchema.extend({ hits: z.int(), snippets: z.array(snippetSchema) })

/**
 * Every call that a window can make. Values are JSON-safe: no `undefined` inside arrays, no dates, no buffers. Each entry is
 * `{ input, output }`; inputs are parsed at the host, outputs in tests and in development.
 */
export const methods = {
  'app.info': { input: nothing, output: appInfoSchema },
  'settings.get': { input: nothing, output: settingsSchema },
  /** Changes only the settings given. */
  'settings.set': { input: settingsChangeSchema, output: settingsSchema },

  /** The open corpus, or null: then the window shows its start screen. */
  'corpus.current': { input: nothing, output: corpusInfoSchema.nullable() },
  'corpus.recent': { input: nothing, output: z.array(recentCorpusSchema) },
  /** A new corpus file called `name` in the folder for corpora (or where the system dialog says, in Electron), opened. Null: dialog cancelled. */
  'corpus.create': {
    input: z.object({ name: z.string().trim().min(1).max(120) }),
    output: corpusInfoSchema.nullable(),
  },
  /** Opens a granted file, or a recent corpus by its id. */
  'corpus.open': { input: z.object({ source: z.string() }), output: corpusInfoSchema },
  /** Creates (or opens, if there) the sample corpus and imports the five sample articles. */
  'corpus.sample': { input: nothing, output: corpusInfoSchema },

  /** The system's file dialog. Only with the capability `nativeDialogs`. Empty: cancelled. */
  'files.pick': { input: z.object({ kind: z.enum(['files', 'folder', 'corpus']) }), output: z.array(sourceRefSchema) },
  /** A path that the researcher typed. Only with the capability `typedPaths`. */
  'files.grant': { input: z.object({ path: z.string().min(1).max(4096) }), output: sourceRefSchema },

  /**
   * Starts an import job; its report is `import.report` of its run, its progress the job events. `run` is null while the job
   * waits for others; `job.list` tells it later.
   */
  'import.start': {
    input: z.object({ sources: z.array(z.string()).min(1), options: importOptionsSchema.default({}) }),
    output: startedImportSchema,
  },
  /** Takes up a run that was cut off (`resumable`), from where it was. Throws `conflict` when it cannot go on. */
  'import.resume': { input: z.object({ run: z.string() }), output: startedImportSchema },
  /** Folders from which new files come in by themselves while the corpus is open, and when it is opened again. */
  'watch.list': { input: nothing, output: z.array(watchedFolderSchema) },
  /** Watches a granted folder; what lies in it is imported first. Throws `conflict` when it is watched already. */
  'watch.add': {
    input: z.object({ source: z.string(), options: importOptionsSchema.default({}) }),
    output: watchedFolderSchema,
  },
  'watch.pause': { input: z.object({ id: z.int().positive(), paused: z.boolean() }), output: nothing },
  /** Stops watching; what came in stays. */
  'watch.remove': { input: z.object({ id: z.int().positive() }), output: nothing },
  'import.runs': { input: nothing, output: z.array(importRunSchema) },
  'import.report': { input: z.object({ run: z.string() }), output: importReportSchema },
  'job.list': {
    input: nothing,
    output: z.array(z.object({ job: z.string(), kind: jobKindSchema, label: z.string(), run: z.string().optional() })),
  },
  /** Lets a job stand still after the batch it is in; what was stored is stored. */
  'job.pause': { input: z.object({ job: z.string() }), output: nothing },
  'job.resume': { input: z.object({ job: z.string() }), output: nothing },
  /** Stops a job after the batch it is in; what was stored stays, and the report says so. */
  'job.cancel': { input: z.object({ job: z.string() }), output: nothing },

  'library.get': { input: nothing, output: librarySchema },

  /** A window of the list. With a query, each row also has its hits and first snippets. */
  'article.list': {
    input: listQuerySchema.extend({ offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    output: z.object({
      total: z.int(),
      /** With `group`, the number of rows of the whole list; `total` counts all articles. */
      groups: z.int().optional(),
      /** `alike`: so many other articles of the list have the same text and are folded under this one. */
      rows: z.array(foundRowSchema.extend({ alike: z.int() })),
      /** What of the query was no clause and was taken literally. */
      ignored: z.array(z.string()),
      /** Clauses that could not be answered in full; absent when all were. */
      limits: z.array(queryLimitSchema).optional(),
      /** Clauses that name what is not there; absent where all is. */
      unknown: z.array(unknownNameSchema).optional(),
      /** The query whose answer this is, when no article has a word of the one given. */
      correctedTo: z.string().optional(),
      /**
       * How the rows are ordered: by what was asked for, best hits first, or (where ranking says nothing, and where hits are too many
       * to be counted) title hits first and the newest before older ones.
       */
      order: z.enum(['column', 'relevance', 'newest']),
      tookMs: z.number(),
    }),
  },
  /** What is folded under an article in the list of a query with `group`, the first published first. */
  'article.alike': {
    input: z.object({
      id: articleIdSchema,
      query: z.string().max(100_000).default(''),
      bin: z.boolean().default(false),
      correct: z.boolean().optional(),
      limit: z.int().min(1).max(500).default(200),
    }),
    output: z.object({ total: z.int(), rows: z.array(foundRowSchema) }),
  },
  /** All ids of a list in its order: what "select all" selects. */
  'article.ids': { input: listQuerySchema, output: z.array(articleIdSchema) },
  'article.get': { input: z.object({ id: articleIdSchema }), output: articleDetailSchema },
  /** Where the query's words stand in the article's text: [start, end) in UTF-16 units, in order. */
  'article.matches': {
    input: z.object({ id: articleIdSchema, query: z.string().max(100_000), correct: z.boolean().optional() }),
    output: z.array(z.tuple([z.int(), z.int()])),
  },
  /** Where a text stands in an article, as it is typed: no query language. Spans as of `article.matches`, 10,000 at most. */
  'article.find': {
    input: z.object({
      id: articleIdSchema,
      text: z.string().max(10_000),
      wholeWord: z.boolean().default(false),
      matchCase: z.boolean().default(false),
      /** False: accents, Arabic vowel marks and letter shapes make no difference. */
      matchAccents: z.boolean().default(false),
    }),
    output: z.array(z.tuple([z.int(), z.int()])),
  },
  /** Sets metadata of all `ids`; a value of null clears the field. The status becomes `entered` (`unknown` when cleared). */
  'article.edit': {
    input: z.object({ ids, fields: z.partialRecord(fieldNameSchema, z.string().max(10_000).nullable()) }),
    output: count,
  },
  /** Puts a span of one article (whole paragraphs) into a layer; null gives it back to what import proposed. */
  'article.setLayer': {
    input: z.object({ id: articleIdSchema, start: z.int(), end: z.int(), layer: layerSchema.nullable() }),
    output: articleDetailSchema,
  },
  'article.delete': { input: z.object({ ids }), output: count },
  'article.restore': { input: z.object({ ids }), output: count },
  /** Articles that share text with this one, most first. */
  'article.similar': {
    input: z.object({ id: articleIdSchema, limit: z.int().min(1).max(100).default(20) }),
    output: z.array(similarSchema),
  },

  /** Completions of what stands before the caret (a UTF-16 offset; the end unless told), best first. */
  'search.suggest': {
    input: z.object({
      text: z.string().max(1000),
      caret: z.int().nonnegative().optional(),
      limit: z.int().min(1).max(50).default(8),
    }),
    output: z.array(suggestionSchema),
  },
  'search.facets': {
    input: z.object({ query: z.string().max(100_000), correct: z.boolean().optional() }),
    output: facetsSchema,
  },

  'tag.create': { input: z.object({ name: tagNameSchema, colour: tagColourSchema.optional() }), output: tagSchema },
  'tag.update': {
    input: z.object({ id: tagId, name: tagNameSchema.optional(), colour: tagColourSchema.optional() }),
    output: tagSchema,
  },
  /** Joins `from` into `into`: its articles get that tag, then it is gone. */
  'tag.merge': { input: z.object({ from: tagId, into: tagId }), output: tagSchema },
  'tag.delete': { input: z.object({ id: tagId }), output: nothing },
  /** Puts tags (by name; created when new) on articles and takes others off, as one step. */
  'tag.assign': {
    input: z.object({ ids, add: z.array(tagNameSchema).default([]), remove: z.array(tagNameSchema).default([]) }),
    output: count,
  },

  /**
   * Without a name one is proposed, of the words that the headlines share, and numbered where it is taken; the base is then the
   * member that shares most with the others.
   */
  'set.create': {
    input: z.object({ name: setNameSchema.optional(), members: z.array(articleIdSchema).max(50) }),
    output: comparisonSetSchema,
  },
  'set.get': { input: z.object({ id: setId }), output: comparisonSetSchema },
  'set.list': { input: nothing, output: z.array(setSummarySchema) },
  /** Changes what is given: name, notes, base, the members with their order, the shortest shared run in words. */
  'set.update': {
    input: z.object({
      id: setId,
      name: setNameSchema.optional(),
      notes: z.string().max(1_000_000).optional(),
      base: articleIdSchema.optional(),
      members: z.array(articleIdSchema).max(50).optional(),
      minWords: z.int().min(4).max(100).optional(),
      layers: z.array(layerSchema).min(1).optional(),
    }),
    output: comparisonSetSchema,
  },
  /** Remembers how the set is shown. No step of the history. */
  'set.saveView': { input: z.object({ id: setId, view: setViewSchema }), output: nothing },
  'set.delete': { input: z.object({ id: setId }), output: nothing },
  ...setWorkMethods,

  /**
   * Compares 2 to 50 articles, the first being the base. With `set`, the hand-made links of that set are kept to, and what it was
   * frozen with is used.
   */
  'compare.run': {
    input: z.object({
      articles: z.array(articleIdSchema).min(2).max(50),
      minWords: z.int().min(4).max(100).default(8),
      layers: z.array(layerSchema).min(1).default(['headline', 'standfirst', 'subheading', 'body']),
      set: setId.optional(),
    }),
    output: comparisonSchema,
  },

  'review.list': {
    input: z.object({
      answered: z.boolean().default(false),
      filter: reviewFilterSchema.default({}),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.int(), pairs: z.array(reviewPairSchema) }),
  },
  /** Remembered for the pair; null opens the question again. */
  'review.answer': {
    input: z.object({ article: articleIdSchema, other: articleIdSchema, answer: reviewAnswerSchema.nullable() }),
    output: nothing,
  },

  ...importMethods,
  ...archiveMethods,
  ...descriptionMethods,
  ...concordanceMethods,
  ...savedSearchMethods,
  ...sharedTextMethods,
  ...termFamilyMethods,
  ...vocabularyMethods,
  ...windowExportMethods,

  'history.state': { input: nothing, output: historyStateSchema },
  'history.list': {
    input: z.object({ limit: z.int().min(1).max(1000).default(100) }),
    output: z.array(historyStepSchema),
  },
  /** Undoes the last step; the name of what was undone, or null. */
  'history.undo': { input: nothing, output: z.object({ name: z.string().nullable() }) },
  'history.redo': { input: nothing, output: z.object({ name: z.string().nullable() }) },

  /** Prepares an export of the given articles, a set or a query. The shell then saves it (`Host.saveExport`). */
  'export.start': {
    input: z.object({
      format: z.literal('jsonl'),
      ids: z.array(articleIdSchema).optional(),
      set: setId.optional(),
      query: z.string().optional(),
      /** What the query finds in the bin; without a query all of it. */
      bin: z.boolean().default(false),
      /** As of `article.list`. */
      correct: z.boolean().optional(),
      /** Leaves out the passages that another article of the corpus has, `[…]` in their place. */
      hideShared: z.boolean().optional(),
    }),
    output: z.object({ export: z.string(), fileName: z.string(), articles: z.int() }),
  },
  /** Writes a prepared export where the system's dialog says. Only with the capability `nativeDialogs`. */
  'export.save': { input: z.object({ export: z.string() }), output: z.object({ saved: z.boolean() }) },

  /** Tells the native menu which commands may run now. */
  'menu.update': { input: z.object({ enabled: z.array(z.string()) }), output: nothing },
  /** Asks the system to open a web address of an article, after the researcher confirmed it. */
  'link.open': { input: z.object({ url: z.string().max(10_000) }), output: nothing },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type Methods = typeof methods
export type Method = keyof Methods
/** What a caller passes. */
export type Input<M extends Method> = z.input<Methods[M]['input']>
/** What a handler gets: parsed, with defaults filled in. */
export type Parsed<M extends Method> = z.output<Methods[M]['input']>
export type Output<M extends Method> = z.output<Methods[M]['output']>
