import { isAppUrl } from './app-origin.ts'
import { pageHeaders, readPageFile } from '../files/page-files.ts'

/**
 * The answer to every `app:` request: the files of the built page in `root`, each with the security headers, and an empty 404
 * for all else (another host, a path that leads out of `root`, an unknown type, a method that would change something).
 */
export function createPageHandler(root: string): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return answer(405)
    if (!isAppUrl(url)) return answer(404)
    const file = await readPageFile(root, new URL(url).pathname)
    if (file === null) return answer(404)
    return new Response(method === 'HEAD' ? null : file.bytes, {
      headers: { ...pageHeaders, 'content-type': file.type, 'content-length': String(file.bytes.byteLength) },
    })
  }
}

const answer = (status: number): Response =>
  new Response(null, { status, headers: { ...pageHeaders, 'content-type': 'text/plain' } })
