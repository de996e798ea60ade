// News and photo agencies, and the words that stand for them in credits. Short ones are looked for in credits only.
const NAMES = [
  'AP', 'A\\.P\\.', 'Associated Press', 'AFP', 'Agence France-Presse', 'Reuters', 'rtr', 'Thomson Reuters', 'dpa', 'EPA', 'epa-efe', 'EFE', 'ANSA', 'AA',
  'Anadolu(?: Agency| Ajansı| Images)?', 'TASS', 'ITAR-TASS', 'Interfax', 'RIA Novosti', 'Sputnik', 'Xinhua', 'Kyodo(?: News)?', 'Jiji', 'Yonhap',
  'PTI', 'ANI', 'IANS', 'UNI', 'APA', 'Keystone(?:-SDA)?', 'SDA', 'ATS', 'Belga', 'ANP', 'TT', 'NTB', 'Ritzau', 'Scanpix', 'Lusa', 'PAP', 'ČTK', 'CTK', 'MTI', 'TASR', 'STA', 'HINA', 'Tanjug', 'BTA', 'Agerpres',
  'UPI', 'PA(?: Media| Wire| Images)?', 'Press Association', 'AAP', 'CP', 'Canadian Press', 'La Presse canadienne', 'Bloomberg', 'SANA', 'IRNA', 'ISNA', 'FARS', 'Tasnim', 'WAFA', 'MENA', 'MAP', 'APS', 'TAP', 'NNA', 'SPA', 'WAM', 'QNA', 'Petra', 'DHA', 'İHA', 'IHA', 'Ukrinform', 'UNIAN', 'KCNA', 'VNA', 'Bernama', 'Antara', 'Notimex', 'Europa Press', 'Télam', 'Telam', 'Agência Brasil', 'AGI', 'Adnkronos', 'LaPresse', 'KNA', 'epd', 'SID',
  'Getty(?: Images)?', 'AFP via Getty', 'Alamy', 'Shutterstock', 'ZUMA(?: Press| Wire)?', 'Imago(?: Images)?', 'picture[ -]alliance', 'NurPhoto', 'SIPA', 'Abaca(?:press)?', 'Rex(?: Features)?', 'SOPA Images', 'Pacific Press', 'LightRocket', 'iStock', 'Unsplash', 'Wikimedia(?: Commons)?', 'Creative Commons', 'CORBIS', 'Hans Lucas', 'Magnum', 'Panos', 'Polaris', 'Redux', 'Contacto', 'Bestimage', 'MaxPPP', 'Handout', 'Pool', 'Stringer', 'Archivo', 'Archiv', 'Cortesía', 'Divulgação', 'Reprodução',
  'AP Photo', 'AFP Photo', 'Reuters Photo',
  'ТАСС', 'РИА Новости', 'Интерфакс', 'Рейтер', 'Спутник', 'АР', 'АП', 'АФП', 'УНИАН', 'Укринформ',
  'أ ?ف ?ب', 'أ\\.? ?ب', 'ا ف ب', 'رويترز', 'الأناضول', 'د ?ب ?أ', 'الفرنسية', 'سبوتنيك', 'سانا', 'غيتي(?: إيميجز)?', 'أسوشيتد ?برس', 'أسوشييتد ?برس', 'شينخوا', 'وكالات', 'الوكالات', 'وام', 'واس',
  '新华社', '路透社?', '法新社', '美联社', '共同', '時事', 'ロイター', '연합뉴스', '로이터',
] // prettier-ignore

const GENERAL = String.raw`(?:news )?agencies|agences|agenturen|agencias|agências|agenzie|ajanslar|агентства|wires|wire services|news services`

/** Source of a pattern for an agency's name. */
export const AGENCY = `(?:${NAMES.join('|')})`

const ONE = String.raw`(?:${AGENCY}|${GENERAL})`
// A desk's initials may follow: "(dpa/kho)".
const ONLY_AGENCIES = new RegExp(
  String.raw`^[(\[*_—–-]*\s*${ONE}(?:\s*(?:[/,;|&+]|and|und|et|y|e|und der|с|и|و)\s*${ONE})*(?:\s*/\s*[a-zäöü]{2,5}){0,3}\s*[)\]*_.]*$`,
  'iu',
)
const AGENCY_NAME = new RegExp(String.raw`^(?:the |die |l')?${ONE}$`, 'iu')

/** Whether a name is that of an agency (or "agencies"), which says who wrote a text, not who published it. */
export function isAgency(name: string): boolean {
  return AGENCY_NAME.test(name.trim())
}

/** Whether a line holds names of agencies and nothing else: "Reuters/AP", "(dpa, AFP)". */
export function isAgencyList(line: string): boolean {
  return line.length <= 80 && ONLY_AGENCIES.test(line.trim())
}
