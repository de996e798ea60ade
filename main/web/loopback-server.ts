import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../contract/errors.ts'

/** A server that listens on 127.0.0.1 and nowhere else, as yet without anyone to answer. `port` 0 lets the system choose. */
export const listenOnLoopback = async (port: number): Promise<{ server: Server; port: number }> => {
  const server = createServer({ maxHeaderSize: 16 * 1024 })
  server.headersTimeout = 10_000
  // A large upload may take as long as it takes.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new AppError('conflict', `Port ${port} is not free (${error.code}). Choose another one, or none.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** Stops listening and drops what is still connected. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
