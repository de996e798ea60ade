import { EventEmitter } from 'node:events'
import { record, standIn } from './stand-in.ts'

type PermissionRequest = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type DevicePermission = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

const events = new EventEmitter()
const handlers: {
  permissionRequest?: PermissionRequest | null
  permissionCheck?: PermissionCheck | null
  devicePermission?: DevicePermission | null
  beforeRequest?: BeforeRequest | null
} = {}

/** The handlers that the app gave to its session, for tests to invoke. */
export const sessionHandlers: Readonly<typeof handlers> = handlers

const defaultSession = {
  on: events.on.bind(events) as unknown as Electron.Session['on'],
  emit: events.emit.bind(events),
  setPermissionRequestHandler: (handler: PermissionRequest | null) => void (handlers.permissionRequest = handler),
  setPermissionCheckHandler: (handler: PermissionCheck | null) => void (handlers.permissionCheck = handler),
  setDevicePermissionHandler: (handler: DevicePermission | null) => void (handlers.devicePermission = handler),
  setSpellCheckerEnabled: (enabled: boolean) => record('session.setSpellCheckerEnabled', enabled),
  webRequest: {
    onBeforeRequest: ((handler: BeforeRequest | null) => {
      handlers.beforeRequest = handler
    }) as Electron.WebRequest['onBeforeRequest'],
  },
} satisfies Pick<
  Electron.Session,
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
> & { webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'> } & Record<'emit', unknown>

/** The stand-in of `electron.session`. As in Electron, there is no session before the app is ready. */
export const session = {
  get defaultSession() {
    if (!standIn.ready) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
}

/** True when the app's session lets a request go; it does so for every one while it has no rule. */
export async function isRequestAllowed(url: string, resourceType: string): Promise<boolean> {
  const { beforeRequest } = handlers
  if (!beforeRequest) return true
  const { cancel } = await new Promise<Electron.CallbackResponse>((resolve) => {
    beforeRequest({ url, resourceType, method: 'GET' } as Electron.OnBeforeRequestListenerDetails, resolve)
  })
  return cancel !== true
}
