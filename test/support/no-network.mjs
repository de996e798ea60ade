// Loaded before the host process of a test (node --import): any connection that would leave this computer is refused and told
// on standard error, where the fixture looks for it. Sockets of the loopback server itself are not connected but accepted.
import dns from 'node:dns'
import { isIP, Socket } from 'node:net'
import { syncBuiltinESMExports } from 'node:module'

const tell = (what) => {
  process.stderr.write(`LEFT THIS COMPUTER: ${what}\n`)
  throw new Error(`no network in tests: ${what}`)
}

const connect = Socket.prototype.connect
Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const host = typeof options === 'object' ? options.host : args[1]
  const isLocal = typeof options === 'string' || options?.path !== undefined || host === '127.0.0.1'
  if (!isLocal) tell(`a connection to ${host ?? 'localhost'}`)
  return connect.apply(this, args)
}

for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name]
  // An address needs no look-up, but Node goes through here with it all the same.
  dns[name] = (host, ...rest) => (isIP(host) ? original(host, ...rest) : tell(`a look-up of ${host}`))
}
syncBuiltinESMExports()
