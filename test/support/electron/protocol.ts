import { standIn } from './stand-in.ts'

type Handler = (request: Request) => Response | Promise<Response>

const schemes: Electron.CustomScheme[] = []
const handlers = new Map<string, Handler>()

/** The schemes that were registered as privileged. */
export const privilegedSchemes: readonly Electron.CustomScheme[] = schemes

/** The stand-in of `electron.protocol`, with the rule of Electron about what comes before `ready` and what after. */
export const protocol = {
  registerSchemesAsPrivileged(given: Electron.CustomScheme[]) {
    if (standIn.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    schemes.push(...given)
  },
  handle(scheme: string, handler: Handler) {
    if (!standIn.ready) throw new Error('protocol.handle needs a session, so the app has to be ready')
    handlers.set(scheme, handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'> & Record<'handle', unknown>

/** Asks the app's handler of a scheme; undefined when it has none. */
export async function handleProtocol(url: string, method: string): Promise<Response | undefined> {
  return handlers.get(new URL(url).protocol.slice(0, -1))?.(new Request(url, { method }))
}
