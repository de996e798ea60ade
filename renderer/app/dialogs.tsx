import { CalendarDialog } from '../features/calendar/calendar-dialog.tsx'
import { FamiliesDialog } from '../features/families/families-dialog.tsx'
import { EditArticlesDialog } from '../features/metadata/edit-articles-dialog.tsx'
import { ImportPathDialog } from '../features/import/import-path-dialog.tsx'
import { ImportTableDialog } from '../features/import/import-table-dialog.tsx'
import { MapTableDialog } from '../features/import/map-table-dialog.tsx'
import { OpenDroppedDialog } from '../features/import/open-dropped-dialog.tsx'
import { UndoImportDialog } from '../features/import/undo-import-dialog.tsx'
import { WatchedFoldersDialog } from '../features/import/watched-folders-dialog.tsx'
import { OutletsDialog } from '../features/outlets/outlets-dialog.tsx'
import { CommandPalette } from '../features/palette/command-palette.tsx'
import { ShortcutSheet } from '../features/palette/shortcut-sheet.tsx'
import { FreezeSetDialog } from '../features/sets/freeze-set-dialog.tsx'
import {
  AddToSetDialog,
  CreateSetDialog,
  DeleteSetDialog,
  DuplicateSetDialog,
  RenameSetDialog,
} from '../features/sets/set-dialogs.tsx'
import { DeleteSearchDialog, EditSearchDialog, SaveSearchDialog } from '../features/searches/search-dialogs.tsx'
import { AboutDialog } from '../features/settings/about-dialog.tsx'
import { SettingsDialog } from '../features/settings/settings-dialog.tsx'
import { CreateCorpusDialog, OpenCorpusDialog } from '../features/start/corpus-dialogs.tsx'
import { ManageTagsDialog } from '../features/tags/manage-tags-dialog.tsx'
import { TagArticlesDialog } from '../features/tags/tag-articles-dialog.tsx'
import { CreateTagDialog, DeleteTagDialog, EditTagDialog, MergeTagDialog } from '../features/tags/tag-editors.tsx'
import { useView } from './view-store.ts'

/** The dialog that is open, if any. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog)
  const onClose = useView((view) => view.closeDialog)
  switch (dialog?.kind) {
    case 'tag-articles':
      return <TagArticlesDialog ids={dialog.ids} onClose={onClose} />
    case 'edit-articles':
      return <EditArticlesDialog ids={dialog.ids} onClose={onClose} />
    case 'create-set':
      return <CreateSetDialog ids={dialog.ids} onClose={onClose} />
    case 'add-to-set':
      return <AddToSetDialog ids={dialog.ids} onClose={onClose} />
    case 'rename-set':
      return <RenameSetDialog set={dialog.set} name={dialog.name} onClose={onClose} />
    case 'duplicate-set':
      return <DuplicateSetDialog set={dialog.set} name={dialog.name} onClose={onClose} />
    case 'freeze-set':
      return <FreezeSetDialog set={dialog.set} name={dialog.name} onClose={onClose} />
    case 'delete-set':
      return <DeleteSetDialog set={dialog.set} name={dialog.name} onClose={onClose} />
    case 'save-search':
      return <SaveSearchDialog query={dialog.query} onClose={onClose} />
    case 'edit-search':
      return <EditSearchDialog search={dialog.search} onClose={onClose} />
    case 'delete-search':
      return <DeleteSearchDialog search={dialog.search} onClose={onClose} />
    case 'create-tag':
      return <CreateTagDialog onClose={onClose} />
    case 'edit-tag':
      return <EditTagDialog tag={dialog.tag} onClose={onClose} />
    case 'merge-tag':
      return <MergeTagDialog tag={dialog.tag} onClose={onClose} />
    case 'delete-tag':
      return <DeleteTagDialog tag={dialog.tag} onClose={onClose} />
    case 'manage-tags':
      return <ManageTagsDialog onClose={onClose} />
    case 'term-families':
      return <FamiliesDialog onClose={onClose} />
    case 'new-corpus':
      return <CreateCorpusDialog onClose={onClose} />
    case 'open-corpus':
      return <OpenCorpusDialog onClose={onClose} />
    case 'import-path':
      return <ImportPathDialog onClose={onClose} />
    case 'import-options':
      return (
        <ImportPathDialog
          options
          onClose={onClose}
          {...(dialog.sources === undefined ? {} : { sources: dialog.sources })}
        />
      )
    case 'import-table':
      return <ImportTableDialog onClose={onClose} />
    case 'map-table':
      return <MapTableDialog table={dialog.table} onClose={onClose} />
    case 'undo-import':
      return <UndoImportDialog run={dialog.run} onClose={onClose} />
    case 'open-dropped':
      return <OpenDroppedDialog name={dialog.name} source={dialog.source} onClose={onClose} />
    case 'watched-folders':
      return <WatchedFoldersDialog onClose={onClose} />
    case 'settings':
      return <SettingsDialog onClose={onClose} />
    case 'shortcuts':
      return <ShortcutSheet onClose={onClose} />
    case 'calendar':
      return <CalendarDialog onClose={onClose} />
    case 'outlets':
      return <OutletsDialog onClose={onClose} />
    case 'about':
      return <AboutDialog onClose={onClose} />
    case 'palette':
      return <CommandPalette onClose={onClose} />
    case undefined:
      return null
  }
}
