/** Verbs of what happened, by event: a figure is grouped by its unit and the nearest of these. Stems match any ending. */
const EVENTS: Readonly<Record<string, string>> = {
  kill: 'kill kills tote toten قتيل قتلى killed killing slain die dies died dying dead death deaths murder murdered massacred executed martyred drowned perished töten getötet starben gestorben tué tués tuées tuer morts mort décédé muertos murieron matar mataron убит убиты погибли погиб قتل قتلوا قتلت يقتل تقتل مقتل',
  injure:
    'injure injures injured injuring injuries wound wounds wounded wounding hurt hurts hurting verletzt verletzte blessé blessés heridos herido ранен ранены جرح جرحوا جرحى أصيب أصيبوا',
  displace:
    'displace displaces displaced displacing displacement driven expelled evicted homes homeless flee flees fled fleeing uprooted evacuate evacuated vertrieben flohen déplacé déplacés déplacées fui desplazados huyeron бежали نزح نزوح نازحين',
  attack:
    'attack attacked attacking bomb bombed shell shelled shelling raid raided struck hit hits staged stage launch launched conducted angegriffen attaqué atacaron атаковали',
  capture:
    'capture captured seize seized retake retook regained besieged encircled surrounded erobert pris capturado захватили',
  arrest:
    'arrest arrests arrested arresting detain detains detaining detained jailed imprisoned festgenommen verhaftet arrêté arrêtés detenidos detenido задержаны арестованы',
  destroy: 'destroy destroyed damage damaged burned demolished zerstört détruit destruido уничтожены',
  deploy: 'deploy deployed deploying sent send dispatch dispatched stationed entsandt déployé desplegado развернуты',
  protest:
    'protest protested protesting march marched rally rallied demonstrate demonstrated protestierten manifesté protestaron',
  vote: 'vote voted votes voting elected gewählt voté votaron голосовали',
  rescue: 'rescue rescues rescued rescuing save saved gerettet secouru rescatados спасены',
  miss: 'missing vermisst disparus desaparecidos пропали',
  cost: 'cost costs pay paid spend spent invest invested worth donate donated pledged kosten bezahlt coûté costó',
  rise: 'rise rose risen increase increased grow grew grown climbed soared gestiegen augmenté aumentó выросли',
  fall: 'fall fell fallen decrease decreased drop dropped declined cut gesunken baissé bajó cayó упали',
}

/** Event by verb form. */
export const events: ReadonlyMap<string, string> = new Map(
  Object.entries(EVENTS).flatMap(([event, forms]) => forms.split(' ').map((form) => [form, event] as const)),
)

/** What befalls people: a number right after its verb counts them ("killing eight"). */
export const personEvents: ReadonlySet<string> = new Set(['kill', 'injure', 'displace', 'arrest', 'rescue', 'miss'])

/** Words that say of people what befell them and stand for them after a number: "10 dead", "150 were hurt", "three drowned". */
export const befallen: ReadonlySet<string> = new Set(
  (
    'dead killed slain die died dying murdered massacred executed drowned perished tote toten getötet gestorben tués tuées morts muertos убиты погибли قتيل قتلى ' +
    'injured wounded hurt verletzt verletzte blessés heridos ранены جرحى missing vermisst disparus desaparecidos пропали ' +
    'displaced homeless expelled evicted uprooted evacuated fled vertrieben déplacés desplazados ' +
    'arrested detained jailed imprisoned festgenommen verhaftet arrêtés detenidos задержаны арестованы rescued saved gerettet rescatados спасены'
  ).split(' '),
)

/** Verbs that make the one after them passive: who is its subject is who it befalls. */
export const passives: ReadonlySet<string> = new Set(
  'were was are is be been being get got été sont étaient wurde wurden werden worden sind sido fueron fue были был была'.split(
    ' ',
  ),
)

/** What else may stand between a subject and its verb. */
export const besideVerbs: ReadonlySet<string> = new Set(
  'have has had would will could may might also reportedly still already later since more others other autres otros andere weitere آخرون آخرين ont a avait haben hatten hat han had había habían'.split(
    ' ',
  ),
)
