import { benchCompare } from './compare.ts'
import { benchImport, benchImportMany } from './import.ts'
import { benchSearch } from './search.ts'

const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  compare: benchCompare,
  import: benchImport,
  'import-many': benchImportMany,
  search: benchSearch,
}

// npm run bench [-- NAME…]: measures what is named, or everything.
for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)) {
  const bench = benches[name]
  if (bench === undefined) throw new Error(`There is no bench ${name}; there are ${Object.keys(benches).join(', ')}.`)
  await bench()
}
