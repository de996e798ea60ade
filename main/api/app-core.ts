import type { Archivist } from '../archive/archivist.ts'
import type { Comparer } from '../compare/comparer.ts'
import type { AppEvents, EventName } from '../contract/events.ts'
import type { CorpusInfo } from '../contract/library.ts'
import type { Grants } from '../files/grants.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { CorpusSession } from './corpus-session.ts'
import type { OriginalViews } from './original-views.ts'
import type { PreparedExports } from './prepared-exports.ts'
import type { Recents } from './recents.ts'
import type { RunPlaces } from './run-places.ts'
import type { SearchHistory } from './search-history.ts'
import type { SettingsStore } from './settings-store.ts'
import type { ShellPort } from './shell-port.ts'
import type { WatchedFolders } from './watched-folders.ts'

/** What the handlers work with. */
export interface AppCore {
  readonly dataDir: string
  readonly shell: ShellPort
  readonly grants: Grants
  readonly settings: SettingsStore
  readonly recents: Recents
  readonly searches: SearchHistory
  readonly exports: PreparedExports
  readonly views: OriginalViews
  readonly jobs: Jobs
  readonly places: RunPlaces
  readonly watched: WatchedFolders
  readonly emit: <N extends EventName>(name: N, data: AppEvents[N]) => void
  /** The open corpus; throws `no-corpus`. */
  current(): CorpusSession
  currentOrNull(): CorpusSession | undefined
  /** Resolves once what is being opened or closed now has been, well or not. */
  settled(): Promise<void>
  /** Opens a corpus in place of the open one; `absent` creates it when there is no such file. */
  openCorpus(path: string, create: 'never' | 'absent' | 'always'): Promise<CorpusInfo>
  /** What works on originals, started when it is first needed. */
  archivist(): Archivist
  /** The comparison worker, started when it is first needed. */
  comparer(): Comparer
}
