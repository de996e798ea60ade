/**
 * Edits from one word to the other, two neighbouring letters changed about being one (optimal string alignment); some number
 * above `most` when there are more.
 */
export function typingErrors(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let errors = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        errors = Math.min(errors, before[j - 2]! + 1)
      row.push(errors)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/** From so many letters on two errors are let through. */
const LONG = 8
const SHORTEST = 5

/**
 * The typing errors in a word that was likely meant to be another; null when it is hardly a misspelling of that. Short words have too
 * many neighbours (but for two letters changed about), and a number is never a misspelt word. People hardly ever mistype the first letter, but for changing it about with
 * the second or typing one before it.
 */
export function errorsIn(typed: string, meant: string): number | null {
  const length = Array.from(typed).length
  if (length < SHORTEST - 1 || !/^\p{L}+$/u.test(typed)) return null
  const most = length < LONG ? 1 : 2
  if (Math.abs(typed.length - meant.length) > most) return null
  const errors = typingErrors(typed, meant, most)
  if (errors > most || errors === 0) return null
  if (length < SHORTEST && !(typed.length === meant.length && changedAbout(typed, meant))) return null
  if (typed[0] === meant[0]) return errors
  const changed = typed[0] === meant[1] && typed[1] === meant[0]
  const added = typed.slice(1) === meant
  return changed || added ? errors : null
}

/** Whether words of the same letters differ in their order only. */
export function changedAbout(a: string, b: string): boolean {
  return a !== b && Array.from(a).toSorted().join('') === Array.from(b).toSorted().join('')
}
