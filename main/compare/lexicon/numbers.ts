import type { Bound } from '../../contract/figures.ts'
import { excludingQualifiers } from '../../contract/figure-agreement.ts'
import { months, weekdays } from './calendar.ts'

/** Number words and their values; compounds ("twenty-five") are read from their parts. English, German, French, Spanish, Russian. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwölf: 12,
    zwanzig: 20,
    dreißig: 30,
    vierzig: 40,
    fünfzig: 50,
    sechzig: 60,
    siebzig: 70,
    achtzig: 80,
    neunzig: 90,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    doce: 12,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    два: 2,
    две: 2,
    три: 3,
    четыре: 4,
    пять: 5,
    шесть: 6,
    семь: 7,
    восемь: 8,
    девять: 9,
    десять: 10,
    двадцать: 20,
    тридцать: 30,
    сорок: 40,
    пятьдесят: 50,
    сто: 100,
    ثلاثة: 3,
    أربعة: 4,
    خمسة: 5,
    ستة: 6,
    سبعة: 7,
    ثمانية: 8,
    تسعة: 9,
    عشرة: 10,
  }),
)

/** Words that multiply the number before them; alone or in the plural they are a vague number ("hundreds of thousands"). */
export const magnitudes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozen: 12,
    dozens: 12,
    hundred: 100,
    hundreds: 100,
    thousand: 1000,
    thousands: 1000,
    million: 1e6,
    millions: 1e6,
    billion: 1e9,
    billions: 1e9,
    trillion: 1e12,
    bn: 1e9,
    hundert: 100,
    hunderte: 100,
    tausend: 1000,
    tausende: 1000,
    tausenden: 1000,
    millionen: 1e6,
    mio: 1e6,
    milliarde: 1e9,
    milliarden: 1e9,
    mrd: 1e9,
    centaines: 100,
    mille: 1000,
    milliers: 1000,
    milliard: 1e9,
    milliards: 1e9,
    cien: 100,
    cientos: 100,
    ciento: 100,
    mil: 1000,
    millón: 1e6,
    millones: 1e6,
    тысяча: 1000,
    тысячи: 1000,
    тысяч: 1000,
    тыс: 1000,
    миллион: 1e6,
    миллиона: 1e6,
    миллионов: 1e6,
    млн: 1e6,
    миллиард: 1e9,
    миллиарда: 1e9,
    миллиардов: 1e9,
    млрд: 1e9,
    مئات: 100,
    ألف: 1000,
    آلاف: 1000,
    مليون: 1e6,
    ملايين: 1e6,
    مليار: 1e9,
  }),
)

/** Plural magnitudes that say a number without giving one. */
export const vagueMagnitudes: ReadonlySet<string> = new Set(
  'dozens hundreds thousands millions billions hunderte tausende tausenden millionen centaines milliers millions cientos millones тысячи миллионы مئات آلاف ملايين'.split(
    ' ',
  ),
)

/** Articles that count one of a kind in a list of numbers: "seven soldiers and a civilian". */
export const countingArticles: ReadonlySet<string> = new Set('a an ein eine einen un une una один одна'.split(' '))

const BOUNDS: Readonly<Record<Exclude<Bound, 'exact' | 'vague'>, readonly string[]>> = {
  'at-least': [
    ...excludingQualifiers.more,
    ...'at least,no fewer than,no less than,upwards of,mindestens,au moins,al menos,не менее,ما لا يقل عن'.split(','),
  ],
  'at-most': [
    ...excludingQualifiers.less,
    ..."at most,up to,as many as,no more than,bis zu,höchstens,jusqu'à,hasta,до".split(','),
  ],
  about: [
    ...excludingQualifiers.nearly,
    ...'about,around,some,roughly,approximately,an estimated,rund,etwa,environ,quelque,unos,unas,около,نحو,حوالي'.split(
      ',',
    ),
  ],
}

/** What the words before a number make of it; words that are not here ("only") leave it as it is. */
export const qualifierBounds: ReadonlyMap<string, Bound> = new Map(
  Object.entries(BOUNDS).flatMap(([bound, phrases]) => phrases.map((phrase) => [phrase, bound as Bound])),
)

/** Words before a number that belong to the figure: they make it a bound or an estimate. Longest first where one ends another. */
export const qualifiers: readonly (readonly string[])[] = [...qualifierBounds.keys(), 'only']
  .map((phrase) => phrase.split(' '))
  .sort((p, q) => q.length - p.length)

/** Months and days: a number beside them is a date. Days in three letters are other words too often. */
export const calendarWords: ReadonlySet<string> = new Set([
  ...months.keys(),
  ...[...weekdays.keys()].filter((name) => name.length > 4),
])

/** Nouns that count the same kind of thing: a figure's unit is the first of its line. An implied event stands after "=". */
const UNITS = [
  'people person persons civilian civilians resident residents inhabitant inhabitants refugee refugees man men woman women child children citizen citizens member members menschen personen zivilisten personnes civils personas civiles человек люди شخص أشخاص مدني مدنيين',
  'soldiers soldier troops troop personnel serviceman servicemen servicewoman servicewomen officer officers guard guards policeman policemen marine marines soldat soldaten soldats soldados военных военнослужащих солдат جندي جنود',
  'fighters fighter militant militants rebel rebels terrorist terrorists insurgent insurgents gunman gunmen jihadist jihadists kämpfer combattants combatientes боевиков',
  'soldiers martyr martyrs = kill',
  'people deaths death fatality fatalities = kill',
  'people injuries injury = injure',
  'attacks attack raid raids strike strikes airstrike airstrikes assault assaults bombing bombings angriffe attaques ataques атак = attack',
  'percent per cent prozent procent %',
  'dollars dollar $ usd',
  'euros euro €',
  'pounds pound £',
  'kilometres kilometers kilometer kilometre km',
  'miles mile',
  'metres meters meter metre',
  'feet foot',
  'tonnes tons tonne ton',
  'years year jahre jahren ans années años лет года',
  'months month monate monaten mois meses месяцев',
  'weeks week wochen semaines semanas недель',
  'days day tage tagen jours días дней',
  'hours hour stunden heures horas часов',
  'minutes minute minuten minutos минут',
] as const

interface Unit {
  readonly unit: string
  readonly event?: string
}

/** Unit by noun, with the event that the noun itself implies, if any. A noun belongs to the first line that has it. */
export const units: ReadonlyMap<string, Unit> = UNITS.reduce((known, line) => {
  const [nouns = '', event] = line.split(' = ')
  const [unit = ''] = nouns.split(' ')
  for (const noun of nouns.split(' ')) {
    if (!known.has(noun)) known.set(noun, event === undefined ? { unit } : { unit, event })
  }
  return known
}, new Map<string, Unit>())

/** Units of time, of which a number says how long something took. */
export const durations: ReadonlySet<string> = new Set(['years', 'months', 'weeks', 'days', 'hours', 'minutes'])

/** Units that count those whom an event befalls: one event of the set tells of one toll more often than of several. */
export const tolls: ReadonlySet<string> = new Set(['people', 'soldiers', 'fighters'])
