import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { importMethods } from '../contract/import-methods.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'
import { resumeImport, startImport } from './import-job.ts'
import { openSampleCorpus } from './sample-corpus.ts'

type HostMethod =
  | `app.${string}`
  | `settings.${string}`
  | `corpus.${string}`
  | `files.${string}`
  | `import.${string}`
  | `job.${string}`
  | `watch.${string}`
  | `menu.${string}`
  | `link.${string}`

const LINKS = new Set(['http:', 'https:', 'mailto:'])

/** The program itself, corpora, files handed over, imports and jobs. */
export function hostHandlers(
  core: AppCore,
): Pick<Handlers, Exclude<Extract<keyof Handlers, HostMethod>, keyof typeof importMethods>> {
  const { shell, settings, recents, grants, jobs } = core
  return {
    'app.info': async () => shell.info,
    'settings.get': async () => settings.get(),
    async 'settings.set'(changes) {
      const changed = settings.set(changes)
      core.emit('settings.changed', changed)
      return changed
    },

    // A window may be there before the corpus that it was opened for: it waits rather than showing that there is none.
    'corpus.current': async () => {
      await core.settled()
      return (await core.currentOrNull()?.db.read('corpus.info', {})) ?? null
    },
    'corpus.recent': async () => recents.list(),
    async 'corpus.create'({ name }) {
      const file = await shell.placeNewCorpus(name)
      if (file === null) return null
      if (existsSync(file)) {
        throw new AppError('conflict', `There is already a file ${file}. Open it, or choose another name.`)
      }
      return core.openCorpus(file, 'always')
    },
    'corpus.open': async ({ source }) => core.openCorpus(recents.resolve(source) ?? grants.resolve(source), 'never'),
    'corpus.sample': () => openSampleCorpus(core),

    async 'files.pick'({ kind }) {
      if (!shell.info.capabilities.nativeDialogs) throw unsupported('a file dialog')
      return shell.pick(kind)
    },
    async 'files.grant'({ path }) {
      if (!shell.info.capabilities.typedPaths) throw unsupported('typed paths')
      const typed = path.trim().replace(/^~(?=$|[/\\])/, homedir())
      if (!isAbsolute(typed)) {
        throw new AppError(
          'invalid-input',
          `"${path}" is no whole path. Type it from the root on, such as ${join(homedir(), 'articles')}.`,
        )
      }
      return grants.mint(typed)
    },

    'import.start': ({ sources, options }) => {
      const refused = sources.flatMap((source) => grants.refused(source) ?? [])
      const taken = sources.filter((source) => grants.refused(source) === undefined)
      const paths = taken.map((source) => grants.resolve(source))
      return startImport(core, paths, options, { refused }).answer
    },
    'import.resume': async ({ run }) => (await resumeImport(core, run)).answer,
    'import.runs': async () => core.current().db.read('run.list', {}),
    'import.report': async ({ run }) => core.current().db.read('run.report', { run }),
    'watch.list': async () => core.watched.list(),
    'watch.add': async ({ source, options }) => core.watched.add(grants.resolve(source), options),
    async 'watch.pause'({ id, paused }) {
      await core.watched.pause(id, paused)
      return {}
    },
    async 'watch.remove'({ id }) {
      await core.watched.remove(id)
      return {}
    },
    async 'job.list'() {
      // A window that has just come sees where each job stands without waiting for its next step.
      for (const progress of jobs.progress()) core.emit('job.progress', progress)
      return jobs.list()
    },
    async 'job.pause'({ job }) {
      jobs.pause(job)
      return {}
    },
    async 'job.resume'({ job }) {
      jobs.resume(job)
      return {}
    },
    async 'job.cancel'({ job }) {
      // A job that has just ended needs no cancelling.
      jobs.cancel(job)
      return {}
    },

    async 'menu.update'({ enabled }) {
      shell.updateMenu(enabled)
      return {}
    },
    async 'link.open'({ url }) {
      if (!URL.canParse(url) || !LINKS.has(new URL(url).protocol)) {
        throw new AppError('invalid-input', `"${url.slice(0, 200)}" is no web address that can be opened.`)
      }
      await shell.openLink(new URL(url).href)
      return {}
    },
  }

  function unsupported(what: string): AppError {
    return new AppError('unsupported', `The ${shell.info.shell} shell has no ${what.replace(/^an? /, '')}.`)
  }
}
