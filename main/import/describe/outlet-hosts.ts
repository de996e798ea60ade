// Hosts of news sites and the names that the outlets give themselves. A host stands for its subdomains too; the longest wins.
const TABLE = `
abc.es ABC
abc.net.au ABC News (Australia)
abcnews.go.com ABC News
adnkronos.com Adnkronos
aftenposten.no Aftenposten
aftonbladet.se Aftonbladet
ahram.org.eg Al-Ahram
ajc.com The Atlanta Journal-Constitution
akhbarak.net Akhbarak
akipress.com AKIpress
al-akhbar.com Al-Akhbar
al-monitor.com Al-Monitor
alaraby.co.uk The New Arab
alarabiya.net Al Arabiya
alarab.co.uk Al Arab
aljazeera.com Al Jazeera
aljazeera.net الجزيرة
almasryalyoum.com Al-Masry Al-Youm
almayadeen.net Al Mayadeen
alquds.co.uk Al-Quds Al-Arabi
annahar.com An-Nahar
anadoluagency.com Anadolu Agency
aa.com.tr Anadolu Agency
ansa.it ANSA
aawsat.com Asharq Al-Awsat
apnews.com AP News
arabnews.com Arab News
ara.cat Ara
arstechnica.com Ars Technica
asahi.com The Asahi Shimbun
asianews.it AsiaNews
axios.com Axios
azattyq.org Azattyq
balkaninsight.com Balkan Insight
bangkokpost.com Bangkok Post
barrons.com Barron's
bbc.co.uk BBC News
bbc.com BBC News
bellingcat.com Bellingcat
berliner-zeitung.de Berliner Zeitung
berlingske.dk Berlingske
bfmtv.com BFMTV
bild.de Bild
bloomberg.com Bloomberg
bostonglobe.com The Boston Globe
breitbart.com Breitbart News
brusselstimes.com The Brussels Times
businessinsider.com Business Insider
buzzfeednews.com BuzzFeed News
cbc.ca CBC News
cbsnews.com CBS News
channel4.com Channel 4 News
channelnewsasia.com CNA
chicagotribune.com Chicago Tribune
chinadaily.com.cn China Daily
chron.com Houston Chronicle
clarin.com Clarín
cnbc.com CNBC
cnn.com CNN
cnnturk.com CNN Türk
corriere.it Corriere della Sera
csmonitor.com The Christian Science Monitor
cumhuriyet.com.tr Cumhuriyet
dailymail.co.uk Daily Mail
dailymaverick.co.za Daily Maverick
dailysabah.com Daily Sabah
dailystar.com.lb The Daily Star
dawn.com Dawn
delfi.lt Delfi
demorgen.be De Morgen
denverpost.com The Denver Post
derstandard.at Der Standard
derstandard.de Der Standard
deutschlandfunk.de Deutschlandfunk
deutschlandfunkkultur.de Deutschlandfunk Kultur
dailynewsegypt.com Daily News Egypt
dnevnik.bg Dnevnik
dn.pt Diário de Notícias
dn.se Dagens Nyheter
dr.dk DR
dw.com Deutsche Welle
economist.com The Economist
economictimes.indiatimes.com The Economic Times
efe.com EFE
ekathimerini.com Kathimerini
elcomercio.pe El Comercio
elconfidencial.com El Confidencial
eldiario.es elDiario.es
elespanol.com El Español
elespectador.com El Espectador
elmundo.es El Mundo
elnacional.com El Nacional
elpais.com El País
elperiodico.com El Periódico
eltiempo.com El Tiempo
eluniversal.com.mx El Universal
emol.com Emol
enabbaladi.net Enab Baladi
estadao.com.br O Estado de S. Paulo
euobserver.com EUobserver
euractiv.com Euractiv
euronews.com Euronews
expressen.se Expressen
express.co.uk Daily Express
faz.net Frankfurter Allgemeine Zeitung
focus.de Focus
folha.uol.com.br Folha de S.Paulo
forbes.com Forbes
foreignaffairs.com Foreign Affairs
foreignpolicy.com Foreign Policy
foxnews.com Fox News
fr.de Frankfurter Rundschau
france24.com France 24
francetvinfo.fr Franceinfo
francebleu.fr France Bleu
ft.com Financial Times
g1.globo.com G1
gazeta.ru Gazeta.Ru
gazeta.pl Gazeta.pl
globo.com Globo
globaltimes.cn Global Times
gulfnews.com Gulf News
haaretz.co.il Haaretz
haaretz.com Haaretz
haberturk.com Habertürk
handelsblatt.com Handelsblatt
hawarnews.com Hawar News Agency
heise.de heise online
hespress.com Hespress
hindustantimes.com Hindustan Times
hln.be Het Laatste Nieuws
hollywoodreporter.com The Hollywood Reporter
hs.fi Helsingin Sanomat
huffpost.com HuffPost
huffingtonpost.com HuffPost
humanite.fr L'Humanité
hurriyet.com.tr Hürriyet
hurriyetdailynews.com Hürriyet Daily News
hvg.hu HVG
i24news.tv i24NEWS
idnes.cz iDNES.cz
ilfattoquotidiano.it Il Fatto Quotidiano
ilgiornale.it Il Giornale
ilmessaggero.it Il Messaggero
ilpost.it Il Post
ilsole24ore.com Il Sole 24 Ore
independent.co.uk The Independent
independent.ie Irish Independent
index.hu Index
indianexpress.com The Indian Express
indiatoday.in India Today
indiatimes.com The Times of India
infobae.com Infobae
inews.co.uk i
inquirer.net Philippine Daily Inquirer
inquirer.com The Philadelphia Inquirer
interfax.com Interfax
interfax.ru Интерфакс
irishtimes.com The Irish Times
irna.ir IRNA
iz.ru Известия
izvestia.ru Известия
jakartapost.com The Jakarta Post
thejakartapost.com The Jakarta Post
japantimes.co.jp The Japan Times
jeuneafrique.com Jeune Afrique
jordantimes.com The Jordan Times
jornada.com.mx La Jornada
jpost.com The Jerusalem Post
jp.dk Jyllands-Posten
jyllands-posten.dk Jyllands-Posten
kathimerini.gr Kathimerini
khaleejtimes.com Khaleej Times
kommersant.ru Коммерсантъ
koreaherald.com The Korea Herald
koreatimes.co.kr The Korea Times
kp.ru Комсомольская правда
krone.at Kronen Zeitung
kurdistan24.net Kurdistan24
kurier.at Kurier
kyivindependent.com The Kyiv Independent
kyivpost.com Kyiv Post
la-croix.com La Croix
lalibre.be La Libre Belgique
lanacion.com.ar La Nación
larazon.es La Razón
lastampa.it La Stampa
latercera.com La Tercera
latimes.com Los Angeles Times
lavanguardia.com La Vanguardia
ledevoir.com Le Devoir
lefigaro.fr Le Figaro
lemonde.fr Le Monde
lenta.ru Lenta.ru
leparisien.fr Le Parisien
lepoint.fr Le Point
lequipe.fr L'Équipe
lesechos.fr Les Echos
lesoir.be Le Soir
letemps.ch Le Temps
lexpress.fr L'Express
liberation.fr Libération
lidovky.cz Lidovky.cz
lorientlejour.com L'Orient-Le Jour
lrb.co.uk London Review of Books
mainichi.jp The Mainichi
marianne.net Marianne
mediapart.fr Mediapart
meduza.io Meduza
mehrnews.com Mehr News Agency
middleeasteye.net Middle East Eye
middleeastmonitor.com Middle East Monitor
milliyet.com.tr Milliyet
mirror.co.uk Daily Mirror
mk.ru Московский комсомолец
morgenpost.de Berliner Morgenpost
motherjones.com Mother Jones
msnbc.com MSNBC
n-tv.de n-tv
ntv.de n-tv
nation.africa Nation
nationalpost.com National Post
nationalreview.com National Review
nbcnews.com NBC News
ndtv.com NDTV
neweasterneurope.eu New Eastern Europe
newsweek.com Newsweek
newyorker.com The New Yorker
nhk.or.jp NHK
nikkei.com Nikkei
nos.nl NOS
novayagazeta.ru Новая газета
novayagazeta.eu Novaya Gazeta Europe
npr.org NPR
nrc.nl NRC
nrk.no NRK
ntv.com.tr NTV
nypost.com New York Post
nytimes.com The New York Times
nzherald.co.nz The New Zealand Herald
nzz.ch Neue Zürcher Zeitung
ocregister.com The Orange County Register
oe24.at oe24
oglobo.globo.com O Globo
onet.pl Onet
origo.hu Origo
orf.at ORF
ouest-france.fr Ouest-France
pagina12.com.ar Página/12
parool.nl Het Parool
pbs.org PBS
philstar.com The Philippine Star
politico.com Politico
politico.eu Politico Europe
politiken.dk Politiken
pravda.com.ua Українська правда
pravda.ru Pravda.ru
presstv.com Press TV
presstv.ir Press TV
propublica.org ProPublica
profil.at profil
prospect.org The American Prospect
publico.es Público
publico.pt Público
qz.com Quartz
rappler.com Rappler
rbc.ru РБК
reason.com Reason
record.pt Record
reforma.com Reforma
repubblica.it la Repubblica
reuters.com Reuters
rfa.org Radio Free Asia
rferl.org Radio Free Europe/Radio Liberty
rfi.fr RFI
rg.ru Российская газета
ria.ru РИА Новости
rnd.de RedaktionsNetzwerk Deutschland
rollingstone.com Rolling Stone
rt.com RT
rte.ie RTÉ
rtl.fr RTL
rtl.de RTL
rtl.be RTL info
rts.ch RTS
rtve.es RTVE
rudaw.net Rudaw
rp.pl Rzeczpospolita
rp-online.de Rheinische Post
sabah.com.tr Sabah
salon.com Salon
sana.sy SANA
scmp.com South China Morning Post
scotsman.com The Scotsman
seattletimes.com The Seattle Times
seznamzpravy.cz Seznam Zprávy
sfchronicle.com San Francisco Chronicle
sfgate.com SFGATE
shafaq.com Shafaq News
sky.com Sky News
skynewsarabia.com سكاي نيوز عربية
slate.com Slate
slate.fr Slate.fr
sme.sk SME
smh.com.au The Sydney Morning Herald
sozcu.com.tr Sözcü
spiegel.de Der Spiegel
spectator.co.uk The Spectator
sputniknews.com Sputnik
srf.ch SRF
standaard.be De Standaard
standard.co.uk Evening Standard
startribune.com Star Tribune
stern.de Stern
straitstimes.com The Straits Times
stuff.co.nz Stuff
stuttgarter-zeitung.de Stuttgarter Zeitung
sueddeutsche.de Süddeutsche Zeitung
svd.se Svenska Dagbladet
svoboda.org Радио Свобода
radiosvoboda.org Радіо Свобода
svt.se SVT Nyheter
swissinfo.ch SWI swissinfo.ch
syriahr.com Syrian Observatory for Human Rights
syriadirect.org Syria Direct
t-online.de t-online
tagblatt.ch St. Galler Tagblatt
tagesanzeiger.ch Tages-Anzeiger
tagesschau.de tagesschau
tagesspiegel.de Der Tagesspiegel
taipeitimes.com Taipei Times
tass.com TASS
tass.ru ТАСС
taz.de taz
techcrunch.com TechCrunch
tehrantimes.com Tehran Times
telegraaf.nl De Telegraaf
telegraph.co.uk The Daily Telegraph
theage.com.au The Age
theatlantic.com The Atlantic
theconversation.com The Conversation
thecradle.co The Cradle
thedailybeast.com The Daily Beast
theglobeandmail.com The Globe and Mail
theguardian.com The Guardian
guardian.co.uk The Guardian
thehill.com The Hill
thehindu.com The Hindu
theintercept.com The Intercept
thejournal.ie TheJournal.ie
thelocal.de The Local
thelocal.fr The Local
themoscowtimes.com The Moscow Times
thenation.com The Nation
thenationalnews.com The National
thenews.com.pk The News International
thestar.com Toronto Star
thesun.co.uk The Sun
thetimes.co.uk The Times
thetimes.com The Times
theverge.com The Verge
thewire.in The Wire
time.com Time
timesofindia.indiatimes.com The Times of India
timesofisrael.com The Times of Israel
trtworld.com TRT World
trthaber.com TRT Haber
trouw.nl Trouw
tt.com Tiroler Tageszeitung
tv2.no TV 2
tv5monde.com TV5Monde
tvn24.pl TVN24
20min.ch 20 Minuten
20minutes.fr 20 Minutes
unian.net УНИАН
unian.ua УНІАН
usatoday.com USA Today
usnews.com U.S. News & World Report
vanityfair.com Vanity Fair
variety.com Variety
vedomosti.ru Ведомости
vg.no VG
vice.com VICE
vietnamnews.vn Viet Nam News
vnexpress.net VnExpress
voanews.com Voice of America
volkskrant.nl de Volkskrant
vox.com Vox
vrt.be VRT NWS
washingtonexaminer.com Washington Examiner
washingtonpost.com The Washington Post
washingtontimes.com The Washington Times
waz.de Westdeutsche Allgemeine Zeitung
welt.de Die Welt
wiadomosci.onet.pl Onet
wired.com Wired
wp.pl Wirtualna Polska
wsj.com The Wall Street Journal
wyborcza.pl Gazeta Wyborcza
xinhuanet.com Xinhua
news.cn Xinhua
yahoo.com Yahoo News
yenisafak.com Yeni Şafak
yle.fi Yle
ynet.co.il ynet
ynetnews.com Ynetnews
yomiuri.co.jp The Yomiuri Shimbun
youm7.com Youm7
zaman.com.tr Zaman
zamanalwsl.net Zaman al-Wasl
zdf.de ZDF
zeit.de Die Zeit
`

const NAMES_OF_HOSTS = new Map<string, string>(
  TABLE.trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
)

const squashed = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:the|der|die|das|le|la|el)\s+/, '')
    .replace(/[\s.\-–'’]/g, '')

const NAMES = new Map<string, string>([...NAMES_OF_HOSTS.values()].map((name) => [squashed(name), name]))
// Names under which outlets are met besides their own.
for (const [alias, name] of [
  ['BBC', 'BBC News'],
  ['DW', 'Deutsche Welle'],
  ['VOA', 'Voice of America'],
  ['RFE/RL', 'Radio Free Europe/Radio Liberty'],
  ['FAZ', 'Frankfurter Allgemeine Zeitung'],
  ['SZ', 'Süddeutsche Zeitung'],
  ['NZZ', 'Neue Zürcher Zeitung'],
  ['Spiegel Online', 'Der Spiegel'],
  ['New York Times', 'The New York Times'],
] as const)
  NAMES.set(squashed(alias), name)

/**
 * The outlet whose site a host is, with the entry of the table; undefined when the table has none. `additions`: the researcher's
 * own entries, names by host, which win.
 */
export function outletOfHost(
  host: string,
  additions: Readonly<Record<string, string>> = {},
): { readonly name: string; readonly entry: string } | undefined {
  let rest = host.toLowerCase().replace(/\.$/, '')
  while (rest.includes('.')) {
    const name = Object.hasOwn(additions, rest) ? additions[rest] : NAMES_OF_HOSTS.get(rest)
    if (name !== undefined) return { name, entry: rest }
    rest = rest.slice(rest.indexOf('.') + 1)
  }
  return undefined
}

/** The usual form of an outlet's name that the table knows, however it is spaced and cased: "TRTWorld" is "TRT World". */
export function knownOutlet(name: string): string | undefined {
  return NAMES.get(squashed(name))
}
