/** An invented article as an export prints it. */
export interface Printed {
  readonly title: string
  readonly outlet: string
  /** As printed in the language of the interface. */
  readonly date: string
  readonly iso: string
  readonly byline: string
  readonly paragraphs: readonly string[]
}

const BRIDGE = [
  'The swing bridge at Lower Ostry will stay closed until the middle of May, the harbour board said on Thursday, because two of its four bearings have cracked and spare ones must be cast first.',
  '"Nobody will be cut off," said Ida Marsh, who heads the board. Ferries will cross every ten minutes from six in the morning until midnight.',
  'The board had known of the cracks since the autumn. It expects the works to cost two million crowns.',
]

export const BRIDGE_CLOSED: Printed = {
  title: 'Swing bridge stays closed until May',
  outlet: 'The Ostry Herald',
  date: 'April 14, 2016 Thursday',
  iso: '2016-04-14',
  byline: 'Jonah Pell',
  paragraphs: BRIDGE,
}

export const FERRIES: Printed = {
  title: 'Ferries carry twice as many as before',
  outlet: 'Sarn Evening Post',
  date: 'April 15, 2016 Friday',
  iso: '2016-04-15',
  byline: 'Mira Tolland and Ewan Strath',
  paragraphs: [
    'The ferries of Lower Ostry carried nine thousand people on Friday, twice as many as on a usual day, the shipping office said.',
    'Some waited for an hour. The office will put a third boat into service on Monday.',
  ],
}
