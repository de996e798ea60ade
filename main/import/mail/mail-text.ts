import { furnitureRule } from '../describe/furniture.ts'
import type { Part } from '../describe/compose-article.ts'
import { isPhotoCredit } from '../describe/credits.ts'
import { readBlocks } from '../html/block-text.ts'
import { plainText } from '../html/guard.ts'
import { findAll, type PageElement } from '../html/page-tree.ts'
import { parsePage } from '../html/parse-page.ts'

const LONGEST_FURNITURE = 400
// What mails carry around their text: links to the browser version, to unsubscribe, why one gets them. Whole lines only.
const MAIL_FURNITURE = new RegExp(
  `^(?:${[
    String.raw`(?:view|read|open|see|having trouble|trouble viewing|can['’]t (?:see|read)|problems? (?:viewing|reading))\b.{0,80}\b(?:browser|online|web ?(?:page|version|site)?|e-?mail|newsletter)\b.{0,60}`,
    String.raw`(?:web|online|browser)[- ]?version.{0,40}`,
    String.raw`.{0,80}\b(?:unsubscribe|opt[- ]out|manage (?:your |my )?(?:preferences|subscriptions?)|(?:update|change|edit) (?:your |my )?(?:preferences|profile|subscription|email settings)|email preferences|privacy policy|forward (?:this|to a friend))\b.{0,160}`,
    String.raw`(?:you(?:['’]re| are)? (?:receiving|received|getting|subscribed)|you have received|this (?:e-?mail|message|newsletter) was sent|why did i get this|add us to your address book|was this (?:e-?mail|newsletter) forwarded).{0,300}`,
    String.raw`.{0,60}\b(?:abmelden|abbestellen|newsletter (?:ab|um)bestellen|profil (?:ändern|bearbeiten)|im browser (?:ansehen|öffnen|anzeigen|lesen)|online[- ](?:ansicht|lesen)|nicht (?:richtig|korrekt) (?:dargestellt|angezeigt)|sie erhalten diese(?:n|s)? (?:e-?mail|newsletter|nachricht))\b.{0,200}`,
    String.raw`.{0,80}\b(?:se désabonner|désinscri(?:re|ption)|désabonnement|(?:voir|lire|consulter|afficher) .{0,30}(?:dans (?:votre|un|le) navigateur|en ligne)|version en ligne|vous recevez ce(?:t|tte)? (?:e-?mail|message|newsletter|courriel))\b.{0,200}`,
    String.raw`.{0,80}(?:darse de baja|cancelar (?:la |tu |su )?suscripción|ver (?:en el|este .{0,20} en (?:tu|su|el)) navegador|cancelar inscrição|descadastr|disiscriv|annulla (?:l['’])?iscrizione|visualizza nel browser|afmelden|uitschrijven|bekijk .{0,20} in (?:je|uw|de) browser|wypisz|отписаться|открыть в браузере|إلغاء الاشتراك).{0,200}`,
  ].join('|')})$`,
  'iu',
)
const HIDDEN_STYLE =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:max-)?height\s*:\s*0(?:px)?\s*(?:;|$|!)|font-size\s*:\s*0)/i

/** Whether a line of a mail belongs to its sending and not to its text. */
export function isMailFurniture(line: string): boolean {
  return line.length <= LONGEST_FURNITURE && MAIL_FURNITURE.test(line)
}

/**
 * The blocks of a mail's page. A mail is read whole, for it holds no menus but, in a newsletter, many stories; what is hidden in
 * it is the preview of mail programs, and repeats its text.
 */
export function partsOfMail(source: string): Part[] {
  const page = parsePage(source)
  if ('tooMuch' in page)
    return plainText(source)
      .split(/\n{2,}/)
      .map((text) => ({ layer: layerOf('paragraph', text), text }))
  const hidden = new Set(findAll(page.body, isHidden))
  return readBlocks(page.body, hidden).map(({ kind, text }) => ({ layer: layerOf(kind, text), text }))
}

function layerOf(kind: ReturnType<typeof readBlocks>[number]['kind'], text: string): Part['layer'] {
  if (isMailFurniture(text) || furnitureRule(text) !== undefined) return 'furniture'
  if (kind === 'caption') return isPhotoCredit(text) ? 'credit' : 'caption'
  if (isPhotoCredit(text)) return 'credit'
  return kind === 'heading' ? 'subheading' : 'body'
}

function isHidden(element: PageElement): boolean {
  return element.getAttribute('hidden') !== null || HIDDEN_STYLE.test(element.getAttribute('style') ?? '')
}
