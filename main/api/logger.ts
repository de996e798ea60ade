/** What the handlers need of a log; a pino logger is one. Details hold no article text. */
export interface Logger {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
