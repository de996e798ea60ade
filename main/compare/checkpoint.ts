/** Told how far a comparison is, in steps. Throws to end the work where it stands. */
export type Checkpoint = (done: number, total: number) => void

/** Thrown by a checkpoint of work that nobody waits for any more. */
export class Stopped extends Error {}
