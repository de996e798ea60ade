import type { AppCore } from './app-core.ts'
import { archiveHandlers } from './archive-handlers.ts'
import { articleHandlers } from './article-handlers.ts'
import { concordanceHandlers } from './concordance-handlers.ts'
import { descriptionHandlers } from './description-handlers.ts'
import { deskHandlers } from './desk-handlers.ts'
import type { Handlers } from './handlers.ts'
import { hostHandlers } from './host-handlers.ts'
import { reportHandlers } from './report-handlers.ts'
import { savedSearchHandlers } from './saved-search-handlers.ts'
import { sharedTextHandlers } from './shared-text-handlers.ts'
import { termFamilyHandlers } from './term-families.ts'
import { vocabularyHandlers } from './vocabulary-handlers.ts'
import { windowExportHandlers } from './window-export-handlers.ts'

/** The handlers of every method of the contract over one application. */
export function createHandlers(core: AppCore): Handlers {
  return {
    ...hostHandlers(core),
    ...reportHandlers(core),
    ...archiveHandlers(core),
    ...articleHandlers(core),
    ...concordanceHandlers(core),
    ...deskHandlers(core),
    ...descriptionHandlers(core),
    ...savedSearchHandlers(core),
    ...sharedTextHandlers(core),
    ...termFamilyHandlers(core),
    ...vocabularyHandlers(core),
    ...windowExportHandlers(core),
  }
}
