/** A short invented story with its headline, for files that hold any article. */
export function story(headline: string): string {
  return `${headline}

The harbour of Northport was closed on Tuesday after a crane had fallen into the water, the port authority said. Nobody was hurt.

Divers began to look for the wreck in the afternoon. “We expect to open one of the two basins tomorrow,” said the harbour master, Ida Marsh.
`
}

/** The same story as a web page. */
export function storyPage(headline: string, head = ''): string {
  const [, ...paragraphs] = story(headline).trim().split('\n\n')
  return `<!doctype html><html lang="en"><head><title>${headline}</title>${head}</head><body><article><h1>${headline}</h1>${paragraphs
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join(
      '',
    )}<p>The port handles some four million tonnes of grain a year and had been busy since the spring.</p></article></body></html>`
}
