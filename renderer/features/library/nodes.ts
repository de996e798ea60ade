import type { Days, SourceFolder } from '../../../main/contract/archive.ts'
import type { ArticleId } from '../../../main/contract/article.ts'
import type { TagColour } from '../../../main/contract/desk.ts'
import type { Library } from '../../../main/contract/library.ts'
import type { SavedSearch } from '../../../main/contract/saved-search.ts'
import type { Filter } from '../../app/filters.ts'

/** What happens when an entry of the library is chosen. */
export type Target =
  | { readonly to: 'all' | 'bin' | 'review' | 'duplicates' | 'history' }
  | { readonly to: 'filter'; readonly filter: Filter }
  | { readonly to: 'set'; readonly id: number; readonly name: string }
  | { readonly to: 'group' }

/** One line of the library tree. */
export interface LibraryNode {
  /** Stable across updates: remembered for what is open and where the cursor is. */
  readonly key: string
  readonly level: number
  readonly label: string
  readonly count: number | null
  readonly target: Target
  /** Whether there is something below; open or not. */
  readonly open?: boolean
  readonly kind:
    | 'all'
    | 'untagged'
    | 'bin'
    | 'review'
    | 'duplicates'
    | 'history'
    | 'group'
    | 'value'
    | 'tag'
    | 'set'
    | 'search'
    | 'run'
    | 'date'
    | 'folder'
    | 'container'
  readonly colour?: TagColour
  readonly tag?: number
  /** The saved search that it is. */
  readonly search?: SavedSearch
  /** Nothing known: shown in words that say so. */
  readonly vague?: boolean
}

/** What {@link libraryNodes} words: group names, "not known" entries. */
export type Wording = (id: string, values?: Record<string, string | number>) => string

/** What is asked for only when it is opened; undefined while it is on its way. */
export interface Places {
  /** The folders inside one, or with null the roots. */
  folders(within: string | null): readonly SourceFolder[] | undefined
  /** The months of a year, or the days of a month. */
  days(within: string): Days | undefined
  /** Words a month (2020-02) or a day (2020-02-06). */
  dayName(value: string): string
}

const noPlaces: Places = { folders: () => undefined, days: () => undefined, dayName: (value) => value }

interface TagBranch {
  readonly path: string
  readonly label: string
  tag?: Library['tags'][number]
  readonly children: Map<string, TagBranch>
}

const tagTree = (tags: Library['tags']): TagBranch => {
  const root: TagBranch = { path: '', label: '', children: new Map() }
  for (const tag of tags) {
    let at = root
    for (const step of tag.name.split('/')) {
      const path = at.path === '' ? step : `${at.path}/${step}`
      let next = at.children.get(step)
      if (next === undefined) {
        next = { path, label: step, children: new Map() }
        at.children.set(step, next)
      }
      at = next
    }
    at.tag = tag
  }
  return root
}

const colourOf = (branch: TagBranch): TagColour => {
  if (branch.tag !== undefined) return branch.tag.colour
  const [first] = branch.children.values()
  return first === undefined ? 'grey' : colourOf(first)
}

/** Groups that are open at first; the others hold what is looked for less often. */
export const openAtFirst: readonly string[] = ['searches', 'outlets', 'tags', 'sets']

/** A saved search with how many articles answer it; null while they are counted. */
export interface CountedSearch {
  readonly search: SavedSearch
  readonly articles: number | null
}

/** The lines of the library in order, those inside closed groups left out. */
export function libraryNodes(
  library: Library,
  isOpen: (key: string) => boolean,
  word: Wording,
  languageName: (code: string) => string,
  runLabel: (run: Library['runs'][number]) => string,
  places: Places = noPlaces,
  searches: readonly CountedSearch[] = [],
): LibraryNode[] {
  const nodes: LibraryNode[] = [
    { key: 'all', level: 1, kind: 'all', label: word('library.all'), count: library.articles, target: { to: 'all' } },
    {
      key: 'untagged',
      level: 1,
      kind: 'untagged',
      label: word('library.untagged'),
      count: library.untagged,
      target: { to: 'filter', filter: { kind: 'untagged', value: '' } },
    },
    {
      key: 'review',
      level: 1,
      kind: 'review',
      label: word('library.review'),
      count: library.openReviews,
      target: { to: 'review' },
    },
    {
      key: 'duplicates',
      level: 1,
      kind: 'duplicates',
      label: word('library.duplicates'),
      count: null,
      target: { to: 'duplicates' },
    },
    { key: 'bin', level: 1, kind: 'bin', label: word('library.bin'), count: library.inBin, target: { to: 'bin' } },
  ]

  const group = (key: string, count: number | null): boolean => {
    const open = isOpen(key)
    nodes.push({ key, level: 1, kind: 'group', label: word(`library.${key}`), count, open, target: { to: 'group' } })
    return open
  }
  const values = (key: string, kind: 'outlet' | 'year' | 'language', list: Library['outlets']): void => {
    if (list.length === 0 || !group(key, list.filter(({ value }) => value !== '').length)) return
    for (const { value, articles } of list) {
      const known = kind === 'language' && value !== '' ? languageName(value) : value
      const key = `${kind}:${value}`
      const open = kind === 'year' && value !== '' ? isOpen(key) : undefined
      nodes.push({
        key,
        level: 2,
        kind: 'value',
        open,
        label: value === '' ? word(`library.${kind}.none`) : known,
        vague: value === '',
        count: articles,
        target: { to: 'filter', filter: { kind, value } },
      })
      if (open === true) within(value, 3)
    }
  }
  /** The months of a year, or the days of a month. */
  const within = (year: string, level: number): void => {
    for (const { value, articles } of places.days(year)?.days ?? []) {
      const key = `date:${value}`
      const open = value.length === 7 ? isOpen(key) : undefined
      const label = places.dayName(value)
      nodes.push({
        key,
        level,
        kind: 'date',
        label,
        count: articles,
        open,
        target: { to: 'filter', filter: { kind: 'date', value, label: places.dayName(value) } },
      })
      if (open === true) within(value, level + 1)
    }
  }
  const folders = (parent: string | null, level: number): void => {
    for (const { path, label, container, articles, inner } of places.folders(parent) ?? []) {
      const key = `folder:${path}`
      const open = inner ? isOpen(key) : undefined
      const vague = path === '.'
      nodes.push({
        key,
        level,
        kind: container ? 'container' : 'folder',
        label: vague ? word('library.folder.none') : label,
        vague,
        count: articles,
        open,
        target: {
          to: 'filter',
          filter: { kind: 'folder', value: path, label: vague ? word('library.folder.none') : path },
        },
      })
      if (open === true) folders(path, level + 1)
    }
  }
  const branch = (at: TagBranch, level: number): void => {
    for (const child of at.children.values()) {
      const key = `tag:${child.path}`
      const inner = child.children.size > 0
      const open = inner ? isOpen(key) : undefined
      nodes.push({
        key,
        level,
        kind: 'tag',
        label: child.label,
        count: child.tag?.articles ?? null,
        colour: colourOf(child),
        tag: child.tag?.id,
        open,
        target: { to: 'filter', filter: { kind: 'tag', value: child.path } },
      })
      if (open === true) branch(child, level + 1)
    }
  }

  if (searches.length > 0 && group('searches', searches.length)) {
    for (const { search, articles } of searches) {
      nodes.push({
        key: `search:${search.name}`,
        level: 2,
        kind: 'search',
        label: search.name,
        count: articles,
        search,
        target: { to: 'filter', filter: { kind: 'search', value: search.name } },
      })
    }
  }
  if (group('sets', library.sets.length)) {
    for (const set of library.sets) {
      nodes.push({
        key: `set:${set.id}`,
        level: 2,
        kind: 'set',
        label: set.name,
        count: set.articles,
        target: { to: 'set', id: set.id, name: set.name },
      })
    }
  }
  if (group('tags', library.tags.length)) branch(tagTree(library.tags), 2)
  values('outlets', 'outlet', library.outlets)
  values('years', 'year', library.years)
  values('languages', 'language', library.languages)
  if (library.articles > 0 && group('folders', null)) folders(null, 2)
  if (library.runs.length > 0 && group('runs', library.runs.length)) {
    for (const run of library.runs) {
      nodes.push({
        key: `run:${run.run}`,
        level: 2,
        kind: 'run',
        label: runLabel(run),
        count: run.added + run.needsReview,
        target: { to: 'filter', filter: { kind: 'run', value: run.run, label: runLabel(run) } },
      })
    }
  }
  return nodes
}

/** Whether articles can be dropped on a line, and so be tagged or put into a set. */
export function takesArticles(node: LibraryNode): boolean {
  return node.kind === 'tag' || node.kind === 'set'
}

/** What a drop of articles on a line asks for. */
export interface ArticleDrop {
  readonly node: LibraryNode
  readonly ids: readonly ArticleId[]
}
