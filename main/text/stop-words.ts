// Words that carry grammar, not matter, by language. A word that has matter in another language of the list (German "war",
// "die"; French "son", "pour") is left out: a missed stop word costs less than a lost one.
const LISTS: Readonly<Record<string, string>> = {
  en:
    'a about above according across after again against ago all almost along already also although always am amid among an and another any are around as at away back ' +
    'be became because become been before began behind being below between both but by came can cannot could did do does doing done down during each either else enough even ever every ' +
    'few for from further get gets getting give given go goes going gone got had has have having he her here hers herself him himself his how however i if in including into is it its itself ' +
    'just know last later least less let like likely made make makes making many may me meanwhile might mine more most mr mrs ms much must my myself near neither never no nor not nothing now of off often on once one only ' +
    'onto or other others our ours out over own per put rather really said same say saying says see seen several shall she should since so some still such take taken than that the their theirs them ' +
    'themselves then there these they this those though through thus to together told too took toward towards two under until up upon us very via want was way we well went were what when where ' +
    'whether which while who whom whose why will with within without would yet you your yours ' +
    "it's i'm he's she's that's there's what's let's don't doesn't didn't can't won't wouldn't couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't we're they're you're i've we've they've i'll we'll he'd",
  de:
    'aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis bist da dabei dadurch daher damit dann daran darauf daraus darin darüber darum das dass davon dazu ' +
    'dein deine dem den denen denn der deren des dessen dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige er es etwa etwas euch euer für gegen gewesen haben habe hatte hatten ' +
    'ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner können könnte laut mehr mein meine mich mir mit muss müssen ' +
    'nach nachdem nicht nichts noch nun nur ob oder ohne sehr sei sein seine seinem seinen seiner seit seitdem selbst sich sie sind sowie so soll sollen sollte über um und uns unser unter viel viele vom von vor während ' +
    'waren warum was weil weiter welche welcher wenn werde werden wer wie wieder will wir wird wurde wurden würde würden wo zu zum zur zwar zwischen sagte sagten',
  fr:
    "à afin ai ainsi alors après au aucun aucune aussi autre autres aux avait avant avec avoir c'est ça ce cela celle celles celui ces cet cette ceux chaque chez ci comme contre d' dans de déjà depuis des donc dont du " +
    "elle elles en encore entre est et étaient était été être eu eux fait font il ils je jusqu'à l' la là le les leur leurs lors lui ma mais me même mes moi moins mon ne ni non nos notre nous on ont ou où par parce pas " +
    "peut peuvent plus plusieurs pourrait qu'il qu'elle qu'ils que quel quelle quels qui quoi sa sans se selon sera ses si soit sont sous sur ta tandis tous tout toute toutes très trois tu un une vers vos votre vous y a-t-il a-t-elle",
  es:
    'a al algo algunas algunos ante antes aquel así aún aunque cada como con contra cual cuando de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están estaba este esto estos ' +
    'fue fueron ha había habían han hasta hay hoy la las le les lo los más me mi mientras muy nada ni no nos nosotros o otra otras otro otros para pero poco por porque qué que quien se sea según ser si sí sido sin sobre ' +
    'su sus también tan tanto te tener tiene tienen toda todas todo todos tras tres tu un una unas uno unos y ya yo',
  it: 'al alla alle anche che chi ci come con cui da dal dalla degli dei del della delle di dopo due e ed era fra gli ha hanno il in la le lo ma nei nel nella non o per più poi quando questa questo se si sono stata stato su sua sui sul sulla suo tra tutti un una uno',
  pt: 'ao aos as às até com como da das de depois do dos é ela ele em entre era essa esse esta este está foi foram há isso já mais mas na nas no nos não o os ou para pela pelo por que quem se sem ser seu seus sua suas são também tem têm um uma',
  nl: 'aan al als bij dan dat de deze dit door een en er haar heeft hebben het hij hun ik in is kan maar meer met naar niet nog nu of om onder ook op over te tegen tot uit van veel voor was waren wat werd wie wordt ze zich zijn zou',
  ru:
    'а без более бы был была были было быть в вам вас во вот все всё всего всех вы где да даже для до его ее её если есть еще ещё же за здесь и из или им их к как когда кого которая которого которой которые который ко ли ' +
    'либо между меня мне может мы на над надо нас не него нее неё нет ни них но ну о об однако он она они оно от очень по под после потом потому при про с свои своих свою себя сейчас со так также такой там тем то тогда того ' +
    'тоже только том тот ты у уже хотя чего чем что чтобы эта эти этих это этого этой этом этот я',
  uk: 'але або без був була були було в вже він вона вони все від для до є за з зі із і його їх її й коли на не ні об про при після та так також те тим то у це цей ця що щоб як який яка які якщо',
  ar: 'في من على إلى عن أن إن ان التي الذي الذين هذا هذه ذلك تلك كان كانت قد لا ما لم لن هو هي هم مع بعد قبل بين كل غير حتى ثم أو او و كما عند منذ حيث أي اي له لها لهم به بها فيه فيها عليه عليها منه منها إنه أنه انه خلال ضد أمام دون بعض أكثر لكن إذا اذا',
  tr: 've bir bu da de için ile olarak olan daha çok en gibi kadar sonra önce göre ise ama ancak ya ki ne o her hem ya şu mi mı mu mü değil var yok oldu olduğu olduğunu dedi tarafından',
  fa: 'و در به از که این را با است برای آن یک تا شد شده بود می بر هم نیز ها های خود او ما یا اما اگر هر پس پیش بین کرد کرده شود',
}

/** Function words of the languages that news corpora hold most, normalised as the tokeniser does. */
export const stopWords: ReadonlySet<string> = new Set(Object.values(LISTS).flatMap((list) => list.split(' ')))
