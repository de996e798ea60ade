// Lines that pages carry around their articles, by what they are for. Whole lines only, in a dozen languages; the longest line
// that a rule may take is given with it. What an article could say by itself is no entry here.
interface Rule {
  readonly name: string
  readonly longest: number
  readonly pattern: RegExp
}

const rule = (name: string, longest: number, ...sources: string[]): Rule => ({
  name,
  longest,
  pattern: new RegExp(`^[\\s>*•·|»›→▶▸►✉☰+–—-]*(?:${sources.join('|')})`, 'iu'),
})

const END = String.raw`[\s:.!…»›→>|]*$`

const RULES: readonly Rule[] = [
  rule(
    'a related story',
    300,
    String.raw`(?:related(?:\s+(?:articles?|stor(?:y|ies)|content|news|links?|coverage|reading|topics?|posts?|video))?|read\s+(?:more|also|next|on|this|the full)|also\s+read|more\s+(?:on\s+this|from|about|news|stories|coverage|like this)|see\s+(?:also|more)|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be interested)|recommended(?:\s+for you)?|don['’]?t\s+miss|watch\s+(?:now|live|also|more|the video)|listen\s+(?:now|live|here)|further reading|in case you missed it|editor['’]s? picks?|most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|top\s+stories|latest(?:\s+(?:news|stories|headlines|videos?))?|up next|next (?:article|story)|previous (?:article|story)|more on|what to read next|popular(?: now| stories)?|from our partners|sponsored(?: content)?|promoted(?: stories)?|around the web)\s*(?:[:：|–»›→>]|$)`,
    String.raw`(?:mehr\s+(?:zum\s+thema|dazu|zu|aus|artikel|lesen|über)|lesen\s+sie\s+(?:auch|mehr|hier|dazu|weiter)|lesetipps?|auch\s+interessant|weiterlesen|das\s+könnte\s+(?:sie|dich)(?:\s+auch)?(?:\s+interessieren)?|siehe\s+auch|zum\s+thema|weitere\s+(?:artikel|themen|nachrichten|meldungen)|meistgelesen(?:e artikel)?|empfohlen(?:er (?:redaktioneller )?(?:inhalt|artikel))?|themen|passend dazu|hintergrund|verwandte (?:artikel|themen)|aktuelle nachrichten|mehr nachrichten|top-?themen|nächster artikel|vorheriger artikel|zur startseite|zurück zur startseite)\b[^.?!]*${END}`,
    String.raw`(?:lire\s+(?:aussi|également|la suite|plus|l['’]article)|à\s+(?:lire|voir|écouter|découvrir)\s*(?:aussi|également|sur)?|voir\s+(?:aussi|également|plus)|sur\s+le\s+même\s+(?:sujet|thème)|articles?\s+(?:liés?|similaires|recommandés?|associés?)|les\s+plus\s+(?:lus|partagés|consultés)|en\s+savoir\s+plus|plus\s+d['’](?:articles|infos|actualités)|notre\s+sélection|dans la même rubrique|retrouvez (?:aussi|également|tous?)|pour aller plus loin|dernières (?:actualités|nouvelles|infos)|à la une|le fil info)\b[^?!]*${END}`,
    String.raw`(?:lea?\s+(?:también|más|además|aquí)|leer\s+(?:más|también)|le\s+puede\s+interesar|te\s+puede\s+interesar|ver\s+(?:más|también)|vea\s+también|mira\s+también|noticias?\s+relacionadas?|artículos?\s+relacionados?|lo\s+más\s+(?:leído|visto)|más\s+(?:noticias|información|sobre|en|de)|también\s+puede(?:s)?\s+leer|además|relacionad[oa]s?|conoce más|últimas noticias|temas relacionados)\s*(?:[:：|–»›→>]|$)`,
    String.raw`(?:leia\s+(?:também|mais|ainda)|veja\s+(?:também|mais|ainda)|saiba\s+mais|mais\s+(?:lidas|notícias|sobre|em)|notícias\s+relacionadas|(?:leggi|guarda)\s+(?:anche|tutto|di più)|articoli\s+correlati|potrebbe\s+interessarti|i più letti|lees\s+(?:ook|meer|verder)|bekijk ook|meer\s+over|gerelateerd|läs\s+(?:också|mer|även)|les\s+også|læs\s+også|czytaj\s+(?:także|też|również|więcej)|zobacz\s+(?:także|też|również)|przeczytaj|ilgili\s+haber(?:ler)?|ayrıca\s+(?:bakın|okuyun)|haberin\s+devamı|δείτε\s+(?:επίσης|ακόμη)|διαβάστε)\s*.{0,200}$`,
    String.raw`(?:читайте\s+(?:также|ещ[её]|далее|подробнее)|(?:смотрите|см\.)\s+также|по\s+теме|другие\s+(?:новости|материалы)|материалы\s+по\s+теме|ещ[её]\s+(?:по\s+теме|новости)|главное\s+сегодня|популярное|самое\s+читаемое|новости\s+партн[её]ров|рекомендуем|подробнее|читайте\s+(?:нас|в)|читати\s+також|читайте\s+також|дивіться\s+також)(?:\s*[:：|–»›→>].*|[^.?!]{0,60}$)`,
    String.raw`(?:اقرأ(?:\s+أيض[اًا]+)?|إقرأ\s+أيض|اقرئي|شاهد\s+أيض|شاهد|مواضيع\s+(?:ذات\s+صلة|متعلقة)|أخبار\s+ذات\s+صلة|ذات\s+صلة|المزيد(?:\s+(?:من|عن|حول))?|الأكثر\s+(?:قراءة|مشاهدة|تداولا)|قد\s+يعجبك(?:\s+أيض)?|مقالات\s+ذات\s+صلة|آخر\s+الأخبار|للمزيد|طالع\s+أيض|تابع\s+أيض)(?:[اًا]*\s*[:：|–»›].*|[^.؟!]{0,60}$)`,
    String.raw`(?:相关(?:新闻|阅读|报道|文章|链接)|延伸阅读|推荐阅读|更多(?:新闻|报道)?|関連(?:記事|ニュース)|あわせて読みたい|관련\s*기사|더\s*보기).{0,60}$`,
  ),
  rule(
    'a promotion',
    300,
    String.raw`(?:get|download|install|try)\s+(?:the|our)\s+(?:\S+\s+){0,3}app\b`,
    String.raw`(?:sign\s+up|subscribe|register|log\s?in|sign\s+in|join\s+(?:us|our|now)|follow\s+(?:us|our|@|\w+\s+on)|like\s+us|support\s+(?:us|our|independent)|donate|become\s+a\s+(?:member|subscriber|patron)|already\s+a\s+(?:member|subscriber)|start\s+your\s+(?:free\s+)?trial|try\s+(?:it\s+)?(?:for\s+)?free|get\s+(?:the\s+latest|our|unlimited|full|breaking|notified|alerts)|stay\s+(?:informed|up to date|connected|tuned)|never\s+miss|our\s+newsletters?|newsletters?|the\s+\w+\s+newsletter|daily\s+(?:briefing|newsletter)|morning\s+briefing|email\s+(?:alerts|newsletter|address)|enter\s+your\s+e-?mail|your\s+e-?mail\s+address|podcasts?|click\s+here|tap\s+here|this\s+(?:content|article|story)\s+is\s+(?:for|available\s+(?:only\s+)?to|exclusive)|you\s+have\s+\d+\s+(?:free\s+)?articles?|create\s+(?:a\s+free|an|your)\s+account|manage\s+(?:my|your)\s+|buy\s+(?:now|the\s+)|we\s+(?:need|rely on|depend on)\s+your\s+support|please\s+(?:support|consider|subscribe|enable|log|sign))\b[^"“]*$`,
    String.raw`(?:(?:jetzt\s+)?(?:abonnieren|anmelden|registrieren|einloggen|bestellen|herunterladen|testen)|newsletter|hier\s+(?:geht|können sie|klicken|anmelden)|folgen\s+sie\s+uns|(?:unser(?:en|e|em)?|der|die|den)\s+(?:kostenlose[nr]?\s+)?newsletter|melden\s+sie\s+sich|jetzt\s+kostenlos|weiterlesen\s+mit|sie\s+haben\s+bereits|unterstützen\s+sie|laden\s+sie\s+(?:sich\s+)?(?:unsere|die)|diesen\s+artikel\s+(?:anhören|vorlesen)|artikel\s+anhören|zum\s+(?:newsletter|abo))\b[^„“"]*$`,
    String.raw`(?:(?:s['’])?(?:abonnez?-vous|inscrivez-vous|connectez-vous|je m['’]abonne|s['’]abonner|s['’]inscrire|se connecter|suivez-nous|rejoignez-nous|téléchargez|recevez|soutenez|faites un don)|déjà\s+abonné|(?:la|notre|nos)\s+newsletters?|article\s+réservé|cet\s+article\s+(?:est\s+réservé|vous est offert)|il\s+vous\s+reste|écouter\s+(?:cet|l['’])\s*article|temps\s+de\s+lecture)\b[^«"]*$`,
    String.raw`(?:suscr[íi]b(?:ete|ase|irse)|reg[íi]str(?:ate|ese|arse)|inici(?:a|ar|e)\s+sesión|s[íi]gu(?:enos|e a)|[úu]nete|reciba?|descarg(?:a|ue)|apóyanos|haz\s+clic|haga\s+clic|boletín|(?:nuestro|el)\s+(?:boletín|newsletter)|ya\s+(?:eres|soy)\s+suscriptor|ap[óo]yenos|assine|inscreva-se|cadastre-se|siga(?:-nos)?|receba|entre\s+(?:no|em)\s+nosso|iscriviti|abbonati|accedi|seguici|registrati|scarica|schrijf\s+je\s+in|abonneer|volg\s+ons|zapisz\s+się|subskrybuj|obserwuj|śledź|abone\s+ol|kaydol|takip\s+edin|bizi\s+takip)(?![\p{L}])[^"«“]*$`,
    String.raw`(?:подпи(?:шитесь|сывайтесь|саться|ска)|следите\s+за|присоединяйтесь|скачайте|зарегистрируйтесь|войти|вход|регистрация|рассылка|читайте\s+нас|мы\s+в\s+(?:telegram|телеграм|соцсетях)|поддержите|підпи(?:шіться|суйтесь)|стежте\s+за)[^"«“]*$`,
    String.raw`(?:اشترك|اشتركوا|تابعنا|تابعونا|تابع\s+|سجل|سجّل|انضم|حمل\s+(?:التطبيق|تطبيق)|حمّل|النشرة\s+(?:البريدية|الإخبارية)|بريدك\s+الإلكتروني|أدخل\s+بريدك|تسجيل\s+الدخول)[^"«“]*$`,
  ),
  rule(
    'a consent notice',
    900,
    String.raw`(?:we(?:\s+and\s+our\s+\S*\s*partners)?|this\s+(?:site|website|page)|our\s+(?:site|website)|by\s+(?:continuing|using|clicking|browsing)|to\s+(?:provide|offer|give)\s+(?:you|the\s+best))\b.{0,160}\b(?:cookies?|privacy\s+policy|terms\s+of\s+(?:use|service))\b`,
    String.raw`(?:(?:accept|reject|allow|manage)\s+(?:all(?:\s+cookies)?|cookies|preferences|settings)|cookie\s*(?:s|policy|settings|preferences|consent|notice)?|privacy(?:\s+(?:policy|settings|notice))?|i\s+(?:agree|accept)|got\s+it)${END}`,
    String.raw`(?:wir|diese\s+(?:web)?(?:seite|site)|um\s+(?:ihnen|unsere)|mit\s+(?:der\s+nutzung|ihrer|klick)|unsere\s+(?:web)?seite|durch\s+die\s+nutzung|an\s+dieser\s+stelle\s+finden\s+sie|ich\s+bin\s+damit\s+einverstanden)\b.{0,200}\b(?:cookies?|datenschutz\w*|externe\w*\s+inhalt\w*|personenbezogene\w*)`,
    String.raw`(?:nous|ce\s+site|en\s+(?:poursuivant|continuant|cliquant)|pour\s+vous\s+offrir|utilizamos|usamos|este\s+sit[ei]o?|nosotros|al\s+(?:continuar|navegar)|este\s+site|ao\s+continuar|questo\s+sito|utilizziamo|noi\s+e\s+i|deze\s+(?:web)?site|wij\s+gebruiken|we\s+gebruiken|bu\s+(?:web\s+)?site|ta\s+strona|używamy|мы\s+используем|этот\s+сайт|на\s+(?:нашем\s+)?сайте|ми\s+використовуємо|нажимая|продолжая)(?![\p{L}]).{0,200}(?:cookies?|куки|çerez|privacidad|confidentialité|privacidade|ciasteczek|cookie-файл)`,
    String.raw`(?:alle?\s+(?:cookies\s+)?(?:akzeptieren|ablehnen|zulassen)|akzeptieren|einstellungen|datenschutz(?:erklärung|hinweise)?|tout\s+(?:accepter|refuser)|accepter|paramétrer|politique\s+de\s+confidentialité|aceptar(?:\s+(?:todo|cookies|todas))?|rechazar|política\s+de\s+(?:cookies|privacidad)|aceitar|accetta(?:\s+tutti)?|rifiuta|принять|согласен|نستخدم\s+ملفات|يستخدم\s+(?:هذا\s+)?(?:الموقع|موقعنا).{0,80}(?:الارتباط|الكوكيز)|موافق|أوافق|سياسة\s+الخصوصية|kabul\s+et|akceptuj[ęe])[^.]{0,40}${END}`,
  ),
  rule(
    'a share button',
    160,
    String.raw`(?:share(?:\s+(?:this|on|via|to|article|story|the|with|now|now on).{0,60})?|tweet(?:\s+this)?|email(?:\s+(?:this|article|a friend))?|e-mail|print(?:\s+(?:this|article|page|edition))?|copy(?:\s+(?:the\s+)?(?:link|url))?|link\s+copied!?|copied!?|save(?:\s+(?:this|article|for later|story))?|bookmark(?:\s+this)?|pin\s+it|send(?:\s+(?:by|via|to).{0,30})?|report\s+(?:a\s+)?(?:typo|error|mistake).*|(?:leave|post|add|write)\s+a\s+comment|(?:view\s+|show\s+|hide\s+|all\s+)?comments?(?:\s*\(?\d*\)?)?|(?:no|\d+)\s+comments?|\d+\s+(?:shares?|views?|likes?|retweets?|reactions?|replies)|view\s+(?:on|all|more|gallery|this post).{0,40}|show\s+(?:more|less|caption)|hide\s+caption|toggle\s+\w+|expand|collapse|enlarge(?:\s+image)?|read\s+aloud|play(?:\s+video|\s+audio)?|pause|mute|unmute|fullscreen|embed|close|open|menu|search|gift\s+(?:this\s+)?article|give\s+(?:this\s+)?article|font\s+size|text\s+size|a[-+]|increase|decrease|reset)${END}`,
    String.raw`(?:(?:artikel\s+)?(?:teilen|drucken|versenden|merken|kommentieren|empfehlen|vorlesen|speichern)|(?:artikel|beitrag|seite)\s+\S+|auf\s+\S+\s+teilen|per\s+(?:e-?mail|whatsapp)\s+\S+|link\s+kopieren|kommentare?(?:\s*\(?\d*\)?)?|\d+\s+kommentare?|zum\s+kommentar\w*|fehler\s+melden|schriftgröße|partager(?:\s+(?:sur|cet|l['’]article|par).{0,30})?|imprimer|envoyer(?:\s+par.{0,20})?|commenter|commentaires?(?:\s*\(?\d*\)?)?|\d+\s+commentaires?|réagir|copier\s+le\s+lien|ajouter\s+aux?\s+favoris|sauvegarder|enregistrer|offrir(?:\s+l['’]article)?|compart(?:ir|e|a)(?:\s+(?:en|esta|este|por|el).{0,30})?|comentarios?(?:\s*\(?\d*\)?)?|\d+\s+comentarios?|imprimir|enviar(?:\s+por.{0,20})?|guardar|copiar\s+(?:enlace|link)|compartilh(?:ar|e)(?:.{0,20})?|condividi(?:.{0,20})?|stampa|commenta|commenti|delen|deel(?:\s+(?:op|via|dit).{0,20})?|reacties?|udostępnij|komentarze?|drukuj|paylaş|yorum(?:lar)?|yazdır|dela|del|jaa|tulosta|skriv ut)${END}`,
    String.raw`(?:поделиться(?:\s+.{0,30})?|поделитесь.{0,40}|комментари[ийяев]+(?:\s*\(?\d*\)?)?|\d+\s+комментари\S*|печать|распечатать|отправить|скопировать\s+ссылку|сохранить|нашли\s+(?:ошибку|опечатку).*|поширити|коментар[ії]|شارك(?:\s+.{0,30})?|مشاركة(?:\s+.{0,20})?|شاركها?|انشر|طباعة|إرسال|تعليقات?|أضف\s+تعليق.*|التعليقات|نسخ\s+الرابط|حفظ|分享(?:到.{0,10})?|打印|评论|シェア|공유하기|댓글)${END}`,
    String.raw`(?:(?:facebook|twitter|x|whats\s?app|telegram|linkedin|pinterest|reddit|instagram|youtube|tik\s?tok|flipboard|messenger|e-?mail|rss|viber|vk|вконтакте|одноклассники|google\s+news|threads|bluesky|mastodon|tumblr|line|weibo|wechat|copy\s+link|فيسبوك|فيس\s?بوك|تويتر|واتس\s?[اآ]ب|تلغرام|تليغرام|لينكد\s?إن|телеграм|фейсбук|твиттер)[\s,|/·•+-]*(?:and\s+)?)+${END}`,
  ),
  rule(
    'navigation',
    120,
    String.raw`(?:accessibility\s+links?|skip\s+(?:to|navigation).*|jump\s+to\s+.*|go\s+to\s+(?:content|navigation|homepage|top)|(?:main|site|primary|secondary|footer)\s+(?:menu|navigation|content)|back\s+to\s+(?:top|home|main|article|news).*|return\s+to\s+.*|home(?:page)?|breaking(?:\s+news)?|live(?:\s+tv|\s+blog)?|sections?|all\s+sections|topics?|tags?|categories|category|archives?|about(?:\s+us)?|contact(?:\s+us)?|advertise(?:\s+with\s+us)?|careers|help|faqs?|site\s?map|terms(?:\s+(?:of|and).*)?|legal|imprint|editions?|languages?|weather|more|next|previous|prev|loading.*|you\s+are\s+here.*|page\s+\d+(?:\s+of\s+\d+)?|\d+\s+of\s+\d+|view\s+original|original\s+article|full\s+(?:story|article)|story\s+continues(?:\s+below)?.*|article\s+continues.*|continue\s+reading.*|scroll\s+(?:down|to).*|in\s+this\s+(?:article|story)|key\s+points|photo\s+gallery|gallery|slideshow|video|audio|transcript|sponsor(?:ed)?(?:\s+by.*)?|partner\s+content|paid\s+post|exclusive|premium|subscriber\s+only|for\s+subscribers|free\s+access|opinion|explainer|background|in\s+pictures|live\s+updates?|watch|listen|e-?paper|today['’]?s\s+paper)${END}`,
    String.raw`(?:zum\s+(?:inhalt|hauptinhalt|seitenanfang|menü|anfang).*|zur\s+(?:navigation|suche|startseite|übersicht).*|direkt\s+zum\s+.*|startseite|hauptnavigation|navigation|men[üu]|suche|suchen|eilmeldung|liveticker|live-?blog|ressorts?|rubriken|schlagworte|stichworte|themen|impressum|kontakt|über\s+uns|datenschutz.*|agb|nach\s+oben|mehr|weiter|zurück|bildergalerie|fotostrecke|video|e-?paper|anmelden|abo|inhalt|sie\s+sind\s+hier.*)${END}`,
    String.raw`(?:aller\s+(?:au|à)\s+.*|accueil|navigation\s+principale|recherche(?:r)?|menu|rubriques|mots[- ]clés|mentions\s+légales|contact|à\s+propos|qui\s+sommes-nous.*|plan\s+du\s+site|haut\s+de\s+page|retour\s+.*|suivant|précédent|en\s+direct|dernière\s+minute|urgent|direct|le\s+direct|éditions?|thèmes?(?:\s+associés)?|diaporama|(?:ir|saltar|pasar)\s+al?\s+.*|inicio|portada|buscar|menú|secciones|temas|etiquetas|última\s+hora|en\s+vivo|directo|aviso\s+legal|quiénes\s+somos|contacto|arriba|volver\s+.*|siguiente|anterior|galería|ir\s+para\s+o?\s*.*|início|página\s+inicial|últimas|ao\s+vivo|urgente|assuntos|vai\s+al\s+.*|vai\s+a\s+.*|home|cerca|sezioni|ultim['’]ora|in\s+diretta|naar\s+(?:de\s+)?(?:inhoud|hoofdinhoud|navigatie).*|zoeken|ana\s*sayfa|son\s+dakika|canlı|menü|ara|içeriğe\s+.*|strona\s+główna|szukaj|na\s+żywo|przejdź\s+do\s+.*|pilne)${END}`,
    String.raw`(?:перейти\s+(?:к|на|в)\s+.*|главная(?:\s+страница)?|поиск|меню|рубрики|разделы|теги|темы|метки|срочно|онлайн|прямой\s+эфир|контакты|о\s+нас|о\s+проекте|реклама(?:\s+на\s+сайте)?|наверх|назад|вперед|следующая|предыдущая|лента\s+новостей|новости|все\s+новости|головна|пошук|الرئيسية|الصفحة\s+الرئيسية|القائمة|بحث|ابحث|عاجل|مباشر|البث\s+(?:المباشر|الحي)|أقسام|الأقسام|اتصل\s+بنا|من\s+نحن|تخطي?\s+.*|انتقل\s+إلى\s+.*|تجاوز\s+.*|إعلان(?:ات)?|وسوم|كلمات\s+(?:مفتاحية|دلالية)|العلامات|التالي|السابق|المزيد|首页|搜索|菜单|返回.*|ホーム|検索|メニュー|홈|검색)${END}`,
    String.raw`(?:(?:xs|sm|md|lg|xl|xxl)${END})`,
  ),
  rule(
    'an advertisement label',
    80,
    String.raw`(?:advertisements?|advertising|advertorial|ads?|anzeigen?|werbung|publicité|publicidad|publicidade|anuncio|pubblicità|advertentie|reklama?|реклама|إعلان|annons|annonse|annonce|mainos|广告|広告|광고|sponsored|sponsorisé|patrocinado|gesponsert)(?:\s*[-–:|]\s*.{0,40})?${END}`,
  ),
  rule(
    'a reading time or length',
    60,
    String.raw`(?:(?:~|about\s+)?\d+\s*[-–]?\s*min(?:ute)?s?\.?\s*(?:read|to read|of reading|de\s+lectura|de\s+lecture|di\s+lettura|de\s+leitura|lesezeit|leestijd|okuma(?:\s+süresi)?|czytania|чтения)?|(?:reading\s+time|lesezeit|lesedauer|temps\s+de\s+lecture|tiempo\s+de\s+lectura|tempo\s+di\s+lettura|время\s+(?:на\s+)?чтени[яе]|مدة\s+القراءة|وقت\s+القراءة)\s*[:：]?\s*.{1,20}|\d+\s+(?:words|wörter|mots)|\d+\s*(?:دقائق|دقيقة).{0,12})${END}`,
  ),
  rule(
    'a rights notice',
    400,
    String.raw`(?:(?:©\s*)?riproduzione\s+riservata.{0,60}|.{0,40}reproduction\s+interdite.{0,60}|(?:our\s+)?standards:.{0,80}|über\s+dieses\s+thema\s+berichtete.{0,160}|(?:this|diese(?:r|s)?)\s+(?:programme|sendung|beitrag)\s+.{0,160}\d{1,2}[:.]\d{2}.{0,40}|(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:19|20)\d{2}.{0,200}|(?:copyright\s*)?(?:©|\(c\)|copyright)\b.{0,120}(?:19|20)\d{2}.{0,120}|.{0,80}\ball\s+rights\s+reserved.{0,120}|.{0,80}\balle\s+rechte\s+vorbehalten.{0,80}|.{0,80}\btous\s+droits\s+réservés.{0,80}|.{0,80}\btodos\s+(?:los\s+derechos|os\s+direitos)\s+reservados.{0,80}|.{0,80}\btutti\s+i\s+diritti\s+riservati.{0,80}|.{0,60}все\s+права\s+защищены.{0,80}|.{0,60}جميع\s+الحقوق\s+محفوظة.{0,80}|.{0,60}tüm\s+hakları\s+saklıdır.{0,60}|.{0,60}wszelkie\s+prawa\s+zastrzeżone.{0,60}|this\s+material\s+may\s+not\s+be\s+published.{0,200}|republish\s+this.{0,120}|.{0,80}\bis\s+not\s+responsible\s+for\s+the\s+content\s+of\s+external.{0,120})$`,
  ),
  rule(
    'keywords',
    240,
    String.raw`(?:tags?|topics?|keywords?|filed\s+under|more\s+on|categor(?:y|ies)|sections?|themen|schlagw(?:orte|örter)|stichw(?:orte|örter)|mots[- ]clés|thèmes|sujets|temas|etiquetas|palabras\s+clave|argomenti|trefwoorden|теги|метки|темы|ключевые\s+слова|وسوم|كلمات\s+(?:مفتاحية|دلالية)|الكلمات\s+المفتاحية|العلامات|tematy|tagi|etiketler|konular|标签|关键词|タグ|태그)\s*[:：]\s*\S.*$`,
  ),
]

// "Ep. 60" at the end, and a button glued to what follows it ("ListenHarbour Gazette"), come from players and promotions.
const EPISODE = /\b(?:ep(?:isode)?|folge|épisode|episodio|episódio)\.?\s*#?\d+\s*$/iu
const GLUED_BUTTON =
  /(?:^|[.!?…]\s*)(?:Listen|Watch|Read|Subscribe|Share|Play|Download|Follow|Hören|Anhören|Lesen|Écouter|Regarder|Lire|Escuchar|Leer|Ascolta|Guarda)\p{Lu}\p{Ll}/u
// Menus: short entries between bars, bullets or slashes.
const MENU = /^(?:[^|•·›»>/\n]{1,25}\s*[|•·›»>]\s*){2,}[^|•·›»>/\n]{1,25}$/u

/** Whether a line is a notice of rights, which can look like the credit of a picture. */
export function isRightsNotice(line: string): boolean {
  return RIGHTS !== undefined && line.length <= RIGHTS.longest && RIGHTS.pattern.test(line)
}

const RIGHTS = RULES.find(({ name }) => name === 'a rights notice')

/** Why a line is page furniture wherever it stands, or undefined. */
export function furnitureRule(line: string): string | undefined {
  for (const { name, longest, pattern } of RULES) if (line.length <= longest && pattern.test(line)) return name
  if (line.length <= 200 && (EPISODE.test(line) || GLUED_BUTTON.test(line))) return 'a promotion'
  if (line.length <= 200 && MENU.test(line)) return 'a menu'
  return undefined
}
