import { formats } from '../formats.ts';
import type { Upkeep } from './index.ts';

const { number, count } = formats('de');

const holds = (lookUps: string) => (dailies: number, channels: number, barred: number) =>
  `${count(dailies, '# täglicher Beitrag', '# tägliche Beiträge')}; Nachschlagen im Chat ${lookUps}, ${count(channels, '# Kanal', '# Kanäle')} mit eigenen Einstellungen; ${count(barred, '# Zitat, das nie gepostet wird', '# Zitate, die nie gepostet werden')}.`;

const memory = (what: string) =>
  `Mein Gedächtnis streikt – ${what}. Wer mich betreibt, findet im Protokoll, was zu tun ist; nachschlagen kann ich weiterhin.`;
const nothing = 'Geändert wurde nichts.';

export const upkeep = {
  settingsFile: {
    title: 'Einstellungen dieses Servers',
    holdsOn: holds('an'),
    holdsOff: holds('aus'),
    bringsBack:
      '`/einstellungen importieren` stellt aus dieser Datei alles wieder her. Welche Zitate gepostet wurden, steht nicht darin.',
    noJson: 'Diese Datei ist kein JSON. Nimm eine, die `/einstellungen exportieren` erstellt hat.',
    notAsMade: 'Geändert wurde nichts, denn die Datei ist nicht so, wie `/einstellungen exportieren` sie erstellt:',
    same: 'Genau so ist dieser Server schon eingestellt: Es gibt nichts zu ändern.',
    wouldChange: 'Das würde sich ändern',
    nothingSoFar: 'Noch wurde nichts geändert.',
    carryOut: 'Übernehmen',
    done: 'Erledigt',
    gone: 'Diese Datei habe ich nicht mehr: Lade sie mit `/einstellungen importieren` noch einmal hoch. Geändert wurde nichts.',
    meanwhile: 'Inzwischen wurde etwas geändert, also sieh es dir noch einmal an.',
    tooLarge: (kilobytes) => `Diese Datei ist zu groß: Ich lese höchstens ${kilobytes} KB.`,
    unreachable: 'Discord hat mir die Datei nicht gegeben. Versuch es in einer Minute noch einmal.',
    larger: 'Diese Datei ist größer, als Discord angegeben hat.',
    noPlace: (place) => `Auf diesem Server nicht vorhanden oder für mich nicht sichtbar: ${place}`,
    noPlaces: (places) => `Auf diesem Server nicht vorhanden oder für mich nicht sichtbar: ${places}`,
    ofAnother: (what) => `${what}; die Datei ist von einem anderen Server`,
    putIds: (what) => `${what}. Trag die IDs von Kanälen und Rollen dieses Servers in die Datei ein. ${nothing}`,
    inDaily: (n, why) => `Täglicher Beitrag ${n} der Datei: ${why}\n${nothing}`,
    more: (n) => count(n, '… und # weitere'),
    keepsToNone: 'ist auf keine Sendung mehr festgelegt',
    keepsTo: (show) => `ist auf **${show}** festgelegt`,
    added: (what) => `**neu:** ${what}`,
    changed: (channel, changes) => `**geändert:** ${channel} – ${changes}`,
    removed: (what) => `**entfernt:** ${what}`,
    paused: 'angehalten',
    goesOn: 'geht weiter',
    notifiesNobody: 'benachrichtigt niemanden',
    published: 'wird veröffentlicht',
    notPublished: 'wird nicht mehr veröffentlicht',
    otherTag: 'ein anderes Tag',
    announces: 'kündigt neue Folgen an',
    announcesNot: 'kündigt keine neuen Folgen mehr an',
    pictured: 'als Bild',
    notPictured: 'nicht mehr als Bild',
    threaded: 'ein Thread unter jedem Beitrag',
    notThreaded: 'keine Threads mehr',
    otherLook: 'anderes Aussehen',
    toldOf: (channel, what) => `${channel} bekommt Meldungen zu: ${what}`,
    toldNoMore: (channel, what) => `${channel} bekommt keine Meldungen mehr zu: ${what}`,
    noDigest: 'kein Wochenrückblick mehr',
    digest: (what) => `Wochenrückblick: ${what}`,
    lookUpsOn: 'Nachschlagen im Chat: **an**',
    lookUpsOff: 'Nachschlagen im Chat: **aus**',
    lookUpsIn: (channel, what) => `Nachschlagen in ${channel}: ${what}`,
    asEverywhere: 'wie überall',
    language: (name) => `Sprache: ${name}`,
    languageOfDiscord: 'wie in Discord für diesen Server eingestellt',
    neverAgain: (quote) => `nie wieder: ${quote}`,
    mayComeAgain: (quote) => `darf wieder gepostet werden: ${quote}`,
  },
  archiveStatus: {
    title: 'Das Archiv',
    holds: (episodes, shows, dates, words, people) =>
      `${count(episodes, '# Folge', '# Folgen')} von ${count(shows, '# Sendung', '# Sendungen')}${dates}, ${count(words, '# Wort', '# Wörter')}, ${count(people, '# Person', '# Personen')}.`,
    beingRead: 'Es wird gerade eingelesen.',
    stillToCome: (n) => `Es wird gerade eingelesen: ${count(n, 'Eine Datei steht', '# Dateien stehen')} noch aus.`,
    otherLanguages: (names) =>
      `Auf ${names} suche ich nur nach Wörtern und Schreibweise: Was Wörter bedeuten, weiß ich nur auf Englisch.`,
    inOrder: 'Alle Dateien sind in Ordnung.',
    needALook: (n) =>
      `${count(n, 'Eine Sache ist', '# Dinge sind')} zu prüfen (Einzelheiten auf Englisch, wie im Protokoll):`,
    onlyCounted: (n) =>
      `${count(n, 'Eine Sache ist', '# Dinge sind')} zu prüfen. Welche Dateien es sind, sage ich auf einem Server denen, die ihn verwalten, und allen, die mich betreiben.`,
    diagnosis: (said) => `„${said}“`,
    leftOut: '**ausgelassen**',
    restInLog: '… der Rest steht im Protokoll',
    passedOver: (n) => `${count(n, 'Eine Datei wird', '# Dateien werden')} übersprungen:`,
    namedElsewhere: (n) => `… und ${count(n, '# weitere')}; \`npm run check\` und das Protokoll nennen alle`,
    modelReadAll: (model, passages) =>
      `Dein Modell ${model} hat alle ${number(passages)} Stellen gelesen und hilft, wo Wörter keine sichere Antwort geben.`,
    modelReadAllBut: (model, passages, refused) =>
      `Dein Modell ${model} hat alle ${number(passages)} Stellen gelesen, bis auf ${number(refused)}, die sein Server ablehnte, und hilft, wo Wörter keine sichere Antwort geben.`,
    modelReadSome: (model, read, passages) =>
      `Dein Modell ${model} hat ${number(read)} von ${number(passages)} Stellen gelesen. Bis es alle kennt, antworte ich ohne das Modell.`,
    modelTrouble: (why) => `Sein Server hilft gerade nicht: ${why}. So lange antworte ich ohne das Modell.`,
    noTranscripts: 'Transkripte: Zurzeit steht keines aus.',
    transcripts: (made, waiting, minutes) =>
      `Transkripte: ${number(made)} seit meinem Start erstellt, ${count(waiting, '# steht', '# stehen')} noch aus; heute ${count(minutes, '# Minute', '# Minuten')} Audio verschickt.`,
    beingMade: (part, of) => `In Arbeit: Teil ${part} von ${of}.`,
    beingMadeOf: (file, part, of) => `In Arbeit: ${file}, Teil ${part} von ${of}.`,
    standsStill: (why) => `Es geht gerade nicht weiter: ${why}`,
    notMade: '**nicht erstellt**',
    madeElsewhere: 'Transkripte: Ein anderer Prozess von mir erstellt sie gerade.',
    putOffAll: (n) =>
      `${count(n, '# Folge ist', '# Folgen sind')} nach Problemen zurückgestellt; später versuche ich es wieder.`,
    putOff: '**zurückgestellt**',
    couldNot: (n) => `${count(n, '# konnte', '# konnten')} nicht erstellt werden; das Protokoll sagt, warum.`,
  },
  health: {
    title: 'Wie es mir hier geht',
    unchecked: 'Discord hat nicht gesagt, was ich dort darf: Versuch es in einer Minute noch einmal.',
    hidden: (permission) =>
      `Den Kanal gibt es nicht mehr, oder ich sehe ihn nicht. Gib mir „${permission}“, oder wähle mit \`/täglich einrichten\` einen anderen.`,
    lacks: (permissions) => `Mir fehlt: ${permissions}.`,
    paused: (why) => `Angehalten: ${why}`,
    refused: 'Discord hat es abgelehnt',
    late: 'Der Beitrag ist seit mehr als einer Stunde überfällig.',
    noDaily: 'Es ist kein täglicher Beitrag eingerichtet: `/täglich einrichten`.',
    mayPost: 'Ich darf dort posten, wo der tägliche Beitrag erscheinen soll.',
    mayPostInAll: (n) => `Ich darf an allen ${n} Orten posten, an denen tägliche Beiträge erscheinen sollen.`,
    toMend: (n) => `Bei ${count(n, '# täglichen Beitrag', '# täglichen Beiträgen')} ist etwas zu beheben:`,
    noEpisodes: 'Das Archiv ist leer: Wer mich betreibt, kann Transkripte in den Ordner der Folgen legen.',
    episodes: (n) => `Im Archiv ${count(n, 'ist # Folge', 'sind # Folgen')}.`,
    episodesSoFar: (n) =>
      `Im Archiv ${count(n, 'ist bisher # Folge', 'sind bisher # Folgen')}; es wird gerade eingelesen.`,
    granted: 'Ich darf Nachrichten lesen, wo du es erlaubst: `[[thema]]` und Vorschläge funktionieren.',
    notGranted:
      'Ich sehe nur Nachrichten, die mich erwähnen; für `[[thema]]` brauche ich Zugriff auf Nachrichteninhalte. Einschalten kann ihn, wer mich betreibt.',
    database: 'Meine Datenbank funktioniert.',
  },
  corrections: {
    everyShow: 'alle Sendungen',
    none: 'keine',
    severalPeople: (typed, names) =>
      `„${typed}“ kann ${names} sein. Wähle einen der Namen, die beim Tippen erscheinen.`,
    notInShow: (name, show, shows) => `${name} spricht nicht in „${show}“, sondern in ${shows}.`,
    inSeveral: (name, shows) =>
      `Jemand namens ${name} spricht in ${shows}. Sag mit \`sendung\`, in welcher du das berichtigen willst, oder wähle dort „alle Sendungen“.`,
    isNow: (name, show, now) => `${name} heißt in *${show}* ab jetzt **${now}**, auch in künftigen Dateien.`,
    isNowEverywhere: (name, now) => `${name} heißt in allen Sendungen ab jetzt **${now}**, auch in künftigen Dateien.`,
    roleNow: (name, show, role) => `Rolle von ${name} in *${show}* ab jetzt: **${role}**.`,
    roleNowEverywhere: (name, role) => `Rolle von ${name} in allen Sendungen ab jetzt: **${role}**.`,
    nowSpeaks: (n) => `Wer so heißt, spricht jetzt in ${count(n, '# Folge', '# Folgen')}.`,
    calledSo: (name) => `${name} heißt schon so.`,
    severalEpisodes: (typed) =>
      `Zu „${typed}“ passen mehrere Folgen. Wähle eine von denen, die beim Tippen erscheinen.`,
    nothingGiven: 'Sag, was zu berichtigen ist: `titel`, `nummer`, `datum` oder `seite`.',
    asDate: 'Schreib das Datum so: 2022-09-15.',
    asLink: 'Schreib die ganze Adresse der Seite, https://…',
    lettersOrDigits: 'Schreib es mit Buchstaben oder Ziffern.',
    episodeHas: (title, facts) => `*${title}* hat ab jetzt ${facts}.`,
    facts: {
      title: (value) => `den Titel **${value}**`,
      number: (value) => `die Nummer **${value}**`,
      date: (value) => `das Datum **${value}**`,
      link: (value) => `den Link **${value}**`,
    },
    noFact: { title: 'keinen Titel', number: 'keine Nummer', date: 'kein Datum', link: 'keinen Link' },
    factNames: { title: 'Titel', number: 'Nummer', date: 'Datum', link: 'Link' },
    speakerIs: (name, now, shows) => `${name} → ${now} (${shows})`,
    pickChange: 'Wähle eine der Berichtigungen, die beim Tippen erscheinen.',
    nothingSoFar: 'Bisher wurde nichts berichtigt.',
    takenBack: (what) => `Zurückgenommen: ${what}.`,
    listed: 'Bisherige Berichtigungen, die neueste zuerst:',
    more: (n) => count(n, '… und # weitere'),
  },
  faults: {
    diskFull: memory('die Festplatte ist voll'),
    serverFull: memory('die Festplatte der Datenbank ist voll'),
    locked: memory('ein anderes Programm hat es gesperrt'),
    readOnly: memory('es ist nicht beschreibbar'),
    takenAway: memory('seine Datei ist verschwunden'),
    damaged: memory('seine Datei ist beschädigt'),
    dataDamaged: memory('es ist beschädigt'),
    busy: memory('es ist gerade beschäftigt'),
    unopened: memory('seine Datei lässt sich nicht öffnen'),
    silentDisk: memory('die Festplatte antwortet nicht'),
    refused: memory('die Datenbank weist mich ab'),
    silent: memory('die Datenbank antwortet nicht'),
    closed: 'Ich werde gerade beendet. Versuch es gleich noch einmal.',
    correctionsBroken: (file, line, what) =>
      `${file} im Ordner der Folgen ist in Zeile ${line} kaputt („${what}“), und ich überschreibe die Datei nicht. Bring sie erst in Ordnung oder verschieb sie.`,
    correctionsChanged: `Gerade hat jemand anderes die Berichtigungen geändert. Versuch es noch einmal. ${nothing}`,
    correctionsUnread: (file) => `${file} im Ordner der Folgen ist nicht lesbar.`,
    correctionsReadOnly: (file) =>
      `In den Ordner der Folgen, wo die Berichtigungen stehen (${file}), darf ich nicht schreiben. Gib dem Konto, unter dem ich laufe, dort Schreibrecht, oder lass bei einem Container \`:ro\` weg. ${nothing}`,
    correctionsFull: `Die Festplatte mit dem Ordner der Folgen ist voll. ${nothing}`,
    correctionsUnwritten: (code) => `Die Berichtigungen ließen sich nicht speichern (${code}). ${nothing}`,
  },
} satisfies Upkeep;
