import type { JobProgress } from './host.ts'

/** What opening a file and storing an article costs beside its bytes, as if it were so many more of them. */
export const FILE_COST = 50_000

/** The share of a job that is done, 0 to 1, by files and, where they are known, bytes; undefined while the whole is not known. */
export function shareDone({
  done,
  total,
  bytes,
  totalBytes,
}: Pick<JobProgress, 'done' | 'total' | 'bytes' | 'totalBytes'>): number | undefined {
  if (total === null || total === 0) return undefined
  if (bytes === undefined || totalBytes === undefined || totalBytes === null) return Math.min(1, done / total)
  return Math.min(1, (bytes + done * FILE_COST) / (totalBytes + total * FILE_COST))
}
