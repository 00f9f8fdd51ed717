import { formats } from '../formats.ts';
import type { Managers } from './index.ts';

const { list, count, weekday } = formats('de');

const weeks = ['ersten', 'zweiten', 'dritten', 'vierten'];

export const managers = {
  when: {
    everyDay: 'täglich',
    mondayToFriday: 'montags bis freitags',
    weekend: 'samstags und sonntags',
    onWeekdays: (days) => list(days.map((day) => `${weekday(day).toLowerCase()}s`)),
    onDaysOfMonth: (days, short) =>
      `am ${list(days.map((day) => (day < 0 ? 'letzten Tag' : `${day}.`)))} jedes Monats${short ? ' (oder am letzten Tag)' : ''}`,
    onWeekdaysOfMonth: (nths, days) =>
      `am ${list(nths.map((nth) => weeks[nth - 1] ?? 'letzten'))} ${list(days.map(weekday))} jedes Monats`,
    at: (days, times, zone) => `${days} um ${times} Uhr, ${zone}`,
  },
  typedDays: {
    first: 'erster, erste, ersten, erstes, erstem',
    second: 'zweiter, zweite, zweiten, zweites, zweitem',
    third: 'dritter, dritte, dritten, drittes, drittem',
    fourth: 'vierter, vierte, vierten, viertes, viertem',
    last: 'letzter, letzte, letzten, letztes, letztem',
    lastDay: 'monatsende, monatsletzten, monatsletzter',
    every: 'jeder, jede, jeden, jedes, jedem, alle',
    day: 'tag, tage, tages, tagen',
    ofMonth: 'des monats, im monat',
    month: 'monat, monats, monate',
    a: 'pro',
    monthly: 'monatlich',
    nothing: 'am, der, den, dem, zum, an, jeweils',
  },
  permissions: {
    'View Channel': 'Kanal ansehen',
    'Send Messages': 'Nachrichten senden',
    'Send Messages in Threads': 'Nachrichten in Threads senden',
    'Create Posts': 'Posts erstellen',
    'Create Public Threads': 'Öffentliche Threads erstellen',
    'Manage Threads': 'Threads verwalten',
    'Read Message History': 'Nachrichtenverlauf anzeigen',
    'Attach Files': 'Dateien anhängen',
    'Mention Everyone': 'Erwähne @everyone, @here und „Alle Rollen“',
  },
  broken: {
    zone: (zone) => `die Zeitzone „${zone}“ gibt es hier nicht`,
    time: (time) => `„${time}“ ist keine Uhrzeit`,
    weekdays: 'es bleibt kein Wochentag übrig',
    monthDays: 'diese Tage des Monats gibt es nicht',
    pool: 'welche Zitate gepostet werden',
    look: 'wie die Beiträge aussehen',
  },
  place: {
    gone: 'den Kanal gibt es nicht mehr. Wähle einen anderen: `/täglich einrichten` mit `zeitplan` und `kanal`',
    notForPosts: 'das ist weder Textkanal noch Thread noch Forum',
    needsTag: (tags) => `dieses Forum nimmt nur Posts mit Tags an: Gib mit \`tag\` eines an (${tags})`,
    noTags: 'noch gibt es keines',
    noSuchTag: 'dieses Forum hat kein solches Tag',
    noHistory: (permission) =>
      `mir fehlt dort die Berechtigung **${permission}**: Werde ich unterbrochen, sehe ich nicht, ob ein Beitrag angekommen ist`,
    noPictures: (permission) =>
      `mir fehlt dort die Berechtigung **${permission}**: Die Beiträge kommen als Text, ohne Bild`,
    noThreads: (permissions) => `ich brauche dort noch ${permissions}: Bis dahin kommen die Beiträge ohne Thread`,
    roleGone: 'die Rolle, die benachrichtigt werden soll, gibt es nicht mehr: Wähle eine andere',
    roleSilent: (role, permission) =>
      `die Beiträge benachrichtigen ${role} nicht: Erlaube in den Einstellungen der Rolle, dass alle sie erwähnen, oder gib mir dort **${permission}**`,
    published: 'Jeder Beitrag wird auch auf den Servern veröffentlicht, die diesem Kanal folgen.',
    notPublished:
      'Die Beiträge bleiben in diesem Kanal: Server, die ihm folgen, bekommen sie nur mit `veröffentlichen: True`.',
    publishIdle: '`veröffentlichen` bewirkt dort nichts: Nur Ankündigungskanälen kann man folgen.',
    threadIdle: '`thread` bewirkt dort nichts: In einem Thread gibt es keine weiteren.',
    archived: 'Der Thread ist archiviert: Mein erster Beitrag öffnet ihn wieder.',
    unchecked: 'Ich konnte nicht prüfen, was ich dort darf: Sende einen Test, um sicherzugehen.',
  },
  pool: {
    from: (shows) => `aus ${shows}`,
    by: (people) => `von ${people}`,
    about: (topics) => `über ${topics}`,
    whole: 'aus dem ganzen Archiv',
    onlyThatDay: (quotes) => `${quotes}, nur aus Folgen, die an diesem Tag eines früheren Jahres erschienen sind`,
    thatDayFirst: (quotes) => `${quotes}, zuerst aus Folgen, die an diesem Tag eines früheren Jahres erschienen sind`,
    savedFirst: (quotes) => `${quotes}, zuerst, was Mitglieder sich hier gemerkt haben`,
    bothFirst: (quotes) =>
      `${quotes}, zuerst aus Folgen, die an diesem Tag eines früheren Jahres erschienen sind, dann, was Mitglieder sich hier gemerkt haben`,
  },
  schedule: {
    paused: 'Angehalten',
    pausedGoesOn: 'Angehalten; mit `/täglich weiter` geht es weiter.',
    nextTry: (when) => `Nächster Versuch: ${when}`,
    nextPost: (when) => `Nächster Beitrag: ${when}`,
    nextIn: (next, channel) => `${next} in ${channel}`,
    nothingFor: (next, why) => `${next}. Dafür habe ich nichts – ${why}`,
    notifies: (role) => `benachrichtigt ${role}`,
    titled: (title) => `Titel „${title}“`,
    templated: 'mit eigenen Worten um das Zitat',
    coloured: (color) => `Farbe ${color}`,
    pictured: 'als Bild',
    threaded: 'mit Thread',
    announces: 'kündigt neue Folgen an',
    published: 'auf Servern veröffentlicht, die dem Kanal folgen',
    andMore: (n, next) =>
      `… und ${count(n, '# weiterer', '# weitere')}: \`/täglich stand zeitplan:${next}\` zeigt den nächsten.`,
  },
  setUp: {
    done: 'Tägliches Zitat eingerichtet',
    changed: 'Tägliches Zitat geändert',
    onlyOneFits: 'Nur ein Zitat passt, also kommt es jedes Mal.',
    fit: (n) => count(n, '# Zitat passt.', '# Zitate passen; keines kommt wieder, bevor alle dran waren.'),
    outAlready: 'Der heutige Beitrag ist schon erschienen: Es gibt einen am Tag.',
    someOutAlready: (n) => `Von den heutigen Beiträgen sind schon einige erschienen: Es gibt ${n} am Tag.`,
    cannotPostYet: 'Dort kann noch nichts gepostet werden:',
    toMend: 'Zu beheben:',
    tagPlaceholder: 'Das Tag für jeden Beitrag',
    sendTest: 'Test hierher senden',
    tooMany: (most) =>
      `Ein Server kann höchstens ${most} tägliche Beiträge haben, und so viele hat dieser schon. Beende zuerst einen mit \`/täglich aus\`.`,
    needWhen: 'Sag mir auch `uhrzeit` und `zeitzone`, etwa 9:00 und Europe/Berlin.',
    everyone:
      'Ich benachrichtige nie @everyone. Wähle eine andere Rolle; soll niemand benachrichtigt werden, nimm `/täglich einrichten` ohne Angaben und lass die Rolle leer.',
    whereICan: 'Ich kann in Text- und Ankündigungskanälen, Threads und Foren posten.',
    noneFits: (pool) =>
      `Kein Zitat im Archiv passt: ${pool}. Wähle mehr Sendungen, Personen oder Themen; geändert wurde nichts.`,
    noSuchTag: (tag, tags) => `Das Forum hat kein Tag „${tag}“, nur diese: ${tags}.`,
    noTags: 'Tags gibt es nur in Foren, und dieser Kanal hat keine. Lass `tag` weg.',
    severalThere: 'In diesem Kanal gibt es mehrere tägliche Beiträge: Sag mit `zeitplan`, welchen du meinst.',
    noSuchShow: (name) => `Eine Sendung „${name}“ ist nicht im Archiv.`,
    noTime: (typed, most) =>
      `„${typed}“ ist keine Uhrzeit. Schreib sie wie 9:00 oder 18:30, mehrere wie „9:00, 18:30“, höchstens ${most}.`,
    severalZones: (typed, zones) => `„${typed}“ kann für mehrere Zeitzonen stehen: ${zones}. Gib eine davon an.`,
    noZone: (typed) =>
      `Eine Zeitzone „${typed}“ kenne ich nicht. Schreib sie wie Europe/Berlin, oder nenn eine große Stadt in deiner Nähe.`,
    noDays: (typed) =>
      `„${typed}“ verstehe ich nicht als Tage der Woche oder des Monats. Schreib „täglich“, „Mo-Fr“ oder „Di, Do“; für Tage des Monats „am 1. und 15.“, „am letzten Tag des Monats“ oder „am ersten Montag des Monats“.`,
    zoneNow: (zone, clock) => `${zone}, jetzt ${clock}`,
    longTitle: (most) => `Ein Titel hat höchstens ${most} Zeichen.`,
    longTemplate: (most) => `Eine Vorlage hat höchstens ${most} Zeichen.`,
    noPlaceFor: (name, known) => `Einen Platzhalter „${name}“ kennen Vorlagen nicht, nur diese: ${known}.`,
    quoteOnce: 'In einer Vorlage muss `{quote}` genau einmal stehen.',
    noColor: (typed, names) =>
      `„${typed}“ ist keine Farbe. Schreib sie wie #2e6fdb, oder nimm eine von diesen: ${names}.`,
  },
  form: {
    title: 'Jeden Tag ein Zitat',
    labels: {
      channel: 'Wo',
      time: 'Zu welcher Ortszeit',
      zone: 'In welcher Zeitzone',
      days: 'An welchen Tagen',
      role: 'Rolle, die benachrichtigt wird',
    },
    descriptions: {
      channel: 'Ein Kanal, Thread oder Forum',
      time: 'Mehrere durch Kommas getrennt',
      zone: 'Eine Zeitzone (etwa Europe/Berlin) oder eine große Stadt',
      days: 'Leer: jeden Tag',
      role: 'Leer: niemand wird benachrichtigt',
    },
    again: 'Noch einmal ausfüllen',
  },
  lastPost: {
    none: 'Noch nichts gepostet.',
    posted: (when) => `Letzter Beitrag: ${when}`,
    postedAt: (when, link) => `Letzter Beitrag: ${when} · ${link}`,
    unknown: (when, why) => `Letzter Beitrag: ${when}. ${why}`,
    skipped: (when) => `Der letzte Beitrag, fällig ${when}, wurde ausgelassen.`,
    skippedFor: (when, why) => `Der letzte Beitrag, fällig ${when}, wurde ausgelassen – ${why}`,
    notYet: (when) => `Fällig ${when}: bisher nicht gepostet.`,
    onItsWay: (when) => `Fällig ${when}: unterwegs.`,
    publishedLater: (when) =>
      `Noch nicht auf den Servern veröffentlicht, die dem Kanal folgen: nächster Versuch ${when}.`,
    notPublished: '**Nicht veröffentlicht** auf den Servern, die dem Kanal folgen.',
    threadLater: (why) => `Den Thread dazu gibt es noch nicht – ${why}`,
    noThread: (why) => `**Kein Thread** dazu – ${why}`,
    passedOver: (n, why) =>
      `${count(n, 'Ein Zitat wird', '# Zitate werden')} hier übergangen, weil Discord die Worte nicht angenommen hat (${why}).`,
    pausedByRefusals:
      '**Angehalten, weil Discord mehrmals ablehnte.** Es geht von selbst weiter, sobald es wieder klappt.',
    wasWrong: 'Woran es beim letzten Versuch lag:',
  },
  announcement: {
    episode: 'Eine neue Folge',
    titled: (title) => `Die neue Folge „${title}“`,
    andMore: (what, n) => `${what} (und ${n} weitere)`,
    itsTurn: (what) => `${what} ist **noch nicht angekündigt**: Sie ist gleich dran.`,
    later: (what, when) => `${what} ist **noch nicht angekündigt**: nächster Versuch ${when}.`,
    publishedLater: (what, when) =>
      `${what} ist angekündigt, aber noch nicht auf den Servern veröffentlicht, die dem Kanal folgen: nächster Versuch ${when}.`,
    skipped: (what) => `${what} wurde **nicht angekündigt**.`,
    done: (what) => `${what} wurde angekündigt.`,
  },
  digest: {
    set: (place, when, next) =>
      `In ${place} poste ich künftig ${when}, was Mitglieder sich am häufigsten gemerkt haben: nur wie oft, nie wer. Hat sich in einer Woche niemand etwas gemerkt, gibt es keinen Beitrag. Der nächste: ${next}.`,
    none: 'Auf diesem Server ist kein Wochenrückblick eingerichtet. Fang mit `/täglich wochenrückblick einrichten` an.',
    off: 'Kein Wochenrückblick mehr. Die Einstellungen sind gelöscht.',
    nothingYet: 'In den letzten sieben Tagen hat sich hier niemand etwas gemerkt, also gäbe es keinen Beitrag.',
    previewOf: (place, next) => `Das käme jetzt in ${place}; der nächste Rückblick kommt ${next}.`,
    status: (place, when, next) => `**Wochenrückblick** auf das Meistgemerkte: ${place} · ${when}\nNächster: ${next}`,
    without: {
      nothing: 'Zuletzt hatte sich in der Woche niemand etwas gemerkt, also gab es keinen Beitrag.',
      away: 'Der letzte fiel aus: Ich war ab dem Termin mehr als einen Tag lang offline.',
      broken:
        'Uhrzeit oder Zeitzone ist auf diesem Rechner nicht lesbar: Richte ihn mit `/täglich wochenrückblick einrichten` neu ein.',
    },
    trouble: (why) => `Der letzte kam nicht an – ${why}`,
    needWhen: 'Sag mir auch die `zeitzone`, etwa Europe/Berlin.',
    oneDay: 'Der Rückblick kommt einmal in der Woche: Nenn einen Tag, etwa Sonntag.',
    oneTime: 'Der Rückblick kommt einmal in der Woche: Nenn eine Uhrzeit, etwa 18:00.',
    whereICan: 'Ich kann ihn in Text- und Ankündigungskanälen und in Threads posten.',
  },
} satisfies Managers;
