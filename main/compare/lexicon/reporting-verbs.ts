import type { Stance } from '../../contract/quotations.ts'

/** Verbs that report speech, by the stance that they take to it (after VerbNet 37.7 say, 37.2 tell, complain, admit). */
const reportingVerbs: Readonly<Record<Stance, readonly string[]>> = {
  neutral: (
    'said says say saying told tells tell telling stated states added adds adding announced announces announcing reported reports reporting wrote writes explained explains noted notes noting asked asks replied replies ' +
    'concludes recounted recounts observed observes echoed echoes joked quipped countered counters retorted retorts tweeting writing writes posting responds replying predicted predicts recalls testified testifies shouted shouts exclaimed cautioned cautions mused asking commenting explaining ' +
    'answered commented remarked declared declares tweeted posted confirmed confirms continued recalled described describes called calls quoted pointed mentioned concluded reiterated repeated responded ' +
    'sagte sagten erklärte erklärten betonte berichtete berichteten meinte schrieb teilte ergänzte teilten fügte antwortete fragte ' +
    'dit disent déclaré déclare expliqué explique affirmé ajouté ajoute indiqué indique précisé précise rapporté écrit annoncé annonce ' +
    'dijo dijeron declaró declararon afirmó explicó añadió señaló indicó anunció informó informaron escribió agregó ' +
    'сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили добавил добавила отметил отметила подчеркнул написал объявил пояснил рассказал ' +
    'قال قالت قالوا وقال وقالت أعلن أعلنت أضاف أضافت وأضاف أكد أكدت أوضح ذكر ذكرت صرح'
  ).split(' '),
  distancing: (
    'claimed claims claiming alleged alleges alleging suggested suggests argued argues insisted insists maintained maintains contended believes believed purported asserted ' +
    'behauptete behaupteten prétend prétendu assuré assure aseguró sostuvo alegó утверждал утверждает زعم زعمت ادعى'
  ).split(' '),
  strong: (
    'praised praises thanked thanks hailed hails welcomed blasted blasts mocked mocks labeled labelled labeling dubbed ridiculed shouted shouts ' +
    'blamed blames accused accuses denounced condemned warned warns warning threatened vowed vows urged urges demanded demands admitted admits acknowledged denied denies conceded complained criticised criticized slammed stressed stresses ' +
    'pledged promised rejected charged charges praised praises thanked thanks hailed hails welcomed lamented boasted boasts blasted blasts mocked mocks labeled labelled labeling dubbed ridiculed ' +
    'warnte warf forderte drohte kritisierte bestritt averti accusé dénoncé condamné exigé admis démenti advirtió acusó denunció condenó exigió negó admitió предупредил обвинил осудил потребовал отрицал حذر اتهم اتهمت أدان دعا'
  ).split(' '),
}

/** How a reporting verb stands to what is said. */
export function stanceOf(verb: string): Stance {
  if (distancing.has(verb)) return 'distancing'
  return strong.has(verb) ? 'strong' : 'neutral'
}

const distancing: ReadonlySet<string> = new Set(reportingVerbs.distancing)
const strong: ReadonlySet<string> = new Set(reportingVerbs.strong)

/** All reporting verbs. */
export const reporting: ReadonlySet<string> = new Set(Object.values(reportingVerbs).flat())

/** Verbs of speech that assert nothing about the world: what stands after them is called for, not claimed. */
export const urging: ReadonlySet<string> = new Set(
  (
    'asked asks called calls described describes quoted continued threatened vowed vows urges urged demanded demands pledged promised rejected ' +
    'blamed blames accused accuses denounced condemned criticised criticized slammed ' +
    'fragte forderte drohte warf kritisierte averti accusé dénoncé condamné exigé acusó denunció condenó exigió обвинил осудил потребовал اتهم اتهمت أدان دعا'
  ).split(' '),
)

/** Pronouns that take the place of a speaker: who is meant is a conclusion, not a statement of the text. */
export const speakerPronouns: ReadonlySet<string> = new Set(
  'he she they it i we er sie es ich wir il elle ils elles je nous él ella ellos yo он она они я мы هو هي'.split(' '),
)
