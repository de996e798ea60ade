/** Verbs of what happened, by event: a figure is grouped by its unit and the nearest of these. Stems match any ending. */
const EVENTS: Readonly<Record<string, string>> = {
  kill: 'kill kills killed killing slain die dies died dying dead death deaths murder murdered massacred executed martyred drowned perished töten getötet starben gestorben tué tués tuées tuer morts mort décédé muertos murieron matar mataron убит убиты погибли погиб قتل قتلوا قتلت يقتل تقتل مقتل',
  injure:
    'injure injured injuring injuries wound wounded wounding hurt verletzt verletzte blessé blessés heridos herido ранен ранены',
  displace:
    'displace displaced displacing displacement driven expelled evicted homes homeless flee flees fled fleeing uprooted evacuate evacuated vertrieben flohen déplacé déplacés déplacées fui desplazados huyeron бежали نزح نزوح نازحين',
  attack:
    'attack attacked attacking bomb bombed shell shelled shelling raid raided struck hit staged stage launch launched conducted angegriffen attaqué atacaron атаковали',
  capture:
    'capture captured seize seized retake retook regained take taken besieged encircled surrounded erobert pris capturado захватили',
  arrest:
    'arrest arrested detain detained jailed imprisoned festgenommen verhaftet arrêté arrêtés detenidos detenido задержаны арестованы',
  destroy: 'destroy destroyed damage damaged burned demolished zerstört détruit destruido уничтожены',
  deploy: 'deploy deployed deploying sent send dispatch dispatched stationed entsandt déployé desplegado развернуты',
  protest:
    'protest protested protesting march marched rally rallied demonstrate demonstrated protestierten manifesté protestaron',
  vote: 'vote voted votes voting elected gewählt voté votaron голосовали',
  rescue: 'rescue rescued save saved gerettet secouru rescatados спасены',
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
export const personEvents: ReadonlySet<string> = new Set(['kill', 'injure', 'displace', 'arrest', 'rescue'])
