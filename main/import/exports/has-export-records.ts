const RECORDS =
  /<a\s{1,4}(?:name|id)=["']?(?:DocID_|DOC_ID_\d)|<!--[^<>]{0,80}<DOC NUMBER=|<div\s[^<>]{0,200}class=["']article [a-z-]{0,12}article["']|class=["']?(?:rdp__)?DocPublicationName/i

/**
 * Whether a page holds records of a database's HTML export, as mails and saved pages may: then each is an article, and the page is
 * to be read as a file of its own.
 */
export function hasExportRecords(source: string): boolean {
  return RECORDS.test(source)
}
