import { z } from 'zod'

/** The host of a web address as the table of outlets keeps it: lower case, without `www.`, at least one dot. */
export const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) =>
    text
      .replace(/^[a-z]+:\/\//, '')
      .replace(/[/?#:].*$/s, '')
      .replace(/^www\./, '')
      .replace(/\.$/, ''),
  )
  .pipe(
    z
      .string()
      .max(253)
      .regex(/^[^\s/@]+(?:\.[^\s/@.]+)+$/u, 'a host is written like example.org'),
  )

/** An outlet's name in the researcher's table. */
export const outletNameSchema = z.string().trim().min(1, 'an outlet needs a name').max(200)

/** The evidence of an outlet that the researcher's table gave. Import words it with the host; both end like this. */
export const BY_OWN_TABLE = 'the host of the address, by your table of outlets'

/** A host of the corpus or of the researcher's table. Subdomains are hosts of their own; `entry` is the one that names them. */
export const outletHostSchema = z.object({
  host: z.string(),
  /** Articles out of the bin whose address is of this host, exactly. */
  articles: z.int(),
  /** Those of them whose outlet is not known. */
  unknown: z.int(),
  /** What the built-in table calls it. */
  builtIn: z.string().nullable(),
  /** What the researcher's table calls it, by the entry `entry`. */
  own: z.string().nullable(),
  entry: z.string().nullable(),
})
export type OutletHost = z.infer<typeof outletHostSchema>
