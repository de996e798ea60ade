import { AppError } from '../../main/contract/errors.ts'
import type { UndoPlan } from '../../main/contract/import-report.ts'
import type { Connection } from '../connection.ts'
import { existingRun } from '../ids.ts'
import type { ReadInput, WriteInput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { undo } from './history-steps.ts'

/** Articles in the list or the bin that a run met, and that no other run met. */
const OWN = `SELECT DISTINCT source.article FROM source JOIN article ON article.id = source.article
  WHERE source.run = ?1 AND article.state = 'present'
  AND NOT EXISTS (SELECT 1 FROM source AS other WHERE other.article = source.article AND other.run <> ?1)`

/** `run.undoPlan`. */
export function undoPlan(connection: Connection, { run }: ReadInput<'run.undoPlan'>): UndoPlan {
  return planOf(connection, existingRun(connection, run))
}

/** `run.undo`. */
export function undoRun(writer: Writer, { run }: WriteInput<'run.undo'>): UndoPlan {
  const { connection, history } = writer
  const id = existingRun(connection, run)
  if (connection.value("SELECT 1 FROM run WHERE state = 'running'") !== undefined)
    throw new AppError('conflict', 'An import is running. This one can be taken back when that has ended.')
  const plan = planOf(connection, id)
  if (plan.how === 'undo') for (let steps = stepsOf(connection, id); steps > 0; steps--) undo(writer, {})
  else if (plan.how === 'bin') {
    const label = connection.value<string>('SELECT label FROM run WHERE id = ?', id) ?? ''
    history.step(`Delete what the import ${quoted(label)} brought`, () => {
      connection.run(`UPDATE article SET state = 'bin' WHERE id IN (${OWN})`, id)
    })
  }
  return plan
}

function planOf(connection: Connection, run: number): UndoPlan {
  const articles = connection.value<number>(`SELECT count(*) FROM (${OWN})`, run) ?? 0
  const met = connection.value<number>(
    `SELECT count(DISTINCT source.article) FROM source JOIN article ON article.id = source.article
     WHERE source.run = ? AND article.state = 'present'`,
    run,
  )
  const kept = (met ?? 0) - articles
  const later =
    connection.value<number>(
      `SELECT count(*) FROM step WHERE undone = 0 AND run IS NOT ?1
       AND (place IS NULL OR place > (SELECT min(place) FROM step WHERE run = ?1 AND undone = 0))`,
      run,
    ) ?? 0
  if (later === 0 && stepsOf(connection, run) > 0) return { how: 'undo', articles, kept, later }
  return { how: articles > 0 ? 'bin' : 'nothing', articles, kept, later }
}

/** How many steps of the history the run made that are not undone. */
function stepsOf(connection: Connection, run: number): number {
  return connection.value<number>('SELECT count(*) FROM step WHERE run = ? AND undone = 0', run) ?? 0
}
