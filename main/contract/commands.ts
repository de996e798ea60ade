import { z } from 'zod'

/** Where a command stands in the menu bar. */
export type MenuGroup = 'file' | 'edit' | 'article' | 'compare' | 'view' | 'help'

/** When a command may run: always, or only with what it works on. Computed once by the window and sent to the native menu. */
export type CommandContext =
  | 'always'
  | 'corpus'
  | 'selection'
  | 'selection-many'
  | 'set'
  | 'article'
  | 'texts'
  | 'review'
  | 'undo'
  | 'redo'

/** A command of the one table that feeds keys, both menus, the palette and the shortcut sheet. */
export interface Command {
  /** `noun.verb`; its label is the message `command.<id>`. */
  readonly id: string
  readonly menu: MenuGroup
  /** In Electron's accelerator syntax, `CmdOrCtrl` being the platform's command key; none for rare commands. */
  readonly key?: string
  /** True for a key without modifier: it does not fire while text is being typed. */
  readonly plainKey?: boolean
  readonly when: CommandContext
  /** Starts a new group in the menu. */
  readonly separated?: boolean
}

/** The command table, in menu order. */
export const commands = [
  { id: 'corpus.new', menu: 'file', when: 'always' },
  { id: 'corpus.open', menu: 'file', key: 'CmdOrCtrl+O', when: 'always' },
  { id: 'corpus.sample', menu: 'file', when: 'always' },
  { id: 'import.files', menu: 'file', key: 'CmdOrCtrl+I', when: 'corpus', separated: true },
  { id: 'import.folder', menu: 'file', key: 'CmdOrCtrl+Shift+O', when: 'corpus' },
  { id: 'import.options', menu: 'file', key: 'CmdOrCtrl+Shift+I', when: 'corpus' },
  { id: 'import.table', menu: 'file', when: 'corpus' },
  { id: 'watch.manage', menu: 'file', when: 'corpus' },
  { id: 'import.pause', menu: 'file', when: 'corpus' },
  { id: 'import.reports', menu: 'file', when: 'corpus' },
  { id: 'export.jsonl', menu: 'file', key: 'CmdOrCtrl+E', when: 'corpus', separated: true },
  { id: 'corpus.verify', menu: 'file', when: 'corpus', separated: true },
  { id: 'settings.open', menu: 'file', key: 'CmdOrCtrl+,', when: 'always', separated: true },
  { id: 'history.undo', menu: 'edit', key: 'CmdOrCtrl+Z', when: 'undo' },
  { id: 'history.redo', menu: 'edit', key: 'CmdOrCtrl+Shift+Z', when: 'redo' },
  { id: 'history.show', menu: 'edit', when: 'corpus' },
  { id: 'selection.all', menu: 'edit', key: 'CmdOrCtrl+A', when: 'corpus', separated: true },
  { id: 'selection.clear', menu: 'edit', key: 'Escape', plainKey: true, when: 'selection' },
  { id: 'search.focus', menu: 'edit', key: 'CmdOrCtrl+F', when: 'corpus', separated: true },
  { id: 'search.save', menu: 'edit', key: 'CmdOrCtrl+S', when: 'corpus' },
  { id: 'search.forget', menu: 'edit', when: 'corpus' },
  { id: 'tag.create', menu: 'edit', when: 'corpus', separated: true },
  { id: 'tag.manage', menu: 'edit', when: 'corpus' },
  { id: 'families.manage', menu: 'edit', when: 'corpus' },
  { id: 'find.open', menu: 'edit', key: '/', plainKey: true, when: 'article', separated: true },
  { id: 'match.next', menu: 'edit', key: 'F3', when: 'article' },
  { id: 'match.previous', menu: 'edit', key: 'Shift+F3', when: 'article' },
  { id: 'article.open', menu: 'article', key: 'Enter', plainKey: true, when: 'selection' },
  { id: 'article.edit', menu: 'article', key: 'E', plainKey: true, when: 'selection' },
  { id: 'article.tag', menu: 'article', key: 'T', plainKey: true, when: 'selection' },
  { id: 'original.toggle', menu: 'article', key: 'O', plainKey: true, when: 'article' },
  { id: 'paragraph.next', menu: 'article', key: '.', plainKey: true, when: 'article' },
  { id: 'paragraph.previous', menu: 'article', key: ',', plainKey: true, when: 'article' },
  { id: 'article.similar', menu: 'article', key: 'S', plainKey: true, when: 'article' },
  { id: 'version.compare', menu: 'article', key: 'V', plainKey: true, when: 'article', separated: true },
  { id: 'version.next', menu: 'article', key: ']', plainKey: true, when: 'article' },
  { id: 'version.previous', menu: 'article', key: '[', plainKey: true, when: 'article' },
  { id: 'article.next', menu: 'article', key: 'J', plainKey: true, when: 'corpus', separated: true },
  { id: 'article.previous', menu: 'article', key: 'K', plainKey: true, when: 'corpus' },
  { id: 'article.delete', menu: 'article', key: 'Delete', plainKey: true, when: 'selection', separated: true },
  { id: 'article.restore', menu: 'article', when: 'selection' },
  { id: 'outlets.open', menu: 'article', key: 'Shift+O', plainKey: true, when: 'corpus', separated: true },
  { id: 'furniture.open', menu: 'article', key: 'L', plainKey: true, when: 'corpus' },
  { id: 'set.compare', menu: 'compare', key: 'C', plainKey: true, when: 'selection' },
  { id: 'set.create', menu: 'compare', when: 'selection' },
  { id: 'set.add', menu: 'compare', key: 'Shift+C', plainKey: true, when: 'selection' },
  { id: 'search.toSet', menu: 'compare', when: 'corpus' },
  { id: 'set.rename', menu: 'compare', key: 'F2', when: 'set', separated: true },
  { id: 'set.base', menu: 'compare', key: 'B', plainKey: true, when: 'set' },
  { id: 'passage.next', menu: 'compare', key: 'N', plainKey: true, when: 'texts' },
  { id: 'passage.previous', menu: 'compare', key: 'Shift+N', plainKey: true, when: 'texts' },
  { id: 'set.mode.reading', menu: 'compare', key: 'Shift+R', plainKey: true, when: 'set', separated: true },
  { id: 'set.mode.aligned', menu: 'compare', key: 'Shift+A', plainKey: true, when: 'set' },
  { id: 'set.mode.differences', menu: 'compare', key: 'Shift+D', plainKey: true, when: 'set' },
  { id: 'set.inline', menu: 'compare', key: 'Shift+I', plainKey: true, when: 'set' },
  { id: 'row.link', menu: 'compare', key: 'Shift+L', plainKey: true, when: 'set', separated: true },
  { id: 'row.unlink', menu: 'compare', key: 'Shift+U', plainKey: true, when: 'set' },
  { id: 'row.lock', menu: 'compare', key: 'Shift+K', plainKey: true, when: 'set' },
  { id: 'row.crossing', menu: 'compare', key: 'Z', plainKey: true, when: 'set' },
  { id: 'row.restore', menu: 'compare', when: 'set' },
  { id: 'apparatus.copy', menu: 'compare', key: 'Y', plainKey: true, when: 'set', separated: true },
  { id: 'apparatus.print', menu: 'compare', key: 'CmdOrCtrl+P', when: 'set' },
  { id: 'set.page.texts', menu: 'compare', key: '1', plainKey: true, when: 'set', separated: true },
  { id: 'set.page.apparatus', menu: 'compare', key: '2', plainKey: true, when: 'set' },
  { id: 'set.page.findings', menu: 'compare', key: '3', plainKey: true, when: 'set' },
  { id: 'set.page.figures', menu: 'compare', key: '4', plainKey: true, when: 'set' },
  { id: 'set.page.quotations', menu: 'compare', key: '5', plainKey: true, when: 'set' },
  { id: 'set.page.names', menu: 'compare', key: '6', plainKey: true, when: 'set' },
  { id: 'set.page.vocabulary', menu: 'compare', key: '7', plainKey: true, when: 'set' },
  { id: 'set.page.plots', menu: 'compare', key: '8', plainKey: true, when: 'set' },
  { id: 'finding.confirm', menu: 'compare', key: 'Shift+Y', plainKey: true, when: 'set', separated: true },
  { id: 'finding.reject', menu: 'compare', key: 'Shift+X', plainKey: true, when: 'set' },
  { id: 'finding.closest', menu: 'compare', key: 'Shift+W', plainKey: true, when: 'set' },
  { id: 'claim.accept', menu: 'compare', key: 'P', plainKey: true, when: 'set', separated: true },
  { id: 'claim.merge', menu: 'compare', key: 'U', plainKey: true, when: 'set' },
  { id: 'claim.split', menu: 'compare', key: 'X', plainKey: true, when: 'set' },
  { id: 'claim.rename', menu: 'compare', key: 'W', plainKey: true, when: 'set' },
  { id: 'speaker.edit', menu: 'compare', key: 'I', plainKey: true, when: 'set' },
  { id: 'set.duplicate', menu: 'compare', when: 'set', separated: true },
  { id: 'set.freeze', menu: 'compare', when: 'set' },
  { id: 'set.delete', menu: 'compare', when: 'set' },
  { id: 'set.close', menu: 'compare', key: 'CmdOrCtrl+Backspace', when: 'set' },
  { id: 'review.open', menu: 'compare', key: 'R', plainKey: true, when: 'corpus', separated: true },
  { id: 'review.same', menu: 'compare', key: '1', plainKey: true, when: 'review' },
  { id: 'review.version', menu: 'compare', key: '2', plainKey: true, when: 'review' },
  { id: 'review.shares', menu: 'compare', key: '3', plainKey: true, when: 'review' },
  { id: 'review.unrelated', menu: 'compare', key: '4', plainKey: true, when: 'review' },
  { id: 'review.reopen', menu: 'compare', key: '0', plainKey: true, when: 'review' },
  { id: 'duplicates.open', menu: 'compare', key: 'D', plainKey: true, when: 'corpus', separated: true },
  { id: 'palette.open', menu: 'view', key: 'CmdOrCtrl+K', when: 'always' },
  { id: 'reader.furniture', menu: 'view', key: 'F', plainKey: true, when: 'corpus' },
  { id: 'shared.hide', menu: 'view', key: 'H', plainKey: true, when: 'corpus' },
  { id: 'facets.toggle', menu: 'view', key: 'CmdOrCtrl+Shift+F', when: 'corpus' },
  { id: 'list.group', menu: 'view', key: 'A', plainKey: true, when: 'corpus' },
  { id: 'concordance.open', menu: 'view', key: 'G', plainKey: true, when: 'corpus' },
  { id: 'vocabulary.open', menu: 'view', key: 'Shift+G', plainKey: true, when: 'corpus' },
  { id: 'view.library', menu: 'view', key: 'CmdOrCtrl+1', when: 'corpus', separated: true },
  { id: 'view.list', menu: 'view', key: 'CmdOrCtrl+2', when: 'corpus' },
  { id: 'view.reader', menu: 'view', key: 'CmdOrCtrl+3', when: 'corpus' },
  { id: 'articles.all', menu: 'view', key: 'CmdOrCtrl+0', when: 'corpus', separated: true },
  { id: 'articles.untagged', menu: 'view', when: 'corpus' },
  { id: 'calendar.open', menu: 'view', key: 'M', plainKey: true, when: 'corpus' },
  { id: 'articles.bin', menu: 'view', when: 'corpus' },
  { id: 'sort.relevance', menu: 'view', when: 'corpus', separated: true },
  { id: 'sort.hits', menu: 'view', when: 'corpus' },
  { id: 'sort.title', menu: 'view', when: 'corpus' },
  { id: 'sort.outlet', menu: 'view', when: 'corpus' },
  { id: 'sort.date', menu: 'view', when: 'corpus' },
  { id: 'sort.words', menu: 'view', when: 'corpus' },
  { id: 'sort.added', menu: 'view', when: 'corpus' },
  { id: 'view.larger', menu: 'view', key: 'CmdOrCtrl+Plus', when: 'always', separated: true },
  { id: 'view.smaller', menu: 'view', key: 'CmdOrCtrl+-', when: 'always' },
  { id: 'theme.system', menu: 'view', when: 'always', separated: true },
  { id: 'theme.light', menu: 'view', when: 'always' },
  { id: 'theme.dark', menu: 'view', when: 'always' },
  { id: 'help.shortcuts', menu: 'help', key: 'CmdOrCtrl+/', when: 'always' },
  { id: 'help.about', menu: 'help', when: 'always' },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
export const commandIdSchema = z.enum(commands.map((command) => command.id))
