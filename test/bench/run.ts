import { benchCompare } from './compare.ts'

const benches: Readonly<Record<string, () => void>> = { compare: benchCompare }

// npm run bench [-- NAME…]: measures what is named, or everything.
for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)) {
  const bench = benches[name]
  if (bench === undefined) throw new Error(`There is no bench ${name}; there are ${Object.keys(benches).join(', ')}.`)
  bench()
}
