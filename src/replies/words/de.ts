import type { Words } from './en.ts';
import { formats } from './formats.ts';
import { managers } from './managers/de.ts';
import { upkeep } from './upkeep/de.ts';

const { number, date, list, weekday, count } = formats('de');

const episodes = (n: number) => count(n, '# Folge', '# Folgen');
const quotes = (n: number) => count(n, '# Zitat', '# Zitate');
const minutes = (n: number) => count(n, '# Minute', '# Minuten');

export const de = {
  locale: 'de',
  number,
  date,
  list,
  weekday,
  marks: { open: '„', close: '“', comma: ', ', semicolon: '; ', gap: ' ' },

  episodes,
  quotes,
  minutes,
  passages: (n) => count(n, '# Stelle', '# Stellen'),
  passagesSaid: (n) => count(n, 'eine Stelle', '# Stellen'),
  // Shows and people always stand after “von”, “in”, “mit” or “zu”, topics after “über”.
  more: {
    shows: (n) => count(n, '# weiteren Sendung', '# weiteren Sendungen'),
    people: (n) => count(n, '# weiteren Person', '# weiteren Personen'),
    topics: (n) => count(n, '# weiteres Thema', '# weitere Themen'),
  },
  withMore: (what, more) => `${what}: ${more}`,
  andMoreSaid: (one, other) => `${one}. ${other}`,
  andMore: (n) => count(n, 'und noch #', 'und # weitere'),
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
    showNearest: 'Trotzdem Ähnliches zeigen',
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
    inContext: 'im Kontext',
  },
  listing: {
    episodes: 'Folgen',
    of: (quoted) => `von ${quoted}`,
    ofAll: 'aus allen Sendungen',
    from: (year) => `aus ${year}`,
    on: (quoted) => `über ${quoted}`,
  },
  matched: { spelling: 'ähnlich geschrieben', meaning: 'dem Sinn nach gefunden, in anderen Worten' },

  nobodySaid: (query) =>
    `Das hat in diesen Folgen niemand gesagt: „${query}“. Ich habe sie alle zweimal gelesen, Wort für Wort.`,
  nothingFound: (query) => `Dazu habe ich nichts gefunden: „${query}“.`,
  nothingFoundIn: (query, where) => `Dazu habe ich ${where} nichts gefunden: „${query}“.`,
  whereBy: (speaker) => `von ${speaker}`,
  whereIn: (episode) => `in ${episode}`,
  near: 'Nicht mit diesen Worten. Dem Sinn nach am nächsten:',
  nearTo: (subject) => `Nicht mit diesen Worten. Was am ehesten zu „${subject}“ passt:`,
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
  allShows: 'Alle Sendungen',
  noSuchEpisodes: 'So eine Folge habe ich nicht.',
  episodeGone: 'Diese Folge ist nicht mehr im Archiv.',
  yearInDigits: 'Gib das Jahr vierstellig an, etwa 2021, oder wähle eines von denen, die beim Tippen erscheinen.',
  noneDated: 'Keine davon hat ein Datum, also sind sie nicht zeitlich sortiert.',
  undatedLast: (n) => count(n, 'Eine hat kein Datum und steht am Ende.', '# haben kein Datum und stehen am Ende.'),
  undatedLeftOut: (n) =>
    count(
      n,
      'Eine weitere Folge hat kein Datum: Ob sie neuer ist, weiß ich nicht. `/folgen` zeigt alle.',
      '# weitere Folgen haben kein Datum: Ob eine davon neuer ist, weiß ich nicht. `/folgen` zeigt alle.',
    ),
  thoseThatSayMost: (n) => `Die ${n}, in denen am meisten darüber gesprochen wird; es kann noch mehr geben.`,
  theNewest: 'Die neuesten Folgen',
  theNewestOf: (show) => `Die neuesten Folgen von ${show}`,
  with: (people) => `Mit ${people}`,
  on: (topics) => `Über ${topics}`,
  notesOnly: 'Nur Shownotes: Von dieser Folge gibt es kein Transkript.',
  alsoCalledSo: (names) => `Der Name passt auch zu ${names}.`,
  episodesOf: (n, shows) => `${episodes(n)} von ${shows}`,
  newestOfThem: 'Die neuesten davon:',
  someOfThem: 'Einige davon:',
  speaksMostOf: 'Spricht am meisten über:',
  speaksMostOfNewest: (n) => `Spricht in den neuesten ${n} Folgen am meisten über:`,
  noneGoodEnough: 'Hier gibt es kein Zitat, das für sich allein stehen kann. Frag nach etwas: `/zitat worüber:…`.',
  noSummary: 'Niemand fasst es in einem Satz zusammen. Das wurde dazu gesagt:',
  retold: 'Ein Sprachmodell hat die unten zitierten Sätze nacherzählt; wörtlich sind nur diese.',
  gone: 'Dieses Zitat ist nicht mehr im Archiv: Seine Folge wurde geändert oder entfernt. Frag noch einmal, dann suche ich neu.',
  queryGone: 'Dieser Nachricht kann ich nicht mehr entnehmen, wonach gefragt wurde. Frag noch einmal mit `/zitat`.',
  forged:
    'Dieser Button ist nicht von mir oder stammt von einer älteren Version von mir. Frag noch einmal, dann bekommst du einen frischen.',
  otherVersion:
    'Diesen Befehl kenne ich nicht oder nicht in dieser Form: Ich wurde inzwischen aktualisiert. Lade Discord neu und versuch es noch einmal.',
  cooldown: (when) => `Geduld, Mensch. Du kannst ${when} wieder fragen.`,
  fault: (id) =>
    `Bei mir ist etwas kaputtgegangen; im Protokoll steht es als \`${id}\`. Versuch es noch einmal. Klappt es wieder nicht, gib diesen Code an die Person weiter, die mich betreibt.`,
  stopping: 'Ich werde gerade neu gestartet. Versuch es gleich noch einmal.',
  formLate: 'Das Formular kam zu spät. Versuch es gleich noch einmal.',
  leftOut: '[…] Werbung, eine Ansage oder Kontaktdaten sind hier ausgelassen.',
  onlyEpisodeLink:
    'Der Link öffnet die ganze Folge: Auf einzelne Stellen lässt sich bei dieser Sendung nicht verlinken.',
  noLink: 'Die Quelle nennt für diese Folge keinen Link.',
  shifted: 'Eingefügte Werbung kann die Zeit etwas verschieben.',
  ownWords: (show) => `${show}, Shownotes`,
  quotedBy: (name) => `${name}, zitiert in den Shownotes`,
  speakerUnknown: 'Unbekannte Person',
  machineMade: 'maschinell erstellt',
  machineMadeAtLength:
    'Dieses Transkript hat eine Maschine nach Gehör geschrieben: Sie kann sich verhört haben, und wer spricht, ist nicht bekannt.',
  wasAsked: (name, question) => `${name} fragte: „${question}“`,
  pictureTooLong: 'Das Zitat ist zu lang für ein Bild, auf dem man es noch lesen könnte.',
  pictureNoLetters: (letters) => `Für einige Zeichen des Zitats habe ich keine Schrift: ${letters}`,
  pictureFailed: 'Das Bild konnte gerade nicht gezeichnet werden. Versuch es gleich noch einmal.',
  notYours: 'Das kann nur, wer gefragt hat oder Nachrichten verwalten darf.',
  managersOnly: 'Das können nur Mitglieder, die diesen Server verwalten dürfen.',
  serversOnly: 'Das geht nur auf einem Server, der mich eingeladen hat.',

  help: {
    hello: 'Ich habe jede Folge gehört, damit du dich nicht erinnern musst. Widerstand ist unnötig: Frag einfach.',
    quote: (command) => `**${command}** – was jemand gesagt hat, Wort für Wort`,
    topic: (command) => `**${command}** – eine kurze Zusammenfassung mit ihren Quellen`,
    episode: (command) => `**${command}** – Personen, Themen und die besten Zitate`,
    browse: (speaker, latest, all) =>
      `**${speaker}**, **${latest}**, **${all}** – wer spricht, was neu ist und welche Folgen es gibt`,
    narrow: (example) => `Genauer geht es so: ${example}`,
    exact:
      'Wörter in `"Anführungszeichen"` müssen genau so dastehen. Beim Tippen schlage ich Themen, Personen und Folgen vor; alles andere geht auch.',
    image: '**Bild** unter einem Zitat macht ein Bild daraus: nur für dich, bis du es allen zeigst.',
    save: (save, privacy) =>
      `**Merken** unter einem Zitat hebt es nur für dich auf: \`${save}\` zeigt, was du dir gemerkt hast. \`${privacy}\` zeigt und löscht, was ich über dich speichere.`,
    daily: (command) =>
      `**${command}** – jeden Tag ein Zitat in einem Kanal, zur Uhrzeit deiner Wahl (für alle, die den Server verwalten).`,
    chat: (off) =>
      `Erwähne mich mit einer Frage, antworte auf eine meiner Nachrichten, schreib mir direkt oder nimm das Apps-Menü einer Nachricht. \`${off}\`: Ich ignoriere, was du schreibst.`,
    archive: (n, shows, dates) => `**Im Archiv:** ${episodes(n)} von ${shows}${dates}.`,
    stores: (what) => `**Was ich speichere:** ${what}`,
    sends: (what) => `**Was verschickt wird:** ${what}`,
    topics: 'Worüber hier gesprochen wird:',
  },
  stores:
    'Einstellungen für tägliche Beiträge und das Nachschlagen: IDs von Servern, Kanälen, Rollen und von Mitgliedern, die etwas eingerichtet haben oder deren Nachrichten ich ignorieren soll; außerdem, welche Zitate gepostet wurden und welche du dir merkst. Bei Meldungen: deine Sprache und was ich dir melden soll. Nie, was du im Chat schreibst, nie Namen.',
  sends:
    'Wer mich betreibt, hat ein Modell auf einem selbst gewählten Server eingerichtet. Finde ich nichts, was deine Frage beantwortet, bekommt das Modell deine Frage im Wortlaut. Es erfährt nie, wer gefragt hat, und bekommt nie eine Nachricht, die nicht an mich ging.',

  saved: {
    title: 'Deine gemerkten Zitate',
    line: 'Gemerkt',
    empty: 'keine',
    done: 'Gemerkt. Nur du weißt davon; `/gemerkt` zeigt alle deine gemerkten Zitate.',
    known: (when) =>
      `Das hast du dir schon ${when} gemerkt. Nur du weißt davon; \`/gemerkt\` zeigt alle deine gemerkten Zitate.`,
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
        'Ein weiteres ist nicht mehr im Archiv und fehlt hier: Den Wortlaut selbst hebe ich nicht auf.',
        '# weitere sind nicht mehr im Archiv und fehlen hier: Den Wortlaut selbst hebe ich nicht auf.',
      ),
    whichFile: 'Alle deine gemerkten Zitate – in welchem Dateiformat?',
    noneHere: (when) => `Hier hat sich ${when} niemand etwas gemerkt. **Merken** steht unter jedem Zitat.`,
    most: (when) => `Hier am häufigsten gemerkt, ${when}`,
    countsAlone: 'Wie viele Mitglieder es sich gemerkt haben. Wer, verrate ich niemandem.',
    lastDays: (n) => count(n, 'in den letzten 24 Stunden', 'in den letzten # Tagen'),
    ever: 'bisher',
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
      'Ich speichere nie, was du im Chat schreibst, und nie deinen Namen. Was du dir merkst, bleibt, bis du es entfernst oder ich seit 30 Tagen nicht mehr auf dem Server bin, auf dem du es dir gemerkt hast.',
    saved: (n, servers) =>
      `${count(n, '# gemerktes Zitat', '# gemerkte Zitate')}${servers > 0 ? `, von ${count(servers, '# Server', '# Servern')}` : ''}: was, wo und wann. \`/gemerkt\` ${count(n, 'zeigt es', 'zeigt sie')}.`,
    savedChoice: 'Gemerkte Zitate',
    passedOver: 'Dass ich deine Nachrichten ignoriere.',
    passedOverChoice: 'Dass ich deine Nachrichten ignoriere',
    passedOverMore: 'danach antworte ich dir wieder',
    toldOf: (n) => `welche Folgen ich dir in den letzten 30 Tagen gemeldet habe (${n})`,
    alerts: (told, what) => `Was ich dir melden soll (${what}), in welcher Sprache und ${told}.`,
    alertsEnded: (told) => `Zu Meldungen, die du abbestellt hast: ${told}.`,
    alertsChoice: 'Meldungen',
    alertsMore: 'was ich dir melden soll und gemeldet habe',
    daily: (n) =>
      `Dass du ${count(n, 'einen täglichen Beitrag', '# tägliche Beiträge')} eingerichtet hast: damit ich dir Bescheid geben kann, wenn es dabei hakt.`,
    dailyChoice: 'Dass du tägliche Beiträge eingerichtet hast',
    dailyMore: 'sie laufen weiter, Störungen melde ich nicht mehr',
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
    aboutTheFirst: 'Worum geht es in der ersten?',
    threadOn: (title) => `Zu ${title}`,
    asked: (speaker) => `${speaker} fragte in der Folge:`,
    andYou: 'Was hättest du geantwortet?',
    makeOfIt: (episode) => `Aus ${episode}. Was hältst du davon?`,
    alerted: 'Das kommt in einer neuen Folge vor',
    alertFor: (what) => `Dazu wolltest du Bescheid bekommen: ${what}.`,
    alertedMore: (n) => count(n, 'Und in einer weiteren Folge.', 'Und in # weiteren Folgen.'),
    noMoreOfThis: 'Abbestellen',
    alertOf: {
      topic: (quoted) => `Thema ${quoted}`,
      person: (quoted) => `Person ${quoted}`,
      phrase: (quoted) => `Wortlaut ${quoted}`,
    },
  },
  trouble: {
    mend: (what, remedy) => `${what}. ${remedy}`,
    because: (what, why) => `${what} (${why})`,
    refusals: {
      gone: {
        what: 'den Kanal gibt es nicht mehr',
        remedy: 'Wähle einen anderen: `/täglich einrichten` mit `zeitplan` und `kanal`.',
      },
      left: { what: 'ich bin nicht mehr auf diesem Server', remedy: 'Lade mich wieder ein.' },
      'no access': { what: 'ich sehe den Kanal nicht', remedy: 'Gib mir dort „Kanal ansehen“.' },
      'no permission': {
        what: 'ich darf dort nichts posten',
        remedy: 'Gib mir dort „Kanal ansehen“ und „Nachrichten senden“ (in Threads „Nachrichten in Threads senden“).',
      },
      locked: {
        what: 'der Thread ist archiviert oder gesperrt',
        remedy: 'Öffne und entsperre ihn, oder gib mir „Threads verwalten“.',
      },
      'needs tag': {
        what: 'das Forum nimmt nur Posts mit Tags an',
        remedy: 'Gib eines an: `/täglich einrichten` mit `tag`.',
      },
      'too many threads': {
        what: 'der Server hat schon so viele offene Threads, wie Discord erlaubt',
        remedy: 'Schließe einige Threads oder Posts.',
      },
      closed: {
        what: 'ich kann dir keine Direktnachrichten schicken',
        remedy: 'Erlaube in den Privatsphäreeinstellungen eines gemeinsamen Servers Direktnachrichten von Mitgliedern.',
      },
      blocked: {
        what: 'die Moderation von Discord blockiert ein Zitat nach dem anderen wegen der Wortwahl',
        remedy: 'Wenn das eine AutoMod-Regel ist, nimm den Kanal oder eine meiner Rollen davon aus.',
      },
      broken: {
        what: 'die Einstellungen dafür sind nicht mehr lesbar',
        remedy: 'Richte den Beitrag neu ein: `/täglich einrichten` mit `uhrzeit` und `zeitzone`.',
      },
      unfit: {
        what: 'Discord nimmt meine Beiträge nicht an',
        remedy: 'Wer mich betreibt, findet Discords Antwort im Protokoll.',
      },
      other: {
        what: 'Discord lehnt den Beitrag ab',
        remedy: 'Wer mich betreibt, findet Discords Antwort im Protokoll.',
      },
    },
    publishByHand: 'Veröffentliche ihn von Hand mit dem Button „Veröffentlichen“ am Beitrag.',
    noQuote:
      'kein Zitat im Archiv passt zu dem, was für diesen Zeitplan gewählt wurde. Wähle mehr Sendungen, Personen oder Themen mit `/täglich einrichten`.',
    homeGone: (show) =>
      `dieser Server ist auf ${show} festgelegt, doch diese Sendung ist nicht mehr im Archiv. Nenn eine andere mit \`/sendung\` oder wähle Sendungen für diesen Beitrag mit \`/täglich einrichten\`.`,
    revoked: 'Discord lehnt mein Token ab: Wer mich betreibt, muss ein neues setzen.',
    away: 'Discord antwortet mir gerade nicht. Versuch es in einer Minute noch einmal.',
    noAnniversary: 'im Archiv ist keine Folge, die in einem früheren Jahr an diesem Tag erschienen ist',
    overtaken: 'der nächste Beitrag war schon an der Reihe',
    tooLate: (hours) =>
      count(
        hours,
        'ich war nach dem Termin mehr als # Stunde offline',
        'ich war nach dem Termin mehr als # Stunden offline',
      ),
    discordAway: (hours) =>
      count(
        hours,
        'Discord hat den Beitrag # Stunde lang nicht angenommen',
        'Discord hat den Beitrag # Stunden lang nicht angenommen',
      ),
    stillRefused: (what) => `es hakt immer noch, denn ${what}`,
    maybePosted:
      'ich wurde beim Posten unterbrochen und kann dort nicht nachlesen, ob der Beitrag angekommen ist: Er gilt als gepostet. Gib mir dort „Nachrichtenverlauf anzeigen“.',
    publishAway: (hours) =>
      count(
        hours,
        'Discord hat den Beitrag # Stunde lang nicht veröffentlicht.',
        'Discord hat den Beitrag # Stunden lang nicht veröffentlicht.',
      ),
    paused: (place, when, what, remedy) =>
      `Ich konnte das tägliche Zitat in ${place} nicht posten (${when}) – ${what}. ${remedy} Ich habe es angehalten: Solange dieser Beitrag noch verspätet kommen darf, versuche ich es jede Stunde, danach einmal zu jedem Termin. Sobald es klappt, geht es weiter. \`/täglich jetzt\` versucht es sofort.`,
    awayNow: 'Discord hat den Beitrag bisher nicht angenommen',
    announcementRefused: 'die Moderation von Discord blockiert Ankündigungen',
    failed: 'dabei ging etwas schief. Wer mich betreibt, findet es im Protokoll',
    episodesGone: 'was neu war, ist nicht mehr im Archiv',
    quoteNotYet: 'das Zitat dafür ist noch nicht oder nicht mehr im Archiv',
    mayNotThread:
      'ich darf dort keine Threads erstellen. Gib mir „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“',
  },
  daily: {
    noneYet: 'Auf diesem Server ist kein täglicher Beitrag eingerichtet. Fang mit `/täglich einrichten` an.',
    noSuchSchedule: 'So einen Zeitplan gibt es nicht. Wähle einen von denen, die beim Tippen erscheinen.',
    whichSchedule: 'Dieser Server hat mehrere tägliche Beiträge: Sag mit `zeitplan`, welchen du meinst.',
    posted: (link) => `Gepostet: ${link}.`,
    stayPaused: 'Die täglichen Beiträge bleiben angehalten; mit `/täglich weiter` geht es weiter.',
    stillComes: (when) => `Der tägliche Beitrag kommt trotzdem: ${when}.`,
    ended: (channel) => `Keine täglichen Zitate mehr in ${channel}. Die Einstellungen sind gelöscht.`,
    pausedIn: (channel) => `In ${channel} angehalten. Mit \`/täglich weiter\` geht es weiter.`,
    goesOn: (channel, when) => `In ${channel} geht es weiter: ${when}.`,
    waitsNow: 'Was noch wartet, wird jetzt gepostet, wenn es nicht zu spät ist',
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
    nothingToPost: (why) => `Ich habe nichts zu posten – ${why}`,
    doesNotWork: (why) => `Das geht nicht – ${why}`,
    didNotWork: (why) => `Das ging nicht – ${why}`,
    askedToWait: (seconds) => `Discord bittet mich, ${seconds} s zu warten. Versuch es danach noch einmal.`,
    unconfirmed: 'Discord hat den Beitrag nicht bestätigt: Sieh im Kanal nach, bevor du es noch einmal versuchst.',
    notTaken: 'Discord hat den Beitrag gerade nicht angenommen. Versuch es in einer Minute noch einmal.',
    channelElsewhere: 'Dieser Kanal ist nicht auf diesem Server.',
  },
  archive: {
    ownersOnly: 'Das Archiv kann nur berichtigen, wer mich betreibt, allein oder im Team.',
    beingRead: 'Die Folgen werden gerade noch neu eingelesen; gleich ist die Änderung zu sehen.',
    undoable:
      '-# Die Dateien bleiben, wie sie sind. `/archiv rückgängig` nimmt die Berichtigung zurück, `/archiv liste` zeigt alle.',
  },
  language: {
    chosen: (name) => `Auf diesem Server spreche ich mit allen **${name}**.`,
    asDiscord: (name) =>
      `Auf diesem Server spreche ich mit allen **${name}**: die Sprache, die in Discord für den Server eingestellt ist, sofern ich sie kann.`,
  },
  home: {
    gone: (show) =>
      `Dieser Server ist auf **${show}** festgelegt, doch diese Sendung ist nicht mehr im Archiv. Nenn eine andere mit \`sendung:\`; wer den Server verwaltet, kann es mit \`/sendung\` ändern.`,
    whichOne: 'Welche Sendung? Wähle eine von denen, die beim Tippen erscheinen.',
    none: 'Dieser Server ist auf keine Sendung festgelegt: Ich zitiere aus allen. `/sendung sendung:` legt eine fest.',
    is: (show) => `Dieser Server ist auf **${show}** festgelegt.`,
    keptTo: (show) => `**Hier:** Ich bleibe bei **${show}**, wenn du mit \`sendung:\` keine andere nennst.`,
    means:
      'Befehle, Chat, Vorschläge beim Tippen und tägliche Beiträge halten sich daran, solange niemand eine andere Sendung, eine Folge oder jemanden nennt, der darin nicht vorkommt. Mit `sendung:Alle Sendungen` bei einem Befehl oder „in all shows“ im Chat durchsuchst du das ganze Archiv.',
    set: (show) => `Dieser Server ist ab jetzt auf **${show}** festgelegt.`,
    unset: 'Dieser Server ist auf keine Sendung mehr festgelegt: Ich zitiere aus allen.',
    dailies: (n) =>
      count(
        n,
        'Auch ein täglicher Beitrag ohne eigene Sendung zitiert nur daraus; mit `/täglich einrichten sendungen:all` zitiert er aus allen.',
        'Auch # tägliche Beiträge ohne eigene Sendung zitieren nur daraus; mit `/täglich einrichten sendungen:all` zitiert ein Beitrag aus allen.',
      ),
    noQuotes: (n) =>
      count(
        n,
        'Für einen täglichen Beitrag findet sich darin nichts Passendes: `/täglich stand` sagt mehr.',
        'Für # tägliche Beiträge findet sich darin nichts Passendes: `/täglich stand` sagt mehr.',
      ),
  },
  alerts: {
    title: 'Wenn es in einer neuen Folge vorkommt',
    saysNothing: 'Das kommt in jeder Folge vor. Nenn etwas, das nur in wenigen vorkommt.',
    full: (most) => `Es gibt schon ${most} Meldungen, mehr geht nicht. \`/meldung entfernen\` schafft Platz.`,
    inPrivate: 'als Direktnachricht',
    inChannel: (channel) => `in ${channel}`,
    known: (what, where) => `Das melde ich dir schon, ${where}: ${what}.`,
    addedPerson: (what, where) =>
      `Notiert: ${what}. Spricht diese Person in einer neuen Folge oder wird sie genannt, melde ich es dir einmal, ${where}, mit dem Zitat.`,
    added: (what, where) =>
      `Notiert: ${what}. Kommt das in einer neuen Folge mit diesen Worten vor, melde ich es dir einmal, ${where}, mit dem Zitat.`,
    atMost: 'Zu jeder Folge höchstens eine Nachricht. `/meldung liste` zeigt, was ich dir melde.',
    toMend: (what) => `**Zu beheben:** ${what}`,
    none: 'Bisher melde ich dir nichts: `/meldung neu thema`, `person` oder `wortlaut`.',
    notArrived: (where, why) => `**Die letzte Meldung ${where} kam nicht an** – ${why}`,
    listed: (what, where) => `- ${what}, ${where}`,
    placeholder: 'Abbestellen …',
    kinds: { topic: 'Thema', person: 'Person', phrase: 'Wortlaut' },
    noSuch: 'So eine Meldung hast du nicht (mehr).',
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
    nothingBy: (name) => `Von ${name} habe ich kein Zitat, das für sich allein stehen kann.`,
    notInIt: 'Dazu habe ich nichts gefunden.',
    shownToAll: 'Allen gezeigt.',
    menuOut: 'Wer das geschrieben hat, möchte, dass ich seine Nachrichten ignoriere.',
    menuEmpty: 'In dieser Nachricht steht nichts, was ich nachschlagen könnte.',
    noMatch: 'Ich erinnere mich an nichts, was passt. Kein Archiv ist unendlich; meines ist bloß sehr groß.',
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
      'Ich lasse diesen Thread in Ruhe und spreche hier nur, wenn man mich anspricht. Wer den Server verwalten darf, kann das zurücknehmen: `/nachschlagen ignorieren rückgängig:True`.',
    leaveHow:
      'Wer den Server verwalten darf, kann mich hier mit `/nachschlagen ignorieren` zum Schweigen bringen; mit `/nachschlagen ich aus` ignoriere ich deine eigenen Nachrichten.',
    unasked:
      'Ich weiß, niemand hat gefragt. Mit `/nachschlagen ich aus` ignoriere ich deine Nachrichten; der Button „Löschen“ entfernt diesen Vorschlag.',
    hint: {
      content: (bot) =>
        `Discord ließ mich das nicht lesen. Erwähne mich mit deiner Frage (\`@${bot} hugging face?\`) oder nimm \`/zitat\` oder \`/thema\`.`,
      target: (bot) =>
        `Discord zeigt mir die Nachricht nicht, auf die du geantwortet hast. Öffne ihr Menü → Apps → „In Folgen nachschlagen“, oder frag mich direkt: \`@${bot} hugging face?\`.`,
      empty: (bot) =>
        `Frag mich, was in den Folgen gesagt wurde: \`@${bot} what did they say about …?\`, oder nimm \`/zitat\`, \`/thema\` oder \`/hilfe\`.`,
    },
    meOff:
      'Ab jetzt ignoriere ich deine Nachrichten auf jedem Server. Dafür speichere ich deine ID, sonst nichts. Befehle funktionieren für dich weiterhin; `/nachschlagen ich an` nimmt es zurück.',
    meOn: 'Ich antworte dir wieder im Chat und habe vergessen, dass du es anders wolltest.',
    areOn: 'Das Nachschlagen im Chat ist auf diesem Server **an**.',
    areOff: 'Das Nachschlagen im Chat ist auf diesem Server **aus**.',
    hereIgnored: 'Diesen Kanal ignoriere ich.',
    hereAsked: 'Hier antworte ich, wenn man mich anspricht.',
    hereSuggest: (time) =>
      `Hier schlage ich auch von selbst etwas vor, wenn ich fast sicher bin, höchstens einmal in ${time}.`,
    granted: 'Ich darf Nachrichten lesen: `[[thema]]` geht.',
    lacksContent:
      'Ohne Zugriff auf Nachrichteninhalte (`MESSAGE_CONTENT=on` und der Intent im Developer Portal) sehe ich nur Nachrichten, die mich erwähnen, Antworten auf meine und Direktnachrichten: kein `[[thema]]`, keine Vorschläge.',
    hereLack: (permissions) => `Was mir hier fehlt: ${permissions}.`,
    ignored: 'ignoriert',
    spokenTo: 'nur, wenn man mich anspricht',
    suggestions: 'Vorschläge',
    asked: 'auf Nachfrage',
    everyMinutes: (n) => count(n, 'höchstens einmal pro Minute', 'höchstens alle # min'),
    on: 'Das Nachschlagen ist an: Erwähne mich, antworte mir oder nimm das Apps-Menü einer Nachricht.',
    off: 'Das Nachschlagen ist aus. Befehle funktionieren weiterhin; `/nachschlagen an` schaltet es wieder ein.',
    whichMode: 'Der Modus ist `asked` oder `suggest`.',
    askedIn: (channel) => `In ${channel} spreche ich nur, wenn man mich anspricht.`,
    suggestIn: (channel, time) =>
      `In ${channel} darf ich jetzt von selbst ein Zitat vorschlagen: nur wenn ich fast sicher bin, höchstens einmal in ${time}, kein Thema zweimal am Tag.`,
    atMost: (time, channel) => `In ${channel} höchstens ein Vorschlag innerhalb von ${time}.`,
    speaksAgain: (channel) => `In ${channel} darf ich wieder sprechen.`,
    silentIn: (channel) => `Ab jetzt kein Wort von mir in ${channel}.`,
    tooManyChannels: (most) =>
      `Dieser Server hat schon für ${most} Kanäle und Threads Einstellungen. Setz erst einige davon zurück: \`/nachschlagen stand\` listet sie auf.`,
    me: 'Bot',
  },
  ...managers,
  ...upkeep,
} satisfies Words;
