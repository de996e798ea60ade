// Run as a process of its own: opens the corpus named on the command line, says so, and holds it.
import { openCorpusDb } from '../../../db/client.ts'

try {
  await openCorpusDb(process.argv[2]!)
  process.stdout.write('open\n')
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stderr.write(`${(error as { code?: string }).code}\n`)
  process.exit(1)
}
