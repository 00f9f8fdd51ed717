import type { Words } from './en.ts';
import { formats } from './formats.ts';

const { number, date, list, count } = formats('de');

const episodes = (n: number) => count(n, '# Folge', '# Folgen');
const quotes = (n: number) => count(n, '# Zitat', '# Zitate');
const minutes = (n: number) => count(n, '# Minute', '# Minuten');

export const de = {
  locale: 'de',
  number,
  date,
  list,
  marks: { open: '„', close: '“' },

  episodes,
  quotes,
  minutes,
  passages: (n) => count(n, '# Stelle', '# Stellen'),
  passagesSaid: (n) => count(n, 'eine Stelle', '# Stellen'),
  more: {
    shows: (n) => count(n, '# weitere Sendung', '# weitere Sendungen'),
    people: (n) => count(n, '# weitere Person', '# weitere Personen'),
    topics: (n) => count(n, '# weiteres Thema', '# weitere Themen'),
  },
  withMore: (what, more) => `${what}: ${more}`,
  andMoreSaid: (one, other) => `${one}. ${other}`,
  andMore: (n) => count(n, 'und # weitere'),
  dates: (from, to) => `${from} bis ${to}`,
  placeOf: (at, all) => `${at} von ${all}`,
  placesOf: (from, to, all) => `${from}–${to} von ${all}`,

  buttons: {
    previous: 'Zurück',
    next: 'Weiter',
    more: 'Mehr',
    less: 'Weniger',
    back: 'Zurück',
    forward: 'Weiter',
    another: 'Noch eins',
    context: 'Kontext',
    moreContext: 'Mehr Kontext',
    lessContext: 'Weniger Kontext',
    backToQuote: 'Zurück zum Zitat',
    toTheQuote: 'Zum Zitat',
    readOn: 'Weiterlesen',
    save: 'Merken',
    remove: 'Entfernen',
    delete: 'Löschen',
    asFile: 'Als Datei',
    image: 'Bild',
    square: 'Quadrat',
    landscape: 'Querformat',
    dark: 'Dunkel',
    light: 'Hell',
    showToAll: 'Allen zeigen',
    showNearest: 'Trotzdem das Nächstliegende zeigen',
    openEpisode: 'Folge öffnen',
    listen: 'Anhören',
    listenAt: (moment) => `Anhören · ${moment}`,
  },
  placeholders: { openEpisode: 'Eine Folge öffnen', remove: 'Entfernen …', erase: 'Löschen …' },

  asked: {
    random: 'Ein zufälliges Zitat',
    by: (quoted) => `gesagt von ${quoted}`,
    in: (quoted) => `in ${quoted}`,
    of: (quoted) => `aus ${quoted}`,
    ofAll: 'aus allen Sendungen',
    inContext: 'im Zusammenhang',
  },
  listing: {
    episodes: 'Folgen',
    of: (quoted) => `von ${quoted}`,
    ofAll: 'von allen Sendungen',
    from: (year) => `aus ${year}`,
    on: (quoted) => `über ${quoted}`,
  },
  matched: { spelling: 'ähnlich geschrieben', meaning: 'sinngemäß, in anderen Worten' },

  nobodySaid: (query) =>
    `Das hat in diesen Folgen niemand gesagt: „${query}“. Ich habe jedes Wort davon zweimal gelesen.`,
  nothingFound: (query) => `So etwas habe ich nicht gefunden: „${query}“.`,
  nothingFoundIn: (query, where) => `So etwas habe ich ${where} nicht gefunden: „${query}“.`,
  whereBy: (speaker) => `von ${speaker}`,
  whereIn: (episode) => `in ${episode}`,
  near: 'Nicht mit diesen Worten. Dem Sinn nach am nächsten:',
  nearTo: (subject) => `Nicht mit diesen Worten. Was ich zu „${subject}“ am ehesten habe:`,
  leads: (query) =>
    `Die Folgen, die „${query}“ am nächsten kommen, jede mit einer Stelle. Vielleicht ist es keine davon.`,
  noLeads: (query) => `Nichts in diesen Folgen kommt „${query}“ nahe.`,
  meant: 'Meintest du:',
  nearest: 'Verwandte Themen:',
  noEpisodes:
    'Das Archiv ist leer. Wer mich betreibt, kann Transkripte in `data/episodes` legen – siehe `data/README.md`.',
  unknownSpeaker: (name) => `Ich kenne niemanden namens „${name}“. Wähle einen der Namen, die beim Tippen erscheinen.`,
  unknownEpisode: (name) => `Eine Folge „${name}“ gibt es nicht. Wähle eine von denen, die beim Tippen erscheinen.`,
  unknownShow: (name) =>
    `Eine Sendung namens „${name}“ kenne ich nicht. Wähle eine von denen, die beim Tippen erscheinen.`,
  noSuchEpisodes: 'So eine Folge habe ich nicht.',
  episodeGone: 'Diese Folge ist nicht mehr im Archiv.',
  yearInDigits: 'Gib das Jahr mit vier Ziffern an, etwa 2021, oder wähle eines beim Tippen.',
  noneDated: 'Keine davon hat ein Datum, also sind sie nicht zeitlich sortiert.',
  undatedLast: (n) => count(n, 'Eine hat kein Datum und steht am Ende.', '# haben kein Datum und stehen am Ende.'),
  undatedLeftOut: (n) =>
    count(
      n,
      'Eine weitere Folge hat kein Datum: Ob sie neuer ist, weiß ich nicht. `/folgen` zeigt alle.',
      '# weitere Folgen haben kein Datum: Ob eine davon neuer ist, weiß ich nicht. `/folgen` zeigt alle.',
    ),
  thoseThatSayMost: (n) => `Die ${n}, die am meisten davon sprechen; es kann mehr geben.`,
  theNewest: 'Die neuesten Folgen',
  theNewestOf: (show) => `Die neuesten Folgen von ${show}`,
  with: (people) => `Mit ${people}`,
  on: (topics) => `Über ${topics}`,
  notesOnly: 'Nur Shownotes: Von dieser Folge gibt es kein Transkript.',
  alsoCalledSo: (names) => `Der Name passt auch auf ${names}.`,
  episodesOf: (n, shows) => `${episodes(n)} von ${shows}`,
  newestOfThem: 'Die neuesten davon:',
  someOfThem: 'Einige davon:',
  speaksMostOf: 'Spricht am meisten über:',
  speaksMostOfNewest: (n) => `Spricht am meisten über (die neuesten ${n}):`,
  noneGoodEnough: 'Hier gibt es kein Zitat, das für sich allein steht. Frag nach etwas: `/zitat worüber:…`.',
  noSummary: 'Niemand fasst es in einem Satz zusammen. Das wurde dazu gesagt:',
  retold: 'Von einem Sprachmodell aus den unten genannten Sätzen nacherzählt; wörtlich sind nur diese.',
  gone: 'Dieses Zitat ist nicht mehr im Archiv: Seine Folge wurde geändert oder entfernt. Frag noch einmal, dann suche ich neu.',
  queryGone: 'Aus dieser Nachricht kann ich nicht mehr lesen, wonach gefragt wurde. Frag noch einmal mit `/zitat`.',
  forged:
    'Dieser Knopf ist nicht von mir, oder von einer älteren Version von mir. Frag noch einmal, dann bekommst du einen frischen.',
  otherVersion:
    'Das ist kein Befehl von mir, oder nicht so, wie ich ihn kenne: Ich wurde inzwischen geändert. Lade Discord neu und versuch es noch einmal.',
  cooldown: (when) => `Geduld, Mensch. Du kannst ${when} wieder fragen.`,
  fault: (id) =>
    `Bei mir ist etwas kaputtgegangen; es steht als \`${id}\` im Protokoll. Versuch es noch einmal, und wenn es bleibt, nenn diesen Code dem, der mich betreibt.`,
  stopping: 'Ich werde gerade neu gestartet. Versuch es gleich noch einmal.',
  leftOut: '[…] Werbung, eine Ansage oder Kontaktdaten sind hier ausgelassen.',
  onlyEpisodeLink: 'Der Link öffnet die ganze Folge: Diese Sendung hat keine Links zu einem Zeitpunkt.',
  noLink: 'Die Quelle nennt für diese Folge keinen Link.',
  shifted: 'Eingefügte Werbung kann die Zeit etwas verschieben.',
  ownWords: (show) => `${show}, Shownotes`,
  quotedBy: (name) => `${name}, zitiert in den Shownotes`,
  speakerUnknown: 'Sprecher unbekannt',
  machineMade: 'maschinell erstellt',
  machineMadeAtLength:
    'Dieses Transkript hat eine Maschine nach dem Ton geschrieben: Wörter können falsch verstanden sein, und wer spricht, ist nicht bekannt.',
  wasAsked: (name, question) => `${name} fragte: „${question}“`,
  pictureTooLong: 'Das Zitat ist zu lang für ein Bild, auf dem man es noch lesen könnte.',
  pictureNoLetters: (letters) => `Für einige seiner Zeichen habe ich keine Schrift: ${letters}`,
  pictureFailed: 'Das Bild konnte gerade nicht gezeichnet werden. Versuch es gleich noch einmal.',
  notYours: 'Das kann nur, wer gefragt hat, oder wer Nachrichten verwalten darf.',
  managersOnly: 'Das können nur Mitglieder, die diesen Server verwalten dürfen.',
  serversOnly: 'Das geht nur auf einem Server, der mich eingeladen hat.',

  help: {
    hello: 'Ich habe jede Folge gehört, damit du dich nicht erinnern musst. Widerstand ist unnötig: Frag einfach.',
    quote: (command) => `**${command}** – was jemand gesagt hat, Wort für Wort`,
    topic: (command) => `**${command}** – eine kurze Zusammenfassung mit ihren Quellen`,
    episode: (command) => `**${command}** – Menschen, Themen und die besten Zitate`,
    browse: (speaker, latest, all) =>
      `**${speaker}**, **${latest}**, **${all}** – wer spricht, was neu ist und welche Folgen es gibt`,
    narrow: (example) => `Genauer geht es so: ${example}`,
    exact:
      'Wörter in `"Anführungszeichen"` müssen genau so dastehen. Beim Tippen schlage ich Themen, Personen und Folgen vor; alles andere geht auch.',
    image: '**Bild** unter einem Zitat macht ein Bild daraus: nur für dich, bis du es allen zeigst.',
    save: (save, privacy) =>
      `**Merken** unter einem Zitat hebt es nur für dich auf: \`${save}\` zeigt deine. \`${privacy}\` zeigt und löscht, was ich über dich speichere.`,
    daily: (command) =>
      `**${command}** – jeden Tag ein Zitat in einem Kanal, zu eurer Uhrzeit (für alle, die den Server verwalten).`,
    chat: (off) =>
      `Erwähne mich mit einer Frage, antworte auf eine meiner Nachrichten, schreib mir direkt, oder nimm das Apps-Menü einer Nachricht. \`${off}\`: Ich übergehe, was du schreibst.`,
    archive: (n, shows, dates) => `**Im Archiv:** ${episodes(n)} von ${shows}${dates}.`,
    stores: (what) => `**Was ich speichere:** ${what}`,
    sends: (what) => `**Was verschickt wird:** ${what}`,
    topics: 'Worüber hier gesprochen wird:',
  },
  stores:
    'Einstellungen für tägliche Beiträge und das Nachschlagen: IDs von Servern, Kanälen, Rollen und von Mitgliedern, die etwas eingerichtet oder sich abgemeldet haben, welche Zitate gepostet wurden und welche du dir merkst. Nie, was du schreibst, nie Namen.',
  sends:
    'Wer mich betreibt, hat ein Modell auf einem selbst gewählten Server eingerichtet. Wo keine Worte deine Frage beantworten, bekommt es diese Worte, nie, wer gefragt hat; und nie eine Nachricht, die nicht an mich ging.',

  saved: {
    title: 'Deine gemerkten Zitate',
    line: 'Gemerkt',
    empty: 'keine',
    done: 'Gemerkt. Nur du weißt davon; `/gemerkt` zeigt deine.',
    known: (when) => `Das hast du dir ${when} gemerkt. Nur du weißt davon; \`/gemerkt\` zeigt deine.`,
    full: (most) =>
      `Du hast ${most} gemerkte Zitate, mehr hebe ich nicht auf. Entferne einige mit \`/gemerkt\`; nimm sie vorher als Datei mit.`,
    removed: (n) => count(n, 'Aus deinen gemerkten Zitaten entfernt.', '# aus deinen gemerkten Zitaten entfernt.'),
    none: 'Du hast dir noch nichts gemerkt. Drück unter einem Zitat auf **Merken**; nur du weißt davon.',
    goneLabel: 'Ein Zitat, das nicht mehr im Archiv ist',
    gone: (when) =>
      `Ein Zitat, das du dir am ${when} gemerkt hast, ist nicht mehr im Archiv: Seine Folge wurde geändert oder entfernt.`,
    allGone: 'Keines deiner gemerkten Zitate ist noch im Archiv.',
    leftOut: (n) =>
      count(
        n,
        'Eines mehr ist nicht mehr im Archiv und fehlt hier: Ich hebe selbst keine Worte auf.',
        '# weitere sind nicht mehr im Archiv und fehlen hier: Ich hebe selbst keine Worte auf.',
      ),
    whichFile: 'Alle deine gemerkten Zitate – als was für eine Datei?',
    noneHere: (when) => `Hier hat sich ${when} niemand etwas gemerkt. **Merken** steht unter jedem Zitat.`,
    most: (when) => `Hier am meisten gemerkt, ${when}`,
    countsAlone: 'Wie viele Mitglieder es sich gemerkt haben. Wer, verrate ich niemandem.',
    lastDays: (n) => count(n, 'am letzten Tag', 'in den letzten # Tagen'),
    ever: 'seit jeher',
    file: 'Gemerkte Zitate',
    columns: {
      quote: 'Zitat',
      speaker: 'Person',
      show: 'Sendung',
      number: 'Nummer',
      title: 'Titel',
      date: 'Datum',
      moment: 'Zeitpunkt',
      link: 'Link',
      saved: 'Gemerkt',
    },
  },
  privacy: {
    title: 'Was ich über dich speichere',
    erased: (what) => `Gelöscht: ${what}.`,
    nothing: 'Nichts.',
    never:
      'Ich speichere nie, was du schreibst, und nie deinen Namen. Was du dir merkst, bleibt, bis du es entfernst, oder bis 30 Tage, nachdem ich von dem Server entfernt wurde, auf dem du es getan hast.',
    saved: (n, servers) =>
      `${count(n, '# gemerktes Zitat', '# gemerkte Zitate')}${servers > 0 ? `, von ${count(servers, '# Server', '# Servern')}` : ''}: welche, wo und wann. \`/gemerkt\` zeigt sie.`,
    savedChoice: 'Gemerkte Zitate',
    passedOver: 'Dass ich deine Nachrichten übergehe.',
    passedOverChoice: 'Dass ich deine Nachrichten übergehe',
    passedOverMore: 'danach antworte ich dir wieder',
    toldOf: (n) => `von welchen Folgen ich dir in den letzten 30 Tagen gemeldet habe (${n})`,
    alerts: (told, what) => `Was ich dir melden soll, und ${told}: ${what}.`,
    alertsEnded: (told) => `Von Meldungen, die du beendet hast: ${told}.`,
    alertsChoice: 'Meldungen',
    alertsMore: 'was ich dir melden soll und gemeldet habe',
    daily: (n) =>
      `Dass du ${count(n, '# täglichen Beitrag', '# tägliche Beiträge')} eingerichtet hast: damit ich dir Bescheid geben kann, wenn einer hakt.`,
    dailyChoice: 'Dass ich tägliche Beiträge eingerichtet habe',
    dailyMore: 'sie laufen weiter, du erfährst nichts mehr',
  },
  stop: '.',
  posts: {
    heading: {
      day: 'Zitat des Tages',
      week: 'Zitat der Woche',
      month: 'Zitat des Monats',
      often: 'Aus dem Archiv',
    },
    onThisDay: (year) => `An diesem Tag im Jahr ${year}`,
    title: (quote) => `„${quote}“`,
    newEpisode: 'Eine neue Folge ist im Archiv',
    newEpisodes: (n) => count(n, '# neue Folge ist im Archiv', '# neue Folgen sind im Archiv'),
    newTitle: (title) => `Neu: ${title}`,
    andMore: (n) => count(n, '… und # weitere'),
    whatAbout: 'Worum geht es?',
    aboutTheFirst: 'Zur ersten',
    threadOn: (title) => `Zu ${title}`,
    asked: (speaker) => `${speaker} fragte in der Folge:`,
    andYou: 'Was hättest du geantwortet?',
    makeOfIt: (episode) => `Aus ${episode}. Was hältst du davon?`,
    alerted: 'Eine neue Folge spricht davon',
    alertFor: (what) => `Ich sollte dir melden: ${what}.`,
    alertedMore: (n) => count(n, 'Und in # weiteren Folge.', 'Und in # weiteren Folgen.'),
    noMoreOfThis: 'Nicht mehr melden',
    alertOf: {
      topic: (quoted) => `das Thema ${quoted}`,
      person: (quoted) => `die Person ${quoted}`,
      phrase: (quoted) => `den Wortlaut ${quoted}`,
    },
  },
  trouble: {
    mend: (what, remedy) => `${what}. ${remedy}`,
    because: (what, why) => `${what} (${why})`,
    refusals: {
      gone: {
        what: 'den Kanal gibt es nicht mehr',
        remedy: 'Wähle einen anderen mit `zeitplan` und `kanal` von `/täglich einrichten`.',
      },
      left: { what: 'ich bin nicht mehr auf diesem Server', remedy: 'Lade mich wieder ein.' },
      'no access': { what: 'ich sehe den Kanal nicht', remedy: 'Gib mir dort „Kanal anzeigen“.' },
      'no permission': {
        what: 'ich darf dort nichts posten',
        remedy: 'Gib mir dort „Kanal anzeigen“ und „Nachrichten senden“ (in Threads „Nachrichten in Threads senden“).',
      },
      locked: {
        what: 'der Thread ist archiviert oder gesperrt',
        remedy: 'Öffne und entsperre ihn, oder gib mir „Threads verwalten“.',
      },
      'needs tag': {
        what: 'das Forum verlangt für jeden Beitrag einen Tag',
        remedy: 'Nenn einen: `/täglich einrichten` mit `tag`.',
      },
      'too many threads': {
        what: 'der Server hat so viele offene Threads, wie Discord erlaubt',
        remedy: 'Schließe einige Threads oder Beiträge.',
      },
      closed: {
        what: 'ich kann dir keine Direktnachrichten schicken',
        remedy:
          'Erlaube in den Privatsphäre-Einstellungen eines gemeinsamen Servers Direktnachrichten von Mitgliedern.',
      },
      blocked: {
        what: 'die Moderation von Discord blockiert die Worte eines Zitats nach dem anderen',
        remedy: 'Wenn das eine AutoMod-Regel ist, nimm den Kanal oder eine meiner Rollen davon aus.',
      },
      broken: {
        what: 'wie er eingerichtet wurde, ist nicht mehr zu lesen',
        remedy: 'Richte ihn neu ein: `/täglich einrichten` mit `uhrzeit` und `zeitzone`.',
      },
      unfit: {
        what: 'Discord nimmt meine Beiträge nicht an',
        remedy: 'Wer mich betreibt, findet die Antwort im Protokoll.',
      },
      other: {
        what: 'Discord lehnt den Beitrag ab',
        remedy: 'Wer mich betreibt, findet die Antwort im Protokoll.',
      },
    },
    publishByHand: 'Veröffentliche ihn von Hand mit dem Knopf „Veröffentlichen“ am Beitrag.',
    noQuote:
      'kein Zitat im Archiv passt zu dem, was für diesen Zeitplan gewählt wurde. Wähle mehr Sendungen, Personen oder Themen mit `/täglich einrichten`.',
    homeGone: (show) =>
      `dieser Server bleibt bei ${show}, und die ist nicht mehr im Archiv. Nenn eine andere Sendung mit \`/sendung\`, oder Sendungen für diesen Beitrag mit \`/täglich einrichten\`.`,
    revoked: 'Discord lehnt mein Token ab: Wer mich betreibt, muss ein neues setzen.',
    away: 'Discord antwortet mir gerade nicht. Versuch es in einer Minute noch einmal.',
    noAnniversary: 'nichts im Archiv erschien an diesem Tag eines früheren Jahres',
    overtaken: 'die Zeit des nächsten war schon gekommen',
    tooLate: (hours) =>
      count(hours, 'ich war nach seiner Zeit über # Stunde weg', 'ich war nach seiner Zeit über # Stunden weg'),
    discordAway: (hours) =>
      count(hours, 'Discord nahm ihn # Stunde lang nicht an', 'Discord nahm ihn # Stunden lang nicht an'),
    stillRefused: (what) => `immer noch gestört: ${what}`,
    maybePosted:
      'ich wurde beim Posten unterbrochen und kann dort nicht nachlesen, ob er ankam: Er zählt als gepostet. Gib mir dort „Nachrichtenverlauf anzeigen“.',
    publishAway: (hours) =>
      count(
        hours,
        'Discord hat ihn # Stunde lang nicht veröffentlicht.',
        'Discord hat ihn # Stunden lang nicht veröffentlicht.',
      ),
    paused: (place, when, what, remedy) =>
      `Ich konnte das tägliche Zitat in ${place} nicht posten (${when}): ${what}. ${remedy} Ich habe es angehalten: Solange der Beitrag noch verspätet kommen darf, versuche ich es jede Stunde, danach einmal zu jeder seiner Zeiten, und es geht weiter, sobald es klappt. \`/täglich jetzt\` versucht es sofort.`,
    awayNow: 'Discord hat es bisher nicht angenommen',
    announcementRefused: 'die Moderation von Discord blockiert Ankündigungen',
    failed: 'dabei ging etwas schief. Wer mich betreibt, findet es im Protokoll',
    episodesGone: 'was neu war, ist nicht mehr im Archiv',
    quoteNotYet: 'sein Zitat ist noch nicht oder nicht mehr im Archiv',
    mayNotThread:
      'ich darf dort keine Threads eröffnen. Gib mir „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“',
  },
  daily: {
    noneYet: 'Auf diesem Server ist kein täglicher Beitrag eingerichtet. Fang mit `/täglich einrichten` an.',
    noSuchSchedule: 'So einen Zeitplan gibt es nicht. Wähle einen von denen, die beim Tippen erscheinen.',
    whichSchedule: 'Dieser Server hat mehrere tägliche Beiträge: Sag mit `zeitplan`, welchen du meinst.',
    posted: (link) => `Gepostet: ${link}.`,
    stayPaused: 'Die täglichen bleiben angehalten; mit `/täglich weiter` geht es weiter.',
    stillComes: (when) => `Der tägliche kommt trotzdem: ${when}.`,
    ended: (channel) => `Keine täglichen Zitate mehr in ${channel}. Die Einstellungen sind gelöscht.`,
    pausedIn: (channel) => `In ${channel} angehalten. Mit \`/täglich weiter\` geht es weiter.`,
    goesOn: (channel, when) => `In ${channel} geht es weiter: ${when}.`,
    waitsNow: 'was wartet, wird jetzt gepostet, wenn es nicht zu spät ist',
    allMayCome: 'Hier darf jedes Zitat gepostet werden: Mit `/täglich nie-wieder` wurde keines gesperrt.',
    neverPosted: (n) =>
      count(n, 'Ein Zitat wird auf diesem Server nie gepostet.', '# Zitate werden auf diesem Server nie gepostet.'),
    lastBarred: (n) => `Die ${n} zuletzt gesperrten stehen hier.`,
    whatMayCome: 'Wähle, was wieder kommen darf',
    mayComeAgain: (n) =>
      count(n, 'Das darf hier wieder gepostet werden:', 'Diese # dürfen hier wieder gepostet werden:'),
    andMore: (n) => count(n, '… und # weiteres.', '… und # weitere.'),
    neverAgain: 'Nie wieder auf diesem Server:',
    undo: 'Rückgängig',
    nothingPosted: 'Hier wurde noch nichts gepostet.',
    pickQuote: 'Wähle eines der Zitate, die beim Tippen erscheinen.',
    sentAsTest: (link) => `Als Test gesendet: ${link}. Er zählt nicht; lösche ihn, wenn du magst.`,
    nothingToPost: (why) => `Ich habe nichts zu posten: ${why}`,
    doesNotWork: (why) => `Das geht nicht: ${why}`,
    didNotWork: (why) => `Das ging nicht: ${why}`,
    askedToWait: (seconds) => `Discord bittet mich, ${seconds} s zu warten. Versuch es danach noch einmal.`,
    unconfirmed: 'Discord hat den Beitrag nicht bestätigt: Sieh im Kanal nach, bevor du es noch einmal versuchst.',
    notTaken: 'Discord hat den Beitrag gerade nicht angenommen. Versuch es in einer Minute noch einmal.',
    channelElsewhere: 'Dieser Kanal ist nicht auf diesem Server.',
  },
  archive: {
    ownersOnly: 'Das Archiv kann nur berichtigen, wer mich betreibt, allein oder im Team.',
    beingRead: 'Die Folgen werden noch einmal gelesen; es zeigt sich gleich.',
    undoable: '-# Die Dateien bleiben, wie sie sind. `/archiv rückgängig` nimmt es zurück, `/archiv liste` zeigt alle.',
  },
  language: {
    chosen: (name) => `Auf diesem Server spreche ich zu allen **${name}**.`,
    asDiscord: (name) =>
      `Auf diesem Server spreche ich zu allen **${name}**: die Sprache, die er in Discord hat, soweit ich sie kann.`,
  },
  home: {
    gone: (show) =>
      `Dieser Server bleibt bei **${show}**, und die ist nicht mehr im Archiv. Nenn eine andere mit \`sendung:\`; wer den Server verwaltet, ändert es mit \`/sendung\`.`,
    whichOne: 'Welche Sendung? Wähle eine von denen, die beim Tippen erscheinen.',
    none: 'Dieser Server bleibt bei keiner Sendung: Ich antworte aus allen. `/sendung sendung:` nennt eine.',
    is: (show) => `Dieser Server bleibt bei **${show}**.`,
    keptTo: (show) => `**Hier:** Ich bleibe bei **${show}**, wenn du mit \`sendung:\` keine andere nennst.`,
    means:
      'Befehle, Chat, Vorschläge beim Tippen und tägliche Beiträge bleiben dabei, solange niemand eine andere Sendung, eine Folge oder jemanden nennt, der darin nicht vorkommt. `sendung:All shows` bei einem Befehl, oder „in all shows“ im Chat, fragt das ganze Archiv.',
    set: (show) => `Dieser Server bleibt ab jetzt bei **${show}**.`,
    unset: 'Dieser Server bleibt bei keiner Sendung mehr: Ich antworte aus allen.',
    dailies: (n) =>
      count(
        n,
        'Ein täglicher Beitrag, der keine Sendung nennt, schöpft auch daraus; `/täglich einrichten sendungen:all` lässt einen aus allem schöpfen.',
        '# tägliche Beiträge, die keine Sendung nennen, schöpfen auch daraus; `/täglich einrichten sendungen:all` lässt einen aus allem schöpfen.',
      ),
    noQuotes: (n) =>
      count(
        n,
        'Für einen täglichen Beitrag passt darin nichts: `/täglich stand` sagt mehr.',
        'Für # tägliche Beiträge passt darin nichts: `/täglich stand` sagt mehr.',
      ),
  },
  alerts: {
    title: 'Wenn eine neue Folge davon spricht',
    saysNothing: 'Das sagt jede Folge. Nenn etwas, das nur wenige sagen.',
    full: (most) => `Es sind schon ${most}, mehr können es nicht sein. \`/meldung entfernen\` schafft Platz.`,
    inPrivate: 'als Direktnachricht',
    inChannel: (channel) => `in ${channel}`,
    known: (what, where) => `Das melde ich dir schon, ${where}: ${what}.`,
    addedPerson: (what, where) =>
      `Wenn in einer neuen Folge jemand spricht oder genannt wird, melde ich es dir einmal, ${where}, mit dem Zitat: ${what}.`,
    added: (what, where) =>
      `Wenn es in einer neuen Folge mit diesen Worten gesagt wird, melde ich es dir einmal, ${where}, mit dem Zitat: ${what}.`,
    atMost: 'Zu jeder Folge höchstens eine Nachricht. `/meldung liste` zeigt, was ich dir melde.',
    toMend: (what) => `**Zu beheben:** ${what}`,
    none: 'Bisher melde ich dir nichts: `/meldung neu thema`, `person` oder `wortlaut`.',
    notArrived: (where, why) => `**Die letzte Nachricht ${where} kam nicht an:** ${why}`,
    listed: (what, where) => `- ${what}, ${where}`,
    placeholder: 'Nicht mehr melden …',
    kinds: { topic: 'Thema', person: 'Person', phrase: 'Wortlaut' },
    noSuch: 'So eine Meldung hast du nicht mehr.',
    ended: (what) => `Das melde ich nicht mehr: ${what}.`,
    lacks: (permission) => `Mir fehlt dort die Berechtigung **${permission}**.`,
  },
  lookups: {
    who: (name) => `Das war ${name}:`,
    which: (where, title, date, also) =>
      `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. Auch in ${list(also)}.` : '.'}`,
    when: (moment, where, date) => `Bei ${moment} in ${where}${date ? `, erschienen am ${date}` : ''}.`,
    whenUnknown: (where, date) =>
      `In ${where}${date ? `, erschienen am ${date}` : ''}; die Quelle hat keine Zeitangaben.`,
    notBy: (name) => `Dazu habe ich von ${name} nichts gefunden. Jemand anderes sprach davon:`,
    nothingBy: (name) => `Von ${name} habe ich kein Zitat, das für sich allein steht.`,
    notInIt: 'So etwas habe ich nicht gefunden.',
    shownToAll: 'Allen gezeigt.',
    menuOut: 'Wer das geschrieben hat, wollte, dass ich seine Nachrichten übergehe.',
    menuEmpty: 'In dieser Nachricht stehen keine Worte, die ich nachschlagen könnte.',
    noMatch: 'Ich erinnere mich an nichts, was passt. Jedes Archiv hat Grenzen; meines ist nur groß.',
    newest: 'Die neueste Folge, die ich habe:',
    noDates: 'Keine meiner Folgen hat ein Datum, also weiß ich nicht, welche die neueste ist.',
    noMore: 'Mehr habe ich dazu nicht.',
    nearest: 'Frag mich nach:',
    outside: 'Das übersteigt mein Archiv: Ich weiß nur, was in diesen Folgen gesagt wurde.',
    archive: (n, shows, people) =>
      `Ich kenne ${count(n, 'eine Folge', '# Folgen')} von ${shows}${people ? `, mit ${people}` : ''}.`,
    greeting:
      'Sei gegrüßt, Mensch. Ich erinnere mich an jede Folge, damit du es nicht musst: Frag mich, was jemand gesagt hat.',
    thanks: 'Dein Dank wurde archiviert. (Wurde er nicht; ich speichere nichts von dem, was du schreibst.)',
    leaving:
      'Ich lasse diesen Thread in Ruhe und spreche hier nur, wenn man mich anspricht. Wer den Server verwalten darf, kann das zurücknehmen: `/nachschlagen übergehen rückgängig:True`.',
    leaveHow:
      'Wer den Server verwalten darf, kann mich hier mit `/nachschlagen übergehen` zum Schweigen bringen; mit `/nachschlagen ich aus` übergehe ich deine eigenen Nachrichten.',
    unasked:
      'Ich weiß, niemand hat gefragt. Mit `/nachschlagen ich aus` übergehe ich deine Nachrichten; Löschen entfernt diese hier.',
    hint: {
      content: (bot) =>
        `Discord ließ mich das nicht lesen. Erwähne mich mit deiner Frage (\`@${bot} hugging face?\`) oder nimm \`/zitat\` oder \`/thema\`.`,
      target: (bot) =>
        `Discord zeigt mir die Nachricht nicht, auf die du geantwortet hast. Öffne ihr Menü → Apps → „Look up in episodes“, oder frag mich direkt: \`@${bot} hugging face?\`.`,
      empty: (bot) =>
        `Frag mich, was in den Folgen gesagt wurde: \`@${bot} what did they say about …?\`, oder nimm \`/zitat\`, \`/thema\` und \`/hilfe\`.`,
    },
    meOff:
      'Ab jetzt übergehe ich deine Nachrichten auf jedem Server. Dafür speichere ich deine ID, sonst nichts. Befehle gehen für dich weiter; `/nachschlagen ich an` nimmt es zurück.',
    meOn: 'Ich antworte dir wieder im Chat und habe vergessen, dass du es anders wolltest.',
    areOn: 'Das Nachschlagen im Chat ist auf diesem Server **an**.',
    areOff: 'Das Nachschlagen im Chat ist auf diesem Server **aus**.',
    hereIgnored: 'Diesen Kanal übergehe ich.',
    hereAsked: 'Hier antworte ich, wenn man mich anspricht.',
    hereSuggest: (time) =>
      `Hier schlage ich auch von selbst etwas vor, wenn ich fast sicher bin, höchstens einmal in ${time}.`,
    granted: 'Ich darf Nachrichten lesen: `[[thema]]` geht.',
    lacksContent:
      'Ohne Nachrichteninhalte (`MESSAGE_CONTENT=on` und der Intent im Developer Portal) sehe ich nur Nachrichten, die mich erwähnen, Antworten auf meine und Direktnachrichten: kein `[[thema]]`, keine Vorschläge.',
    hereLack: (permissions) => `Hier fehlt mir: ${permissions}.`,
    ignored: 'übergangen',
    spokenTo: 'nur, wenn man mich anspricht',
    suggestions: 'Vorschläge',
    asked: 'auf Nachfrage',
    everyMinutes: (n) => count(n, 'höchstens alle # min'),
    on: 'Das Nachschlagen ist an: Erwähne mich, antworte mir, oder nimm das Apps-Menü einer Nachricht.',
    off: 'Das Nachschlagen ist aus. Befehle gehen weiter; `/nachschlagen an` bringt den Rest zurück.',
    whichMode: 'Der Modus ist `asked` oder `suggest`.',
    askedIn: (channel) => `In ${channel} spreche ich nur, wenn man mich anspricht.`,
    suggestIn: (channel, time) =>
      `In ${channel} darf ich jetzt von selbst ein Zitat vorschlagen: nur wenn ich fast sicher bin, höchstens einmal in ${time}, kein Thema zweimal am Tag.`,
    atMost: (time, channel) => `Höchstens ein Vorschlag in ${time} in ${channel}.`,
    speaksAgain: (channel) => `In ${channel} darf ich wieder sprechen.`,
    silentIn: (channel) => `Ab jetzt kein Wort von mir in ${channel}.`,
    tooManyChannels: (most) =>
      `Dieser Server hat schon für ${most} Kanäle und Threads Einstellungen. Nimm erst einige zurück: \`/nachschlagen stand\` listet sie auf.`,
    me: 'ich',
  },
} satisfies Words;
