import { create } from 'zustand'
import type { ArticleId } from '../../main/contract/article.ts'
import type { FurnitureGroupId } from '../../main/contract/furniture.ts'
import type { SourceRef } from '../../main/contract/host.ts'
import type { ListQuery, SortColumn } from '../../main/contract/methods.ts'
import type { TableSource } from '../../main/contract/tables.ts'
import { joinedQuery, sameFilter, type Filter } from './filters.ts'
import { finishedQuery } from '../../main/contract/finished-query.ts'
import { ownWords } from './own-words.ts'

/** What stands in the middle of the window. A comparison set, when one is open, takes list and reader together. */
export type Place =
  | 'articles'
  | 'concordance'
  | 'vocabulary'
  | 'review'
  | 'duplicates'
  | 'versions'
  | 'furniture'
  | 'runs'
  | 'history'
  | 'verify'

/** Which repeated lines are shown: those of a group, or of an article's group with one line chosen. */
export interface FurnitureFocus {
  readonly group?: FurnitureGroupId
  readonly article?: ArticleId
  readonly line?: string
}

/** A place of an article's text, in UTF-16 units: where a line of the concordance stands. */
export interface TextPlace {
  readonly article: ArticleId
  readonly start: number
  readonly end: number
  /** Its words are marked in the reader, and not those that are searched for, until something else is. */
  readonly marked?: boolean
}

/** A shared passage that was gone to from another article: the place in this one, and where it was left. */
export interface PassageJump extends TextPlace {
  readonly from: ArticleId
}

/** The dialog that is open, with what it works on. */
export type DialogState =
  | {
      readonly kind: 'tag-articles' | 'edit-articles' | 'create-set' | 'add-to-set'
      readonly ids: readonly ArticleId[]
    }
  | { readonly kind: 'undo-import'; readonly run: string }
  | { readonly kind: 'map-table'; readonly table: TableSource }
  /** Sources that are there already, such as those of a drop. */
  | { readonly kind: 'import-options'; readonly sources?: readonly SourceRef[] }
  /** A corpus that was dropped: its grant, or none where it has to be opened by its path. */
  | { readonly kind: 'open-dropped'; readonly name: string; readonly source: string | null }
  | {
      readonly kind: 'rename-set' | 'duplicate-set' | 'freeze-set' | 'delete-set'
      readonly set: number
      readonly name: string
    }
  /** A search to be kept: a new one with this query, or one that is there. */
  | { readonly kind: 'save-search'; readonly query: string }
  | { readonly kind: 'edit-search' | 'delete-search'; readonly search: number }
  | { readonly kind: 'edit-tag' | 'merge-tag' | 'delete-tag'; readonly tag: number }
  | {
      readonly kind:
        | 'create-tag'
        | 'manage-tags'
        | 'term-families'
        | 'new-corpus'
        | 'open-corpus'
        | 'import-path'
        | 'import-table'
        | 'watched-folders'
        | 'settings'
        | 'shortcuts'
        | 'about'
        | 'outlets'
        | 'calendar'
        | 'palette'
    }

/** What the researcher looks at: no data, only which data. */
export interface ViewState {
  readonly place: Place
  /** The words in the search box. */
  readonly query: string
  /** They are being typed, so that the last may go on; a space or Enter ends it. */
  readonly open: boolean
  readonly filters: readonly Filter[]
  readonly bin: boolean
  readonly sort: SortColumn
  readonly descending: boolean
  /** The query is asked as it is typed, though no article has a word of it; until other words are typed. */
  readonly literal: boolean
  /** While searching: best hits first, whatever the column. Choosing a column turns it off. */
  readonly ranked: boolean
  readonly selection: ReadonlySet<ArticleId>
  /** The row with the cursor; the reader shows it. */
  readonly focused: ArticleId | null
  readonly openSet: number | null
  /** The report that the runs' place shows. */
  readonly openRun: string | null
  readonly dialog: DialogState | null
  /** The place that the reader goes to when it shows the article. */
  readonly reveal: TextPlace | null
  /** The shared passage that the reader goes to when it shows the article. */
  readonly jump: PassageJump | null
  /** Text that other articles have, too, is left out: of what is read, searched, counted and exported. */
  readonly hideShared: boolean
  /** Beside the concordance the reader shows the article of a line. */
  readonly lineOpen: boolean
  /** The two articles whose difference the place of versions shows, old and new. */
  readonly versions: { readonly old: ArticleId; readonly new: ArticleId } | null
  readonly furniture: FurnitureFocus
  /** On a narrow window one pane shows at a time. */
  readonly narrowPane: 'library' | 'list' | 'reader' | 'original'
  /** The original stands beside the text of each article that is read. */
  readonly original: boolean
}

/** The view as far as it decides which articles are listed, and in which order. */
export type ListView = Pick<
  ViewState,
  'query' | 'open' | 'filters' | 'bin' | 'sort' | 'descending' | 'ranked' | 'literal' | 'hideShared'
>

export interface ViewActions {
  /** Asks for other words; with `open` they are being typed. Unless told, a last word that was being typed still is. */
  setQuery(query: string, open?: boolean): void
  /** Shows the articles of one filter; with `keep` it is added to those that are on. */
  applyFilter(filter: Filter, keep?: boolean): void
  removeFilter(filter: Filter): void
  /** Includes what a filter excludes, or the other way round. */
  turnFilter(filter: Filter): void
  /** Narrows the list to a span of publication dates, as `date:` takes them, in place of others; null: to none. */
  setDates(value: string | null, label?: string): void
  /** Asks the query as it is typed, without help with typing errors. */
  searchLiterally(): void
  /** All articles: no filter, no bin; the words in the search box stay unless `query` is true. */
  clearFilters(query?: boolean): void
  showBin(): void
  setSort(sort: SortColumn, descending: boolean): void
  setRanked(ranked: boolean): void
  select(selection: ReadonlySet<ArticleId>, focused?: ArticleId | null): void
  /** Shows an article in the reader and leaves a comparison set or another place for the list. */
  openArticle(id: ArticleId): void
  /** Shows an article in the reader beside what the list's place shows. */
  readArticle(id: ArticleId): void
  /** Shows a line of the concordance in its article, beside the concordance. */
  openLine(place: TextPlace): void
  closeLine(): void
  /** Shows a place in its article, with its words marked, and leaves a comparison set or another place for the list. */
  openPlace(place: TextPlace): void
  /** Shows a shared passage in another article. */
  jumpToPassage(jump: PassageJump): void
  setHideShared(hidden: boolean): void
  openSetView(id: number | null): void
  show(place: Place): void
  showRun(run: string | null): void
  /** Shows what differs between two articles. */
  showVersions(old: ArticleId, young: ArticleId): void
  showFurniture(focus: FurnitureFocus): void
  openDialog(dialog: DialogState): void
  closeDialog(): void
  showOriginal(shown: boolean): void
  setNarrowPane(pane: ViewState['narrowPane']): void
  /** Forgets everything that belongs to a corpus. */
  reset(): void
}

const fresh = {
  place: 'articles',
  query: '',
  open: false,
  literal: false,
  filters: [],
  bin: false,
  selection: new Set<ArticleId>(),
  focused: null,
  openSet: null,
  openRun: null,
  dialog: null,
  reveal: null,
  jump: null,
  hideShared: false,
  lineOpen: false,
  versions: null,
  furniture: {},
  narrowPane: 'list',
  original: false,
} as const satisfies Partial<ViewState>

const lastWord = (query: string): string => /\S*$/u.exec(query)![0]

/** Where a query is looked at: the concordance stays when it changes. */
const searchPlace = ({ place }: Pick<ViewState, 'place'>): Place => (place === 'concordance' ? place : 'articles')

/** View state as a zustand store: `useView((view) => view.focused)`. */
export const useView = create<ViewState & ViewActions>((set) => ({
  ...fresh,
  sort: 'added',
  descending: true,
  ranked: true,
  setQuery: (query, open) =>
    set((state) => ({
      query,
      open: open ?? (state.open && lastWord(query) === lastWord(state.query)),
      literal: false,
      reveal: null,
      place: searchPlace(state),
      openSet: null,
    })),
  applyFilter: (filter, keep = false) =>
    set((state) => ({
      filters: keep ? [...state.filters.filter((other) => !sameFilter(other, filter)), filter] : [filter],
      bin: keep && state.bin,
      place: searchPlace(state),
      openSet: null,
      narrowPane: 'list',
    })),
  removeFilter: (filter) => set((state) => ({ filters: state.filters.filter((other) => !sameFilter(other, filter)) })),
  turnFilter: (filter) =>
    set((state) => ({
      filters: state.filters.map((other) =>
        sameFilter(other, filter) ? { ...other, excluded: other.excluded !== true } : other,
      ),
    })),
  setDates: (value, label) =>
    set(({ filters }) => {
      const isDate = ({ kind, excluded }: Filter): boolean => (kind === 'date' || kind === 'year') && excluded !== true
      const others = filters.filter((filter) => !isDate(filter))
      if (value === null) return { filters: others }
      // A span that is moved keeps its place among the others.
      const at = filters.findIndex(isDate)
      const chosen: Filter = { kind: 'date', value, ...(label === undefined ? {} : { label }) }
      return { filters: others.toSpliced(at < 0 ? others.length : at, 0, chosen) }
    }),
  searchLiterally: () => set({ literal: true }),
  clearFilters: (query = false) =>
    set((state) => ({
      filters: [],
      bin: false,
      query: query ? '' : state.query,
      place: 'articles',
      openSet: null,
      narrowPane: 'list',
    })),
  showBin: () => set({ filters: [], bin: true, place: 'articles', openSet: null, narrowPane: 'list' }),
  setSort: (sort, descending) => set({ sort, descending, ranked: false }),
  setRanked: (ranked) => set({ ranked }),
  select: (selection, focused) => set(focused === undefined ? { selection } : { selection, focused, jump: null }),
  openArticle: (id) =>
    set({ focused: id, selection: new Set([id]), jump: null, place: 'articles', openSet: null, narrowPane: 'reader' }),
  readArticle: (id) => set({ focused: id, selection: new Set([id]), jump: null, openSet: null, narrowPane: 'reader' }),
  openLine: (reveal) =>
    set({
      reveal,
      lineOpen: true,
      focused: reveal.article,
      selection: new Set([reveal.article]),
      narrowPane: 'reader',
    }),
  closeLine: () => set({ lineOpen: false, narrowPane: 'list' }),
  openPlace: (place) =>
    set({
      reveal: { ...place, marked: true },
      focused: place.article,
      selection: new Set([place.article]),
      place: 'articles',
      openSet: null,
      narrowPane: 'reader',
    }),
  jumpToPassage: (jump) =>
    set({
      jump,
      reveal: null,
      focused: jump.article,
      selection: new Set([jump.article]),
      openSet: null,
      narrowPane: 'reader',
    }),
  setHideShared: (hideShared) => set({ hideShared }),
  openSetView: (openSet) => set({ openSet, narrowPane: 'reader' }),
  show: (place) => set({ place, openSet: null, lineOpen: false, narrowPane: 'list' }),
  showRun: (openRun) => set({ openRun, place: 'runs', openSet: null, narrowPane: 'list' }),
  showVersions: (old, young) =>
    set({ versions: { old, new: young }, place: 'versions', openSet: null, narrowPane: 'list' }),
  showFurniture: (furniture) => set({ furniture, place: 'furniture', openSet: null, narrowPane: 'list' }),
  openDialog: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
  showOriginal: (original) => set({ original, narrowPane: original ? 'original' : 'reader' }),
  setNarrowPane: (narrowPane) => set({ narrowPane }),
  reset: () => set(fresh),
}))

/** The view state now, for what happens later than drawing: in handlers and after answers. */
export function currentView(): ViewState & ViewActions {
  return useView.getState()
}

/** Whether words are sought, so that there are hits to rank, mark and show: typed ones, or those of a saved search. */
export function isSearching({ query, filters }: Pick<ViewState, 'query' | 'filters'>): boolean {
  return query.trim() !== '' || filters.some(({ kind, excluded }) => kind === 'search' && excluded !== true)
}

/**
 * The typed words as they are asked for, written out, so that list, counts, marks, concordance, exports and saved searches are of
 * the same articles; while shared text is hidden, in text that no other article has.
 */
export function searchedWords({ query, open, hideShared }: Pick<ViewState, 'query'> & Partial<ViewState>): string {
  const asked = finishedQuery(open === true ? query : `${query} `).trim()
  return hideShared === true ? ownWords(asked) : asked
}

/** What of a view the list depends on. */
export function listViewOf(state: ListView): ListView {
  const { query, open, filters, bin, sort, descending, ranked, literal, hideShared } = state
  return { query, open, filters, bin, sort, descending, ranked, literal, hideShared }
}

/** What the list asks for: the filters and the words together. */
export function listQueryOf(
  state: Pick<ViewState, 'query' | 'filters' | 'bin' | 'sort' | 'descending' | 'ranked'> &
    Partial<Pick<ViewState, 'literal' | 'hideShared' | 'open'>>,
): ListQuery {
  const searching = isSearching(state)
  // Hits are counted only where words are sought.
  const sort = state.sort === 'hits' && !searching ? 'added' : state.sort
  return {
    query: joinedQuery(state.filters, searchedWords(state)),
    bin: state.bin,
    ...(searching && state.ranked ? { sort: 'relevance', descending: true } : { sort, descending: state.descending }),
    ...(state.literal === true ? { correct: false } : {}),
  }
}

/** What a command works on: the selection, or else the row with the cursor. */
export function targetsOf(state: Pick<ViewState, 'selection' | 'focused'>): ArticleId[] {
  if (state.selection.size > 0) return [...state.selection]
  return state.focused === null ? [] : [state.focused]
}
