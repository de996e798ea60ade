import { z } from 'zod'
import { importOptionsSchema, startedImportSchema } from './import.ts'
import { importRowSchema, reportFilterSchema, reportSummarySchema, undoPlanSchema } from './import-report.ts'
import { columnMappingSchema, tableLookSchema, tableSourceSchema } from './tables.ts'

const nothing = z.object({})
const ofRun = z.object({ run: z.string() })
const rowOfRun = ofRun.extend({ item: z.int().positive() })

/** The methods about reports of imports, and about tables whose columns have to be told. */
export const importMethods = {
  /** What stands above the rows of a report. */
  'import.summary': { input: ofRun, output: reportSummarySchema },
  /** A window of a report's rows, in the order in which they came. `total` counts those that the filter leaves. */
  'import.items': {
    input: ofRun.extend({
      filter: reportFilterSchema.default({}),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.int(), rows: z.array(importRowSchema) }),
  },
  /** Prepares a report as CSV, those rows that the filter leaves; saved like any export. */
  'import.csv': {
    input: ofRun.extend({ filter: reportFilterSchema.default({}) }),
    output: z.object({ export: z.string(), fileName: z.string(), rows: z.int() }),
  },
  /**
   * Imports files of a run once more, with its options and those given: those of the rows `items`, or else of all rows that
   * `filter` leaves; with `as`, only files that hold no records. Files that were uploaded are there as long as the program runs.
   * Throws `not-found` when none of them is there any more.
   */
  'import.again': {
    input: ofRun.extend({
      items: z.array(z.int().positive()).min(1).max(100_000).optional(),
      filter: reportFilterSchema.default({}),
      options: importOptionsSchema.pick({ as: true, columns: true }).default({}),
    }),
    output: startedImportSchema,
  },
  'import.undoPlan': { input: ofRun, output: undoPlanSchema },
  /** Takes an import back, as `import.undoPlan` says. Throws `conflict` while an import runs. */
  'import.undo': { input: ofRun, output: undoPlanSchema },
  /** Shows the file of a row in the system's file manager. Only with the capability `showsFolders`; throws `not-found`. */
  'import.showFile': { input: rowOfRun, output: nothing },

  /** What is in a table, and what its first rows would give with this mapping (or the remembered, or the guessed one). */
  'table.look': {
    input: z.object({ table: tableSourceSchema, mapping: columnMappingSchema.optional() }),
    output: tableLookSchema,
  },
  /** How many other files of the same run have these columns and were unclear too: `table.import` takes them with it. */
  'table.alike': { input: z.object({ table: tableSourceSchema }), output: z.object({ files: z.int() }) },
  /**
   * Imports a table with a mapping and, of a row of a report, the files of that run that are alike and were unclear too.
   * `remember`: for the next table with these columns; otherwise what was remembered for them is forgotten.
   */
  'table.import': {
    input: z.object({
      table: tableSourceSchema,
      mapping: columnMappingSchema,
      remember: z.boolean(),
      options: importOptionsSchema.omit({ columns: true, as: true }).default({}),
    }),
    output: startedImportSchema,
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
