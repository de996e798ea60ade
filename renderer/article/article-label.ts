import { openingWords } from './opening.ts'

/** What an article is called: its title, or "Untitled" with its opening words. `t` words the message. */
export function articleLabel(
  title: string | null,
  text: string,
  t: (id: string, values: Record<string, string>) => string,
): string {
  return title ?? t('article.untitled', { opening: openingWords(text) })
}
