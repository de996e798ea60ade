const files = import.meta.glob<Record<string, string>>('./en/*.json', { eager: true, import: 'default' })

/** All interface text by message id, one JSON file a feature. The language of the interface is English. */
export const messages: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(files))

/** The language of {@link messages}, and how it writes dates and numbers: day before month, 24 hours. */
export const locale = 'en-GB'
