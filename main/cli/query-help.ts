import type { Command } from './command.ts'

/** The query language in short, for the help of the commands that take a query. docs/queries.md has all of it. */
export const queryHelp: NonNullable<Command['details']> = [
  ['QUERY', 'words, of which an article has all; case and accents make no difference'],
  ['"a b"', 'these words one after the other; "a b"~5 and a NEAR/5 b: with at most 5 words between them, in any order'],
  ['pre*, *fix, wom?n', '* is any letters or none, ? is one; in phrases and in NEAR, too'],
  ['-a, NOT a, OR, ( )', 'without; either; groups'],
  ['/regex/, /regex/i', 'a regular expression over the text as it is written; with i whatever the case'],
  ['FIELD:VALUE', 'title: outlet: by: tag: lang: set: note: search: run: source: folder: format: url:'],
  [
    'date:2020-02',
    'also date:2020-02..2020-03, date:>=2020, date:<2020-02-15, date:unknown; words:>500, words:100..200',
  ],
  [
    'in:PART',
    'the words beside it in headline, body, caption, furniture or all; only:WORD in text that no other article has',
  ],
  ['is:STATE', 'untagged tagged dated undated duplicate shared reviewed untitled no-outlet no-language'],
]
