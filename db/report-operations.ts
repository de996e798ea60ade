import type { ImportRow, ReportFilter, ReportSummary, UndoPlan } from '../main/contract/import-report.ts'
import type { ColumnMapping } from '../main/contract/tables.ts'

type Nothing = Record<string, never>

/** A file that a run met, by its shown path. `container`: it holds records, and its rows are about these. */
export interface RunPath {
  readonly path: string
  readonly container: boolean
}

/** What can be asked about reports and about mapped tables. Errors: as in `Reads`. */
export interface ReportReads {
  'run.summary': { input: { readonly run: string }; output: ReportSummary }
  /** A window of the rows that a filter leaves, in the order in which they came. */
  'run.items': {
    input: { readonly run: string; readonly filter: ReportFilter; readonly offset: number; readonly limit: number }
    output: { total: number; rows: ImportRow[] }
  }
  /** The files of rows, each once, in the order of the report: of the rows given, or else of those that a filter leaves. */
  'run.paths': {
    input: { readonly run: string; readonly items?: readonly number[]; readonly filter?: ReportFilter }
    output: RunPath[]
  }
  'run.undoPlan': { input: { readonly run: string }; output: UndoPlan }

  /** What was remembered for tables with these columns (by `columnsKey`); null when nothing was. */
  'mapping.find': { input: { readonly key: string }; output: ColumnMapping | null }
  /** All remembered mappings by `columnsKey`, for import. */
  'mapping.hints': { input: Nothing; output: Record<string, Record<string, string>> }
}

/** What can be done with runs as a whole, and with mapped tables. */
export interface ReportWrites {
  /** Takes a run back as `run.undoPlan` says. Throws `conflict` while an import runs. */
  'run.undo': { input: { readonly run: string }; output: UndoPlan }
  /** Remembers a mapping for tables with these columns, or with null forgets it. No step of the history. */
  'mapping.remember': {
    input: { readonly columns: readonly string[]; readonly mapping: ColumnMapping | null }
    output: Nothing
  }
}
