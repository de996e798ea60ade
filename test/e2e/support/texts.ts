import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes files into `folder` (made when missing), and gives their paths. */
export const writeFiles = (folder: string, files: Readonly<Record<string, string | Uint8Array>>): string[] => {
  mkdirSync(folder, { recursive: true })
  return Object.entries(files).map(([name, content]) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    return file
  })
}

/** An invented agency report. */
export const agencyReport = `Ferry Line to Ostry Opens Again After Eleven Winters

By Hanne Brodal

12 April 2024

The ferry line between Tarn and Ostry opened again on Friday, eleven winters after the last boat was laid up for want of money.

Some four hundred people stood on the quay at Tarn when the Lark, a boat of forty seats, left at nine in the morning with the two mayors aboard.

"We were neighbours who had to drive two hours to shake hands," said Ingrid Sool, the mayor of Ostry, before she cut the rope.

The line will run six times a day until October. A crossing takes twenty minutes and costs three crowns, half of that for pupils.

Both towns pay for it together, and the river commission lent them the boat for five years. Whether it will run in winter has not been decided.
`

/** The same report as another outlet edited it: one paragraph more, one number another, the end cut. */
export const editedReport = agencyReport
  .replace(
    'Ferry Line to Ostry Opens Again After Eleven Winters',
    'Boat Back on the Sarn as Ostry and Tarn Share the Bill',
  )
  .replace('Some four hundred people', 'Some six hundred people')
  .replace(
    'The line will run',
    'Traders in Ostry hope for guests from across the water; two inns on the market square have hired cooks for the summer.\n\nThe line will run',
  )
  .replace(' Whether it will run in winter has not been decided.', '')
