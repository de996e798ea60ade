import { isAppUrl } from './app-origin.ts'
import { originalHeaders, pageHeaders, readPageFile } from '../files/page-files.ts'

/**
 * The answer to every `app:` request: the files of the built page in `root`, each with the security headers, opened originals
 * under `/originals/` with a policy of their own, and an empty 404
 * for all else (another host, a path that leads out of `root`, an unknown type, a method that would change something).
 */
export function createPageHandler(
  root: string,
  originalView: (id: string) => { type: string; bytes: Uint8Array<ArrayBuffer> } | undefined = () => undefined,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return answer(405)
    if (!isAppUrl(url)) return answer(404)
    const { pathname } = new URL(url)
    const [, original] = ORIGINAL.exec(pathname) ?? []
    if (original !== undefined) {
      const view = originalView(original)
      if (view === undefined) return answer(404)
      return new Response(method === 'HEAD' ? null : view.bytes, {
        headers: { ...originalHeaders, 'content-type': view.type, 'content-length': String(view.bytes.byteLength) },
      })
    }
    const file = await readPageFile(root, pathname)
    if (file === null) return answer(404)
    return new Response(method === 'HEAD' ? null : file.bytes, {
      headers: { ...pageHeaders, 'content-type': file.type, 'content-length': String(file.bytes.byteLength) },
    })
  }
}

const ORIGINAL = /^\/originals\/([\w-]{8,64})$/u

const answer = (status: number): Response =>
  new Response(null, { status, headers: { ...pageHeaders, 'content-type': 'text/plain' } })
