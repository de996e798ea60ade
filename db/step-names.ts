const NUMBER = new Intl.NumberFormat('en')
const LONGEST = 60

/** A count for the name of a step: "1 article", "1,204 articles". */
export function counted(count: number, noun: string): string {
  return `${NUMBER.format(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** A name for the name of a step, in quotation marks and cut where it is long. */
export function quoted(name: string): string {
  return `“${name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}”`
}
