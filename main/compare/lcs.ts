/** Larger boxes than this are not searched: nothing is reported as equal in them. */
const LARGEST_BOX = 400_000

/**
 * Longest common subsequence of x[a, aEnd) and y[b, bEnd): the matched places as a flat list a0, b0, a1, b1, …, ascending.
 * Equal ends are taken off first; the rest costs O(n m) and is not searched beyond 400,000 cells.
 */
export function commonSubsequence(
  x: Int32Array,
  y: Int32Array,
  a: number,
  aEnd: number,
  b: number,
  bEnd: number,
): number[] {
  const pairs: number[] = []
  let i = a
  let j = b
  while (i < aEnd && j < bEnd && x[i] === y[j]) pairs.push(i++, j++)
  const tail: number[] = []
  let iEnd = aEnd
  let jEnd = bEnd
  while (iEnd > i && jEnd > j && x[iEnd - 1] === y[jEnd - 1]) tail.push(--iEnd, --jEnd)
  const rows = iEnd - i
  const columns = jEnd - j
  if (rows > 0 && columns > 0 && rows * columns <= LARGEST_BOX) {
    const width = columns + 1
    const best = new Uint16Array((rows + 1) * width)
    for (let r = rows - 1; r >= 0; r--) {
      for (let c = columns - 1; c >= 0; c--) {
        best[r * width + c] =
          x[i + r] === y[j + c]
            ? best[(r + 1) * width + c + 1]! + 1
            : Math.max(best[(r + 1) * width + c]!, best[r * width + c + 1]!)
      }
    }
    let r = 0
    let c = 0
    while (r < rows && c < columns) {
      if (x[i + r] === y[j + c]) pairs.push(i + r++, j + c++)
      else if (best[(r + 1) * width + c]! >= best[r * width + c + 1]!) r++
      else c++
    }
  }
  for (let n = tail.length - 2; n >= 0; n -= 2) pairs.push(tail[n]!, tail[n + 1]!)
  return pairs
}
