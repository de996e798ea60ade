import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonValue } from '../../../main/rpc/json-value.ts'

describe('what crosses a pipe', () => {
  test('is what JSON makes of it, for every value that JSON can carry', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON has no negative zero.
        fc.pre(!JSON.stringify(value).includes('-0'))
        expect(JSON.parse(JSON.stringify(jsonValue(value)))).toStrictEqual(JSON.parse(JSON.stringify(value)))
        expect(jsonValue(value)).toBe(value)
      }),
    )
  })

  test('leaves out properties that are undefined, at any depth, and copies only what holds one', () => {
    const kept = { deep: [1, { a: 'x' }] }
    const given = { kept, dropped: undefined, list: [{ b: undefined, c: null }] }
    const safe = jsonValue(given) as typeof given
    expect(safe).toStrictEqual({ kept, list: [{ c: null }] })
    expect(safe.kept).toBe(kept)
    expect('dropped' in given).toBe(true)
  })

  test('keeps a key called __proto__ a key', () => {
    const given = { inner: JSON.parse('{"__proto__": {"polluted": 1}, "x": null}') as object, gone: undefined }
    const safe = jsonValue(given) as { inner: object }
    expect(Object.hasOwn(safe.inner, '__proto__')).toBe(true)
    expect('polluted' in safe.inner).toBe(false)
  })

  test.each([
    ['a date', { when: new Date(0) }, 'Date at $.when'],
    ['a map', [new Map()], 'Map at $[0]'],
    ['bytes', { a: { b: new Uint8Array(1) } }, 'Uint8Array at $.a.b'],
    ['undefined itself', undefined, 'undefined at $'],
    ['a hole', Array.from({ length: 2 }), 'undefined at $[0]'],
    ['a function', { f: () => 1 }, 'function at $.f'],
    ['infinity', [Number.POSITIVE_INFINITY], 'Infinity at $[0]'],
    ['a symbol', { s: Symbol('x') }, 'symbol at $.s'],
    ['an error', new Error('x'), 'Error at $'],
  ])('refuses %s and says where it is', (_, value, place) => {
    expect(() => jsonValue(value)).toThrow(`not JSON-safe: ${place}`)
  })

  test('refuses a circle instead of running into the end of the stack', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(() => jsonValue(circle)).toThrow('in a circle')
  })
})
