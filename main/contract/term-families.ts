import { z } from 'zod'

/** Longest form of a term, in UTF-16 units. */
const LONGEST_FORM = 200

const nameSchema = z
  .string()
  .trim()
  .min(1, 'a term family needs a name')
  .max(200)
  .regex(/^\P{Cc}*$/u, 'the name of a term family has no control characters')

/**
 * A form as it may stand in a text: a word or several ("special military operation"), without case. `*` at its end stands for any
 * ending; a possessive ending makes no difference.
 */
const formSchema = z
  .string()
  .trim()
  .min(1, 'a form has at least one word')
  .max(LONGEST_FORM)
  .regex(/^\P{Cc}*$/u, 'a form has no control characters')

/** One of the competing words, with the forms that count as it. */
export const termSchema = z.object({
  term: z.string().trim().min(1).max(LONGEST_FORM),
  forms: z.array(formSchema).min(1).max(200),
})
export type Term = z.infer<typeof termSchema>

const termsSchema = z.array(termSchema).min(1, 'a term family needs at least one term').max(500)

/** Competing words for one thing: which of them an outlet uses is a choice. `id` tells it from the corpus's other families. */
export const termFamilySchema = z.object({ id: z.int(), name: nameSchema, terms: termsSchema })
export type TermFamily = z.infer<typeof termFamilySchema>

/** The families of a corpus in their order. `own` is false as long as they are those that the program begins with. */
export const termFamiliesSchema = z.object({ own: z.boolean(), families: z.array(termFamilySchema) })
export type TermFamilies = z.infer<typeof termFamiliesSchema>

const familyId = z.int().positive()

/**
 * Term families hold for the whole corpus. Each change is one named step of the history. Throws `conflict` for a name that is taken,
 * `invalid-input` for a form without a word or one that stands under two terms of the family.
 */
export const termFamilyMethods = {
  'family.list': { input: z.object({}), output: termFamiliesSchema },
  'family.create': { input: z.object({ name: nameSchema, terms: termsSchema }), output: termFamilySchema },
  /** Changes what is given; `position` is its place among all, from 0. */
  'family.update': {
    input: z.object({
      id: familyId,
      name: nameSchema.optional(),
      terms: termsSchema.optional(),
      position: z.int().nonnegative().optional(),
    }),
    output: termFamilySchema,
  },
  /** Throws `conflict` for the last one. */
  'family.delete': { input: z.object({ id: familyId }), output: z.object({}) },
  /** Back to the families that the program begins with. */
  'family.reset': { input: z.object({}), output: z.object({}) },
}
