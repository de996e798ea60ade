import { useHost } from '../host/use-host.ts'
import { useT } from '../i18n/use-t.ts'
import { useAction, useApi, useCall } from './api.ts'
import { useCommand } from './commands.ts'
import { toast } from './toasts.ts'
import { listQueryOf, targetsOf, useView, currentView } from './view-store.ts'
import { useStartImport } from '../features/import/use-start-import.ts'

/** Members that a comparison set may have. */
const mostMembers = 50

/** The commands that work on the open corpus and are not at home in one pane. */
export function useCorpusCommands(): void {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const native = useCall('app.info', {}).data?.capabilities.nativeDialogs ?? false
  const startImport = useStartImport()
  const undo = useAction('history.undo')
  const redo = useAction('history.redo')
  const remove = useAction('article.delete')
  const restore = useAction('article.restore')
  const startExport = useAction('export.start')
  const createSet = useAction('set.create')
  const { openDialog, select, openSetView } = currentView()
  const bin = useView((view) => view.bin)
  const openSet = useView((view) => view.openSet)
  const library = useCall('library.get', {}).data
  const savedSearches = useCall('savedSearch.list', {}).data

  const targets = () => targetsOf(currentView())
  const onTargets = (run: (ids: string[]) => void) => (): void => {
    const ids = targets()
    if (ids.length > 0) run(ids)
  }
  const openSetName = (): string => library?.sets.find((set) => set.id === openSet)?.name ?? ''

  useCommand('import.files', () => {
    if (!native) return openDialog({ kind: 'import-path' })
    void host.pickSources('files', client).then(startImport)
  })
  useCommand('import.folder', () => void host.pickSources('folder', client).then(startImport))
  useCommand('import.options', () => openDialog({ kind: 'import-options' }))
  useCommand('import.table', () => {
    if (!native) return openDialog({ kind: 'import-table' })
    void host.pickSources('files', client).then(([source]) => {
      if (source !== undefined) openDialog({ kind: 'map-table', table: { source: source.id } })
    })
  })
  useCommand('watch.manage', () => openDialog({ kind: 'watched-folders' }))

  useCommand('history.undo', () => {
    void undo({}).then(({ name }) =>
      toast(
        name === null
          ? { text: t('history.nothing.undo') }
          : { text: t('history.undone', { name }), command: 'history.redo' },
      ),
    )
  })
  useCommand('history.redo', () => {
    void redo({}).then(({ name }) =>
      toast(
        name === null
          ? { text: t('history.nothing.redo') }
          : { text: t('history.redone', { name }), command: 'history.undo' },
      ),
    )
  })

  useCommand(
    'article.tag',
    onTargets((ids) => openDialog({ kind: 'tag-articles', ids })),
  )
  useCommand(
    'article.edit',
    onTargets((ids) => openDialog({ kind: 'edit-articles', ids })),
  )
  useCommand(
    'set.compare',
    onTargets((ids) => {
      if (ids.length > mostMembers) openDialog({ kind: 'create-set', ids })
      else
        void createSet({ members: [...ids] }).then(({ id, name }) => {
          openSetView(id)
          toast({ text: t('sets.created', { name, count: ids.length }), command: 'history.undo' })
        })
    }),
  )
  useCommand(
    'set.create',
    onTargets((ids) => openDialog({ kind: 'create-set', ids })),
  )
  useCommand(
    'set.add',
    onTargets((ids) => openDialog({ kind: 'add-to-set', ids })),
  )
  useCommand(
    'article.delete',
    onTargets((ids) => {
      void remove({ ids }).then(({ changed }) => {
        select(new Set(), null)
        toast({ text: t('list.binned', { count: changed }), command: 'history.undo' })
      })
    }),
    !bin,
  )
  useCommand(
    'article.restore',
    onTargets((ids) => {
      void restore({ ids }).then(({ changed }) => {
        select(new Set(), null)
        toast({ text: t('list.restored', { count: changed }), command: 'history.undo' })
      })
    }),
    bin,
  )

  useCommand('set.rename', () => {
    if (openSet !== null) openDialog({ kind: 'rename-set', set: openSet, name: openSetName() })
  })
  useCommand('set.duplicate', () => {
    if (openSet !== null) openDialog({ kind: 'duplicate-set', set: openSet, name: openSetName() })
  })
  useCommand('set.delete', () => {
    if (openSet !== null) openDialog({ kind: 'delete-set', set: openSet, name: openSetName() })
  })
  useCommand('set.close', () => openSetView(null))

  useCommand('articles.all', () => currentView().clearFilters(true))
  useCommand('articles.untagged', () => currentView().applyFilter({ kind: 'untagged', value: '' }))
  useCommand('articles.bin', () => currentView().showBin())
  useCommand('vocabulary.open', () => {
    const view = currentView()
    view.show(view.place === 'vocabulary' && view.openSet === null ? 'articles' : 'vocabulary')
  })
  useCommand('concordance.open', () => {
    const view = currentView()
    view.show(view.place === 'concordance' && view.openSet === null ? 'articles' : 'concordance')
  })
  useCommand('review.open', () => currentView().show('review'))
  useCommand('duplicates.open', () => currentView().show('duplicates'))
  useCommand('furniture.open', () => currentView().showFurniture({}))
  useCommand('outlets.open', () => openDialog({ kind: 'outlets' }))
  useCommand('calendar.open', () => openDialog({ kind: 'calendar' }))
  useCommand('corpus.verify', () => currentView().show('verify'))
  useCommand('history.show', () => currentView().show('history'))
  useCommand('import.reports', () => currentView().showRun(null))

  useCommand('shared.hide', () => currentView().setHideShared(!currentView().hideShared))

  useCommand('search.save', () => {
    const view = currentView()
    const [filter, another] = view.filters
    const shown = savedSearches?.find(({ name }) => name === filter?.value)
    if (filter?.kind === 'search' && another === undefined && view.query.trim() === '' && shown !== undefined)
      return openDialog({ kind: 'edit-search', search: shown.id })
    const list = listQueryOf(view)
    if (list.query === '') return toast({ text: t('searches.nothing') })
    // What is kept is what is shown: where a typing error found its word, with that word.
    void client
      .call('article.list', { ...list, offset: 0, limit: 1 })
      .then(({ correctedTo }) => openDialog({ kind: 'save-search', query: correctedTo ?? list.query }))
      .catch(() => openDialog({ kind: 'save-search', query: list.query }))
  })
  useCommand('search.toSet', () => {
    void client
      .call('article.ids', listQueryOf(currentView()))
      .then((ids) => {
        if (ids.length === 0) toast({ text: t('searches.none') })
        else if (ids.length > mostMembers)
          toast({ text: t('searches.tooMany', { most: mostMembers, count: ids.length }) })
        else openDialog({ kind: 'create-set', ids })
      })
      .catch(() => undefined)
  })

  useCommand('tag.create', () => openDialog({ kind: 'create-tag' }))
  useCommand('tag.manage', () => openDialog({ kind: 'manage-tags' }))
  useCommand('families.manage', () => openDialog({ kind: 'term-families' }))

  useCommand('export.jsonl', () => {
    const view = currentView()
    const { query, bin, correct } = listQueryOf(view)
    const listed = { query, bin, ...(correct === false && { correct }) }
    const what =
      view.openSet !== null ? { set: view.openSet } : view.selection.size > 0 ? { ids: [...view.selection] } : listed
    void startExport({ format: 'jsonl', ...what, ...(view.hideShared && { hideShared: true }) })
      .then(async ({ export: id, fileName, articles }) => {
        const saved = await host.saveExport(id, fileName, client)
        if (saved) toast({ tone: 'success', text: t('app.exported', { count: articles, fileName }) })
      })
      .catch(() => undefined)
  })
}
