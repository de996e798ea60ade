import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import type { ErrorCode } from '../contract/errors.ts'
import { readPageFile } from '../files/page-files.ts'
import type { Staging } from '../files/staging.ts'
import { handOverSchema } from './instance-lock.ts'
import type { HandOver } from './instance-lock.ts'
import { refusal } from './request-guard.ts'
import { readJson, respond, respondBytes, respondDownload, respondJson, respondOriginal } from './respond.ts'
import { sameSecret } from './sessions.ts'
import type { Sessions } from './sessions.ts'

const CODE_BYTES = 1024
const HAND_OVER_BYTES = 1024 * 1024
const HEADERS_OF_A_KEY = /^Bearer ([\w-]{20,200})$/u
const DROP_ID = /^[\w-]{8,64}$/u

const codeSchema = z.object({ code: z.string().max(200) })

/** Serves the page; `path` is that of the URL, still encoded. */
export type ServePage = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>

/** The page as it was built into `folder`. */
export const builtPage =
  (folder: string): ServePage =>
  async ({ method = 'GET' }, response, path) => {
    const file = await readPageFile(folder, path)
    if (file === null) respond(response, 404)
    else respondBytes(response, method, file.type, file.bytes)
  }

/** What the routes of the loopback server stand on. */
export interface RouteOptions {
  readonly port: number
  readonly sessions: Sessions
  /** Opens `/launch` to a second start of Variorum, which reads it from the lock file. */
  readonly key: string
  readonly staging: Staging
  readonly exportFile: (id: string) => { path: string; fileName: string } | undefined
  readonly originalView: (id: string) => { type: string; bytes: Uint8Array } | undefined
  /** Does what a second start asks for, and answers with a fresh launch address. */
  readonly handOver: (work: HandOver) => Promise<string>
  /** Answers a GET or HEAD that is none of the routes: the page and its files. */
  readonly servePage: ServePage
  readonly onError: (error: unknown) => void
}

/** The handler of all plain HTTP requests. Nothing is looked at before the guard has let the request through. */
export const createRoutes = (options: RouteOptions) => {
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    if (url === null) return respond(response, 400)
    const { pathname, searchParams } = url
    const keyed = pathname === '/launch'
    const refused = refusal({ method, headers, upgrade: false }, options.port, keyed)
    if (refused !== null) return respond(response, 403, refused)
    const [, area, id = '', ...rest] = pathname.split('/')
    const leaf = rest.length === 0

    if (keyed) {
      const [, key] = HEADERS_OF_A_KEY.exec(headers.authorization ?? '') ?? []
      if (key === undefined || !sameSecret(key, options.key)) return respond(response, 401)
      return method === 'POST' ? launch(request, response, options) : respond(response, 204)
    }
    if (pathname === '/session')
      return method === 'POST' ? startSession(request, response, options.sessions) : notAllowed(response, 'POST')
    if (area === 'uploads' || area === 'exports' || area === 'originals' || area === 'api') {
      if (!options.sessions.isSession(headers.cookie)) return respond(response, 401, 'Start Variorum again.')
      if (area === 'uploads' && leaf && DROP_ID.test(id))
        return method !== 'POST'
          ? notAllowed(response, 'POST')
          : searchParams.has('unreadable')
            ? noteUnreadable(response, options.staging, id, searchParams.get('name') ?? '')
            : upload(request, response, options.staging, id, searchParams.get('name') ?? '')
      if (area === 'exports' && leaf) {
        if (method !== 'GET') return notAllowed(response, 'GET')
        const file = options.exportFile(decodeSafely(id))
        if (file === undefined) return respond(response, 404, 'That export is gone. Export again.')
        return respondDownload(response, file.path, file.fileName)
      }
      if (area === 'originals' && leaf) {
        if (method !== 'GET' && method !== 'HEAD') return notAllowed(response, 'GET, HEAD')
        const view = options.originalView(decodeSafely(id))
        if (view === undefined) return respond(response, 404, 'That original is not open any more.')
        return respondOriginal(response, method, view.type, view.bytes)
      }
      return respond(response, 404)
    }
    if (method !== 'GET' && method !== 'HEAD') return notAllowed(response, 'GET, HEAD')
    return options.servePage(request, response, pathname)
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    route(request, response).catch((error: unknown) => {
      // A caller that hangs up is no error of ours.
      if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return
      if (!(error instanceof AppError)) options.onError(error)
      if (response.headersSent) return void response.destroy()
      respond(response, statusOf(error), error instanceof AppError ? error.message : 'Something went wrong.')
      // The rest of a refused body is read and dropped, or the browser would not see the answer.
      request.resume()
    })
  }
}

const startSession = async (request: IncomingMessage, response: ServerResponse, sessions: Sessions): Promise<void> => {
  const body = codeSchema.safeParse(await readJson(request, CODE_BYTES))
  const session = body.success ? sessions.redeem(body.data.code) : null
  if (session === null) return respond(response, 401, 'This address was used already. Start Variorum again.')
  respond(response, 204, '', { 'set-cookie': sessions.cookie(session) })
}

const launch = async (request: IncomingMessage, response: ServerResponse, options: RouteOptions): Promise<void> => {
  const work = handOverSchema.safeParse(await readJson(request, HAND_OVER_BYTES))
  if (!work.success) return respond(response, 400)
  respondJson(response, { url: await options.handOver(work.data) })
}

const upload = async (
  request: IncomingMessage,
  response: ServerResponse,
  staging: Staging,
  drop: string,
  name: string,
): Promise<void> => {
  const length = Number(request.headers['content-length'] ?? 0)
  const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  try {
    respondJson(response, await staging.add(drop, name, bytes, Number.isFinite(length) ? length : 0))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too-large') throw error
    // The rest of the drop goes on, and the report says what became of this file. The rest of its body is read and dropped.
    request.resume()
    respondJson(response, staging.refuse(drop, name, { code: error.code, reason: error.message }))
  }
}

/** A file that the browser could not read is a row of the report, too. */
const noteUnreadable = (response: ServerResponse, staging: Staging, drop: string, name: string): void =>
  respondJson(
    response,
    staging.refuse(drop, name, {
      code: 'unreadable',
      reason: 'The browser could not read it. Check that it is there and that you may read it, and import it again.',
    }),
  )

const notAllowed = (response: ServerResponse, allow: string): void => respond(response, 405, '', { allow })

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  'not-found': 404,
  cancelled: 409,
  conflict: 409,
  'too-large': 413,
  'disk-full': 507,
}

const statusOf = (error: unknown): number => (error instanceof AppError ? (statuses[error.code] ?? 500) : 500)
