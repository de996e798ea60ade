/** The names of the messages between the page's preload and the main process; all others are unknown to both. */
export const channels = {
  /** Page to host: a page has just started; whatever an earlier page called is void. */
  hello: 'variorum:hello',
  /** Both ways: one frame of main/rpc. */
  frame: 'variorum:frame',
  /** Page to host, answered: paths of files the researcher dropped, for grants. */
  take: 'variorum:take',
} as const
