import { typingErrors } from '../search/typing-errors.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** A command as the help lists it. Its code is loaded when it is called: each call needs one command only. */
export interface ListedCommand {
  readonly summary: string
  load(): Promise<Command>
}

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, ListedCommand>> = {
  new: { summary: 'make an empty corpus', load: async () => (await import('./commands/new.ts')).newCommand },
  import: {
    summary: 'import files and folders, and print the report',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  extract: {
    summary: 'read one file and print what import would store; touches no corpus',
    load: async () => (await import('./commands/extract.ts')).extractCommand,
  },
  runs: {
    summary: 'the imports of the corpus, newest first',
    load: async () => (await import('./commands/report.ts')).runsCommand,
  },
  report: {
    summary: 'the report of an import, the last one unless told',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  list: { summary: 'list articles', load: async () => (await import('./commands/list.ts')).listCommand },
  show: { summary: 'show one article, whole', load: async () => (await import('./commands/show.ts')).showCommand },
  search: {
    summary: 'search, best hits first, with the words around them and counts',
    load: async () => (await import('./commands/search.ts')).searchCommand,
  },
  searches: {
    summary: 'keep searches as live lists',
    load: async () => (await import('./commands/searches.ts')).searchesCommand,
  },
  concordance: {
    summary: 'all hits in their words, collocates, dispersion and frequency over time',
    load: async () => (await import('./commands/concordance.ts')).concordanceCommand,
  },
  similar: {
    summary: 'articles that share text with one, with shares',
    load: async () => (await import('./commands/similar.ts')).similarCommand,
  },
  shared: {
    summary: 'passages of an article that other articles have, too, and where',
    load: async () => (await import('./commands/shared.ts')).sharedCommand,
  },
  review: {
    summary: 'the review queue: pairs of articles that share text',
    load: async () => (await import('./commands/review.ts')).reviewCommand,
  },
  versions: {
    summary: 'the versions of an article, and what differs between two articles',
    load: async () => (await import('./commands/versions.ts')).versionsCommand,
  },
  duplicates: {
    summary: 'where duplicates are: same bytes, same words, same body, versions, much shared text',
    load: async () => (await import('./commands/duplicates.ts')).duplicatesCommand,
  },
  outlets: {
    summary: 'the table of outlets by host, and your additions to it',
    load: async () => (await import('./commands/outlets.ts')).outletsCommand,
  },
  furniture: {
    summary: 'lines that repeat among the articles of an outlet: set them aside, or keep them',
    load: async () => (await import('./commands/furniture.ts')).furnitureCommand,
  },
  tag: {
    summary: 'put tags on articles and take them off; a/b is a child of a',
    load: async () => (await import('./commands/tag.ts')).tagCommand,
  },
  set: { summary: 'keep comparison sets', load: async () => (await import('./commands/set.ts')).setCommand },
  compare: {
    summary: 'compare articles; the first is the base',
    load: async () => (await import('./commands/compare.ts')).compareCommand,
  },
  families: {
    summary: 'the competing terms that comparisons count by voice',
    load: async () => (await import('./commands/families.ts')).familiesCommand,
  },
  keyness: {
    summary: 'words that an article, outlet, tag or saved search uses more and less than the rest of the corpus',
    load: async () => (await import('./commands/keyness.ts')).keynessCommand,
  },
  edit: {
    summary: 'enter metadata; an empty value clears it',
    load: async () => (await import('./commands/edit.ts')).editCommand,
  },
  delete: {
    summary: 'put articles into the bin',
    load: async () => (await import('./commands/bin.ts')).deleteCommand,
  },
  restore: {
    summary: 'take articles out of the bin',
    load: async () => (await import('./commands/bin.ts')).restoreCommand,
  },
  undo: { summary: 'take the last step back', load: async () => (await import('./commands/history.ts')).undoCommand },
  redo: {
    summary: 'do again what was undone last',
    load: async () => (await import('./commands/history.ts')).redoCommand,
  },
  history: {
    summary: 'the steps that can be undone, newest first',
    load: async () => (await import('./commands/history.ts')).historyCommand,
  },
  export: {
    summary: 'write articles to a file, one JSON article a line',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  verify: {
    summary: 'hash every original again, and say which are not as they were imported',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  info: { summary: 'facts about the corpus', load: async () => (await import('./commands/info.ts')).infoCommand },
  serve: {
    summary: 'open the corpus in a window of the browser, served on this computer alone',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
}

const LATER = ['annotate', 'backup', 'merge', 'watch']

/** The command of a name; throws a usage error with a hint for a name that is none. */
export function findCommand(name: string): ListedCommand {
  if (Object.hasOwn(commands, name)) return commands[name]!
  if (LATER.includes(name))
    throw new UsageError(`\`${name}\` is not in this version. \`variorum --help\` lists what is.`)
  if (name.startsWith('-'))
    throw new UsageError(`The command comes first, then its options: variorum COMMAND ${name} …`)
  const near = Object.keys(commands).find((command) => typingErrors(name, command, 2) <= 2)
  const hint = near === undefined ? '`variorum --help` lists the commands.' : `Did you mean ${near}?`
  throw new UsageError(`There is no command "${name}". ${hint}`)
}
