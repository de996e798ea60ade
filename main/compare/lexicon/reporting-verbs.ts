/** Verbs that report speech, by the stance that they take to it (after VerbNet 37.7 say, 37.2 tell, complain, admit). */
export const reportingVerbs: Readonly<Record<'neutral' | 'distancing' | 'strong', readonly string[]>> = {
  neutral: (
    'said says say saying told tells tell telling stated states added adds adding announced announces announcing reported reports reporting wrote writes explained explains noted notes noting asked asks replied replies ' +
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
    'blamed blames accused accuses denounced condemned warned warns warning threatened vowed vows urged urges demanded demands admitted admits acknowledged denied denies conceded complained criticised criticized slammed stressed stresses ' +
    'pledged promised rejected ' +
    'warnte warf forderte drohte kritisierte bestritt averti accusé dénoncé condamné exigé admis démenti advirtió acusó denunció condenó exigió negó admitió предупредил обвинил осудил потребовал отрицал حذر اتهم اتهمت أدان دعا'
  ).split(' '),
}

/** All reporting verbs. */
export const reporting: ReadonlySet<string> = new Set(Object.values(reportingVerbs).flat())

/** Pronouns that take the place of a speaker: who is meant is a conclusion, not a statement of the text. */
export const speakerPronouns: ReadonlySet<string> = new Set(
  'he she they it i we er sie es ich wir il elle ils elles je nous él ella ellos yo он она они я мы هو هي'.split(' '),
)
