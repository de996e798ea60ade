import { join } from 'node:path'
import { builtPage } from './routes.ts'
import { runWeb } from './run-web.ts'

process.exitCode = await runWeb(process.argv.slice(2), builtPage(join(import.meta.dirname, '../renderer')))
