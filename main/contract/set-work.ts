import { z } from 'zod'
import { passageSchema } from './comparison.ts'
import { setNameSchema } from './desk.ts'
import { setProposalsSchema } from './set-proposals.ts'

const setId = z.int().positive()

/** What a hand-made link says of its passages: in one row; the first never in one row with any of the others; one row that has these alone. */
export const setLinkKindSchema = z.enum(['link', 'unlink', 'lock'])
export type SetLinkKind = z.infer<typeof setLinkKindSchema>

/** Passages of a set that the researcher linked, kept apart or locked by hand. Passages carry their words, by which they are found again. */
export const setLinkSchema = z.object({
  id: z.int(),
  kind: setLinkKindSchema,
  places: z.array(passageSchema).min(1).max(400),
})
export type SetLink = z.infer<typeof setLinkSchema>

/** What a decision of a set is about. */
export const setDecisionKindSchema = z.enum(['figure', 'quotation', 'finding', 'closest'])
export type SetDecisionKind = z.infer<typeof setDecisionKindSchema>

/** Something else that was decided in a set; `key` says about what, stable through new comparisons, `value` what. */
export const setDecisionSchema = z.object({
  kind: setDecisionKindSchema,
  key: z.string().min(1).max(10_000),
  value: z.json(),
})
export type SetDecision = z.infer<typeof setDecisionSchema>

/** What the researcher worked out in a set. */
export const setWorkSchema = z.object({ links: z.array(setLinkSchema), decisions: z.array(setDecisionSchema) })
export type SetWork = z.infer<typeof setWorkSchema>

/** The researcher's work on comparison sets. Changes are named steps of the history; a frozen set refuses them with `conflict`. */
export const setWorkMethods = {
  /** What could be added to the set. */
  'set.proposals': { input: z.object({ id: setId }), output: setProposalsSchema },
  'set.work': { input: z.object({ id: setId }), output: setWorkSchema },
  'set.link': {
    input: z.object({ id: setId, kind: setLinkKindSchema, places: setLinkSchema.shape.places }),
    output: setLinkSchema,
  },
  'set.removeLink': { input: z.object({ id: setId, link: z.int().positive() }), output: z.object({}) },
  /** Decides several things as one step of the history called `step`; a value of null takes a decision back. */
  'set.decide': {
    input: z.object({
      id: setId,
      step: z.string().trim().min(1).max(200),
      decisions: z
        .array(setDecisionSchema.extend({ value: z.json().nullable() }))
        .min(1)
        .max(10_000),
    }),
    output: z.object({}),
  },
  /** Makes the set read-only, dated: as it is compared now it stays, whatever becomes of layers and terms. */
  'set.freeze': { input: z.object({ id: setId }), output: z.object({}) },
  /** A set of its own with the same members, parameters, links, decisions, notes and view; never frozen. */
  'set.duplicate': {
    input: z.object({ id: setId, name: setNameSchema }),
    output: z.object({ id: z.int() }),
  },
}
