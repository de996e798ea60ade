import { methods, type Input, type Method, type Parsed } from '../contract/methods.ts'
import { UsageError } from './usage-error.ts'

/** The input of a method as the contract allows it; throws a usage error that names what is wrong. */
export function checkedInput<M extends Method>(method: M, input: Input<M>): Parsed<M> {
  const parsed = methods[method].input.safeParse(input)
  if (parsed.success) return parsed.data as Parsed<M>
  const [issue] = parsed.error.issues
  const place = issue?.path.filter((step) => typeof step === 'string').join('.') ?? ''
  throw new UsageError(`${place === '' ? '' : `${place}: `}${issue?.message ?? 'not understood'}.`)
}
