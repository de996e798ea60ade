// Month names as dates are written with them: full forms, cases and common abbreviations. Croatian "listopada" (October) is
// missing because Polish, Czech and Ukrainian mean November by it.
const NAMES: readonly string[] = [
  `january jan januar jänner jän janvier janv jan enero ene janeiro gennaio gen januari januára januarja january tammikuuta tammikuu
   stycznia sty styczeń ledna leden január ianuarie ian siječnja ocak oca ιανουαρίου ιανουάριος ιαν января январь янв січня січень
   януари януара يناير كانون_الثاني جانفي ژانویه ינואר जनवरी sausio janvāris janvārī janvāra janvāri jaanuar janúar gener
   xaneiro janar јануари јануар јануара januara yanvar қаңтар студзеня հունվարի იანვარი იანვარს জানুয়ারি জানুয়ারী ஜனவரி
   जानेवारी جنوری มกราคม ม.ค. januarie`,
  `february feb februar feber février fevrier févr fevr fév febrero fevereiro fev febbraio febbr februari pebruari februára februarja
   helmikuuta helmikuu lutego lut luty února únor február februarie veljače şubat subat şub φεβρουαρίου φεβρουάριος φεβ февраля
   февраль февр фев лютого лютий февруари фебруара فبراير شباط فيفري فوریه ברואר פברואר फरवरी vasario februāris februārī
   februāra veebruar febrúar febrer febreiro shkurt фебруари фебруар februara fevral ақпан лютага փետրվարի თებერვალი თებერვალს
   ফেব্রুয়ারি ফেব্রুয়ারী பிப்ரவரி फेब्रुवारी فروری กุมภาพันธ์ ก.พ. pebrero`,
  `march mar märz mär maerz mrz mars marzo março marco maart mrt marca maaliskuuta maaliskuu marzec března březen március martie
   ožujka mart marts maret mac μαρτίου μάρτιος μαρ марта март мар березня березень مارس آذار اذار मार्च מרץ מרס kovo martā
   marta märts març наурыз сакавіка մարտի მარტი მარტს মার্চ மார்ச் مارچ มีนาคม มี.ค. machi marso`,
  `april apr avril avr abril abr aprile apríla aprila huhtikuuta huhtikuu kwietnia kwi kwiecień dubna duben április aprilie travnja
   nisan απριλίου απρίλιος απρ апреля апрель апр квітня квітень април априла أبريل ابريل إبريل نيسان أفريل افريل آوریل אפריל अप्रैल
   balandžio aprīlis aprīlī aprīļa aprill apríl prill aprel сәуір красавіка ապրիլի აპრილი აპრილს এপ্রিল ஏப்ரல் एप्रिल اپریل
   เมษายน เม.ย. aprili`,
  `may mai mayo maio maggio mag mei maj mája maja toukokuuta toukokuu května květen május svibnja mayıs mayis μαΐου μάιος μαϊ мая май
   травня травень маја مايو أيار ايار ماي مه מאי मई gegužės maijs maijā maija maí maig мај мамыр մայիսի მაისი მაისს মে மே मे
   مئی พฤษภาคม พ.ค.`,
  `june jun juni juin junio junho giugno giu júna junija kesäkuuta kesäkuu czerwca cze czerwiec června červen június iunie lipnja
   haziran haz ιουνίου ιούνιος ιουν июня июнь июн червня червень юни јуна يونيو يونيه حزيران جوان ژوئن יוני जून birželio
   jūnijs jūnijā jūnija juuni júní juny xuño qershor јуни juna iyun маусым чэрвеня հունիսի ივნისი ივნისს জুন ஜூன் جون มิถุนายน
   มิ.ย. junie hunyo`,
  `july jul juli juillet juil julio julho luglio lug júla julija heinäkuuta heinäkuu lipca lip lipiec července červenec július iulie
   srpnja temmuz tem julai ιουλίου ιούλιος ιουλ июля июль июл липня липень юли јула يوليو يوليه تموز جويلية ژوئیه יולי जुलाई
   liepos jūlijs jūlijā jūlija juuli júlí juliol xullo korrik јули jula iyul шілде ліпеня հուլիսի ივლისი ივლისს জুলাই ஜூலை
   जुलै جولائی กรกฎาคม ก.ค. julie hulyo`,
  `august aug août aout agosto ago augustus augusti augusta avgusta avgust elokuuta elokuu sierpnia sie sierpień srpna srpen augusztus
   kolovoza ağustos agustos ağu agustus ogos αυγούστου αύγουστος αυγ августа август авг серпня серпень أغسطس اغسطس آب أوت اوت
   אוגוסט अगस्त rugpjūčio augusts augustā ágúst agost gusht avqust тамыз жніўня օգոստոսի აგვისტო აგვისტოს আগস্ট ஆகஸ்ட் ऑगस्ट
   اگست สิงหาคม ส.ค. agosti аугуст`,
  `september sept sep septembre septiembre setiembre setembro set settembre septembra syyskuuta syyskuu września wrz wrzesień září
   szeptember septembrie septembar rujna eylül eylul eyl σεπτεμβρίου σεπτέμβριος σεπτ сентября сентябрь сент сен вересня вересень
   септември септембра سبتمبر أيلول ايلول سپتامبر ספטמבר सितंबर सितम्बर rugsėjo septembris septembrī setembre shtator sentyabr
   sentabr қыркүйек septemba սեպտեմբերի სექტემბერი სექტემბერს সেপ্টেম্বর செப்டம்பர் सप्टेंबर ستمبر กันยายน ก.ย. setyembre
   септембар`,
  `october oct oktober okt octobre octubre outubro out ottobre ott októbra oktobra lokakuuta lokakuu października paź październik
   října říjen október octombrie oktobar ekim eki οκτωβρίου οκτώβριος οκτ октября октябрь окт жовтня жовтень октомври октобра
   أكتوبر اكتوبر تشرين_الأول تشرين_الاول اکتبر אוקטובר अक्टूबर spalio oktobris oktobrī oktoober tetor oktyabr oktabr қазан
   кастрычніка հոկտեմբերի ოქტომბერი ოქტომბერს অক্টোবর அக்டோபர் ऑक्टोबर اکتوبر ตุลาคม ต.ค. oktoba oktubre октобар`,
  `november nov novembre noviembre novembro novembra nopember marraskuuta marraskuu listopada lis listopad listopadu noiembrie
   novembar studenoga studenog kasım kasim kas νοεμβρίου νοέμβριος νοε ноября ноябрь нояб ноя листопада листопад ноември новембра
   نوفمبر تشرين_الثاني نوامبر נובמבר नवंबर नवम्बर lapkričio novembris novembrī nóvember nëntor noyabr қараша лістапада
   նոյեմբերի ნოემბერი ნოემბერს নভেম্বর நவம்பர் नोव्हेंबर نومبر พฤศจิกายน พ.ย. novemba nobyembre новембар`,
  `december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre decembra joulukuuta joulukuu grudnia gru grudzień
   prosince prosinec decembrie decembar prosinca aralık aralik ara desember des disember δεκεμβρίου δεκέμβριος δεκ декабря декабрь
   дек грудня грудень декември децембра ديسمبر كانون_الأول كانون_الاول دسامبر דצמבר दिसंबर दिसम्बर gruodžio decembris decembrī
   detsember desembre decembro dhjetor dekabr желтоқсан снежня դեկտեմբերի დეკემბერი დეკემბერს ডিসেম্বর டிசம்பர் डिसेंबर دسمبر
   ธันวาคม ธ.ค. desemba disyembre децембар`,
]

const MONTHS = new Map<string, number>()
for (const [index, names] of NAMES.entries()) {
  for (const name of names.trim().split(/\s+/)) {
    const spaced = name.replace('_', ' ')
    if (!MONTHS.has(spaced)) MONTHS.set(spaced, index + 1)
  }
}

/** The number of a month (1 to 12) from its name in any of about seventy languages. */
export function monthOfName(name: string): number | undefined {
  const written = name.toLowerCase().replace(/\s+/g, ' ')
  return MONTHS.get(written) ?? MONTHS.get(written.replace(/\.$/, ''))
}

/** Source of a pattern for any month name; longer names first. */
export const MONTH_PATTERN = [...MONTHS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('.', String.raw`\.`).replace(' ', String.raw`\s+`))
  .join('|')
