import { create } from 'zustand'
import type { ArticleId } from '../../main/contract/article.ts'
import type { FurnitureGroupId } from '../../main/contract/furniture.ts'
import type { SourceRef } from '../../main/contract/host.ts'
import type { ListQuery, SortColumn } from '../../main/contract/methods.ts'
import type { TableSource } from '../../main/contract/tables.ts'

/** A choice made in the library; each is a clause of the query, shown as a chip. `value` is '' for "not known". */
export interface Filter {
  readonly kind: 'untagged' | 'outlet' | 'year' | 'date' | 'language' | 'tag' | 'set' | 'run' | 'folder'
  readonly value: string
  /** What the chip says when that is not `value` itself, such as a run's name. */
  readonly label?: string
}

/** What stands in the middle of the window. A comparison set, when one is open, takes list and reader together. */
export type Place = 'articles' | 'review' | 'duplicates' | 'versions' | 'furniture' | 'runs' | 'history' | 'verify'

/** Which repeated lines are shown: those of a group, or of an article's group with one line chosen. */
export interface FurnitureFocus {
  readonly group?: FurnitureGroupId
  readonly article?: ArticleId
  readonly line?: string
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
  | { readonly kind: 'rename-set' | 'delete-set'; readonly set: number; readonly name: string }
  | { readonly kind: 'edit-tag' | 'merge-tag' | 'delete-tag'; readonly tag: number }
  | {
      readonly kind:
        | 'create-tag'
        | 'manage-tags'
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
  readonly filters: readonly Filter[]
  readonly bin: boolean
  readonly sort: SortColumn
  readonly descending: boolean
  /** While searching: best hits first, whatever the column. Choosing a column turns it off. */
  readonly ranked: boolean
  readonly selection: ReadonlySet<ArticleId>
  /** The row with the cursor; the reader shows it. */
  readonly focused: ArticleId | null
  readonly openSet: number | null
  /** The report that the runs' place shows. */
  readonly openRun: string | null
  readonly dialog: DialogState | null
  /** The two articles whose difference the place of versions shows, old and new. */
  readonly versions: { readonly old: ArticleId; readonly new: ArticleId } | null
  readonly furniture: FurnitureFocus
  /** On a narrow window one pane shows at a time. */
  readonly narrowPane: 'library' | 'list' | 'reader' | 'original'
  /** The original stands beside the text of each article that is read. */
  readonly original: boolean
}

export interface ViewActions {
  setQuery(query: string): void
  /** Shows the articles of one filter; with `keep` it is added to those that are on. */
  applyFilter(filter: Filter, keep?: boolean): void
  removeFilter(filter: Filter): void
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
  filters: [],
  bin: false,
  selection: new Set<ArticleId>(),
  focused: null,
  openSet: null,
  openRun: null,
  dialog: null,
  versions: null,
  furniture: {},
  narrowPane: 'list',
  original: false,
} as const satisfies Partial<ViewState>

const sameFilter = (a: Filter, b: Filter): boolean => a.kind === b.kind && a.value === b.value

/** View state as a zustand store: `useView((view) => view.focused)`. */
export const useView = create<ViewState & ViewActions>((set) => ({
  ...fresh,
  sort: 'added',
  descending: true,
  ranked: true,
  setQuery: (query) => set({ query, place: 'articles', openSet: null }),
  applyFilter: (filter, keep = false) =>
    set((state) => ({
      filters: keep ? [...state.filters.filter((other) => !sameFilter(other, filter)), filter] : [filter],
      bin: keep && state.bin,
      place: 'articles',
      openSet: null,
      narrowPane: 'list',
    })),
  removeFilter: (filter) => set((state) => ({ filters: state.filters.filter((other) => !sameFilter(other, filter)) })),
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
  select: (selection, focused) => set(focused === undefined ? { selection } : { selection, focused }),
  openArticle: (id) =>
    set({ focused: id, selection: new Set([id]), place: 'articles', openSet: null, narrowPane: 'reader' }),
  readArticle: (id) => set({ focused: id, selection: new Set([id]), openSet: null, narrowPane: 'reader' }),
  openSetView: (openSet) => set({ openSet, narrowPane: 'reader' }),
  show: (place) => set({ place, openSet: null, narrowPane: 'list' }),
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

/** In quotation marks a value means exactly itself; one inside it is doubled. */
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`

/** The clause of the query language that a filter stands for. */
export function clauseOf(filter: Filter): string {
  const { kind, value } = filter
  if (kind === 'untagged') return 'is:untagged'
  if (kind === 'outlet') return value === '' ? 'is:no-outlet' : `outlet:${quoted(value)}`
  if (kind === 'year' || kind === 'date') return value === '' ? 'is:undated' : `date:${value}`
  if (kind === 'language') return value === '' ? 'is:no-language' : `lang:${quoted(value)}`
  if (kind === 'run') return `run:${value}`
  return `${kind}:${quoted(value)}`
}

/** What the list asks for: the filters and the words together. Words with OR are kept together by parentheses. */
export function listQueryOf(
  state: Pick<ViewState, 'query' | 'filters' | 'bin' | 'sort' | 'descending' | 'ranked'>,
): ListQuery {
  const words = state.query.trim()
  const grouped = state.filters.length > 0 && /\bOR\b/.test(words) ? `(${words})` : words
  return {
    query: [...state.filters.map(clauseOf), grouped].filter((part) => part !== '').join(' '),
    bin: state.bin,
    ...(words !== '' && state.ranked
      ? { sort: 'relevance', descending: true }
      : { sort: state.sort, descending: state.descending }),
  }
}

/** What a command works on: the selection, or else the row with the cursor. */
export function targetsOf(state: Pick<ViewState, 'selection' | 'focused'>): ArticleId[] {
  if (state.selection.size > 0) return [...state.selection]
  return state.focused === null ? [] : [state.focused]
}
