/** A command line that says nothing sensible (exit code 2); the message says what is wrong with it and what to write. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
