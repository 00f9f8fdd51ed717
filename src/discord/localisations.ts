/**
 * Names and descriptions of commands and options in other languages, by Discord's locale and by path (`quote`,
 * `quote.about`; `*.private` for an option that several commands share). What is missing shows in English, and a test says
 * so. Names follow Discord's rule: lower case, no spaces, ≤ 32.
 */
export const localisations: Record<string, Record<string, { name?: string; description?: string }>> = {
  de: {
    quote: { name: 'zitat', description: 'Findet, was jemand in einer Folge gesagt hat, Wort für Wort' },
    'quote.about': { name: 'worüber', description: 'Worum ging es? Leer: ein gutes Zitat aufs Geratewohl' },
    topic: { name: 'thema', description: 'Eine kurze Zusammenfassung mit den Zitaten, aus denen sie besteht' },
    'topic.about': { name: 'worüber', description: 'Worum geht es?' },
    episode: { name: 'folge', description: 'Was in einer Folge vorkommt: Menschen, Themen, beste Zitate' },
    'episode.name': { name: 'name', description: 'Nummer oder Titel' },
    episodes: { name: 'folgen', description: 'Welche Folgen es gibt: nach Sendung, Jahr und Thema' },
    'episodes.year': { name: 'jahr', description: 'Nur aus diesem Jahr' },
    'episodes.topic': { name: 'thema', description: 'Nur die davon sprechen, die am meisten zuerst' },
    latest: { name: 'neueste', description: 'Die neuesten Folgen: wer darin spricht und worum es geht' },
    '*.show': {
      name: 'sendung',
      description: 'Nur aus dieser Sendung; oder aus allen, wo der Server bei einer bleibt',
    },
    speaker: { name: 'person', description: 'Wer jemand ist: wo die Person spricht, wovon am meisten, beste Zitate' },
    'speaker.name': { name: 'name', description: 'Wessen Name?' },
    '*.speaker': { name: 'person', description: 'Nur von dieser Person' },
    '*.episode': { name: 'folge', description: 'Nur aus dieser Folge' },
    '*.private': { name: 'privat', description: 'Nur dir zeigen' },

    saved: {
      name: 'gemerkt',
      description: 'Deine gemerkten Zitate: durchsehen, entfernen oder als Datei mitnehmen',
    },
    'saved.words': {
      name: 'worte',
      description: 'Nur die mit diesen Worten, von dieser Person, aus dieser Folge',
    },
    top: { name: 'beliebt', description: 'Was dieser Server sich am häufigsten gemerkt hat; nur wie oft, nie wer' },
    'top.period': { name: 'zeitraum', description: 'Seit wann? Sonst: die letzten 30 Tage' },
    alert: { name: 'meldung', description: 'Einmal und mit dem Zitat erfahren, wenn eine neue Folge davon spricht' },
    'alert.add': { name: 'neu', description: 'Was gemeldet werden soll' },
    'alert.add.topic': { name: 'thema', description: 'Melden, wenn eine neue Folge davon spricht' },
    'alert.add.topic.topic': { name: 'thema', description: 'Wovon: jedes dieser Worte fällt' },
    'alert.add.person': {
      name: 'person',
      description: 'Melden, wenn dieser Mensch in einer neuen Folge spricht oder genannt wird',
    },
    'alert.add.person.person': { name: 'person', description: 'Wer, mit vollem Namen' },
    'alert.add.phrase': { name: 'wortlaut', description: 'Melden, wenn in einer neuen Folge genau diese Worte fallen' },
    'alert.add.phrase.phrase': { name: 'worte', description: 'Die Worte, eines nach dem anderen' },
    'alert.add.topic.channel': {
      name: 'kanal',
      description: 'Für alle, die den Server verwalten: ein Kanal, dem ich es statt dir melde',
    },
    'alert.add.person.channel': {
      name: 'kanal',
      description: 'Für alle, die den Server verwalten: ein Kanal, dem ich es statt dir melde',
    },
    'alert.add.phrase.channel': {
      name: 'kanal',
      description: 'Für alle, die den Server verwalten: ein Kanal, dem ich es statt dir melde',
    },
    'alert.list': { name: 'liste', description: 'Was dir gemeldet wird, und was dem im Weg steht' },
    'alert.remove': { name: 'entfernen', description: 'Etwas nicht mehr melden' },
    'alert.remove.alert': { name: 'meldung', description: 'Was nicht mehr gemeldet wird' },
    privacy: { name: 'datenschutz', description: 'Was ich von dir gespeichert habe: ansehen und löschen' },
    daily: { name: 'täglich', description: 'Jeden Tag ein Zitat aus dem Archiv, in einem Kanal deiner Wahl' },
    'daily.set': {
      name: 'einrichten',
      description: 'Ein tägliches Zitat einrichten oder ändern; ohne Angaben öffnet sich ein Formular',
    },
    'daily.set.channel': { name: 'kanal', description: 'Wo: ein Kanal, Thread oder Forum. Sonst: hier' },
    'daily.set.time': { name: 'uhrzeit', description: 'Ortszeit, etwa 9:00 oder 18:30; mehrere durch Kommas getrennt' },
    'daily.set.zone': { name: 'zeitzone', description: 'Zeitzone oder eine große Stadt, die darin liegt' },
    'daily.set.days': { name: 'tage', description: 'An welchen Tagen der Woche oder des Monats. Sonst: jeden Tag' },
    'daily.set.shows': { name: 'sendungen', description: 'Nur aus diesen Sendungen, durch Kommas getrennt' },
    'daily.set.speakers': { name: 'personen', description: 'Nur von diesen Menschen, durch Kommas getrennt' },
    'daily.set.topics': { name: 'themen', description: 'Nur zu diesen Themen, durch Kommas getrennt' },
    'daily.set.role': {
      name: 'rolle',
      description: 'Eine Rolle, die bei jedem Beitrag benachrichtigt wird; sonst erwähne ich niemanden',
    },
    'daily.set.publish': {
      name: 'veröffentlichen',
      description: 'Im Ankündigungskanal: jeden Beitrag an die Server weitergeben, die ihm folgen',
    },
    'daily.set.tag': { name: 'tag', description: 'Im Forum: der Tag für jeden Beitrag' },
    'daily.set.new-episodes': { name: 'neue-folgen', description: 'Dort auch neue Folgen ankündigen' },
    'daily.set.image': {
      name: 'bild',
      description: 'Jedes Zitat als Bild zeigen, mit seinen Worten für alle, die es nicht sehen',
    },
    'daily.set.thread': {
      name: 'thread',
      description: 'Unter jedem Beitrag einen Thread öffnen, mit einer Frage zum Anfang',
    },
    'daily.set.title': { name: 'titel', description: 'Die erste Zeile jedes Beitrags; - nimmt sie weg' },
    'daily.set.color': { name: 'farbe', description: 'Die Farbe des Rands: ein Name, oder wie #2e6fdb' },
    'daily.set.template': {
      name: 'vorlage',
      description: 'Die Worte um {quote}, mit {speaker}, {episode}, {date}…; \\n beginnt eine neue Zeile',
    },
    'daily.set.on-this-day': {
      name: 'an-diesem-tag',
      description: 'Zitate aus Folgen, die an diesem Tag eines früheren Jahres erschienen',
    },
    'daily.set.saved': {
      name: 'gemerkte',
      description: 'Was sich Mitglieder dieses Servers gemerkt haben, kommt zuerst',
    },
    '*.schedule': { name: 'zeitplan', description: 'Welcher, wenn der Server mehrere hat' },
    'daily.set.another': { name: 'noch-einer', description: 'Einen zweiten in einem Kanal, der schon einen hat' },
    'daily.preview': { name: 'vorschau', description: 'Nur dir zeigen, was als Nächstes kommt' },
    'daily.now': { name: 'jetzt', description: 'Jetzt eines posten, zusätzlich zum täglichen' },
    'daily.pause': { name: 'pause', description: 'Nichts mehr posten, bis es weitergehen soll' },
    'daily.resume': { name: 'weiter', description: 'Wieder posten' },
    'daily.status': {
      name: 'stand',
      description: 'Wann das nächste kommt, wie es zuletzt lief, was fehlt und wie man es behebt',
    },
    'daily.off': { name: 'aus', description: 'Ein tägliches Zitat beenden und seine Einstellungen vergessen' },
    'daily.list': { name: 'liste', description: 'Alle täglichen Zitate dieses Servers' },
    'daily.never-again': { name: 'nie-wieder', description: 'Dieses Zitat auf diesem Server nie wieder posten' },
    'daily.barred': {
      name: 'gesperrt',
      description: 'Die Zitate, die auf diesem Server nie gepostet werden; lass sie wieder zu',
    },
    'daily.never-again.quote': { name: 'zitat', description: 'Welches. Sonst: das zuletzt gepostete' },

    home: {
      name: 'sendung',
      description: 'Die Sendung, auf die dieser Server festgelegt ist (für alle, die ihn verwalten)',
    },
    'home.show': { name: 'sendung', description: 'Welche? „All shows“: keine. Leer: was jetzt gilt' },

    lookups: { name: 'nachschlagen', description: 'Wie ich im Chat antworte: wo und wie oft' },
    'lookups.status': { name: 'stand', description: 'Was hier gilt und was mir fehlt' },
    'lookups.on': { name: 'an', description: 'Auf diesem Server im Chat antworten' },
    'lookups.off': { name: 'aus', description: 'Auf diesem Server im Chat schweigen; Befehle funktionieren weiterhin' },
    'lookups.mode': { name: 'modus', description: 'Ob ich in einem Kanal auch ungefragt etwas sage' },
    'lookups.mode.mode': { name: 'modus', description: 'Auf Nachfrage oder auch von selbst' },
    'daily.digest': { name: 'wochenrückblick', description: 'Einmal in der Woche: was am häufigsten gemerkt wurde' },
    'daily.digest.set': {
      name: 'einrichten',
      description: 'Einmal in der Woche: was am häufigsten gemerkt wurde, nur wie oft',
    },
    'daily.digest.set.day': { name: 'tag', description: 'Welcher Wochentag, etwa Sonntag' },
    'daily.digest.set.time': { name: 'uhrzeit', description: 'Ortszeit, etwa 18:00' },
    'daily.digest.set.zone': { name: 'zeitzone', description: 'Zeitzone oder eine große Stadt, die darin liegt' },
    'daily.digest.set.channel': { name: 'kanal', description: 'Wo: ein Kanal oder Thread. Sonst: hier' },
    'daily.digest.preview': { name: 'vorschau', description: 'Nur dir zeigen, was jetzt käme' },
    'daily.digest.off': { name: 'aus', description: 'Den Wochenrückblick beenden und seine Einstellungen vergessen' },
    '*.channel': { name: 'kanal', description: 'Welcher? Leer: dieser' },
    'lookups.cooldown': { name: 'abstand', description: 'Die kürzeste Zeit zwischen zwei Vorschlägen in einem Kanal' },
    'lookups.cooldown.minutes': { name: 'minuten', description: 'Minuten, 5 bis 10080; 60, wenn nichts gesetzt ist' },
    'lookups.ignore': { name: 'übergehen', description: 'In einem Kanal oder Thread schweigen, oder nicht mehr' },
    'lookups.ignore.undo': { name: 'rückgängig', description: 'Dort wieder sprechen' },
    'lookups.me': { name: 'ich', description: 'Ob ich deine Nachrichten beachte; für jedes Mitglied' },
    'lookups.me.off': { name: 'aus', description: 'Meine Nachrichten übergehen, überall; für jedes Mitglied' },
    'lookups.me.on': { name: 'an', description: 'Meine Nachrichten wieder beachten; für jedes Mitglied' },

    help: { name: 'hilfe', description: 'Was ich kann, mit Beispielen aus diesem Archiv, und was ich speichere' },
    status: {
      name: 'stand',
      description: 'Was im Archiv ist und welche Dateien nachzusehen sind (für die Serververwaltung)',
    },
    doctor: {
      name: 'arzt',
      description: 'Was mir auf diesem Server im Weg steht und was zu tun ist (für die Verwaltung)',
    },
    settings: {
      name: 'einstellungen',
      description: 'Meine Sprache auf diesem Server; alle Einstellungen als Datei, und zurück (für die Verwaltung)',
    },
    'settings.language': {
      name: 'sprache',
      description: 'In welcher Sprache ich hier mit allen spreche; mit jedem allein spreche ich in seiner',
    },
    'settings.language.language': { name: 'sprache', description: 'Welche. Leer: zeigt, welche es ist' },
    'settings.export': {
      name: 'exportieren',
      description: 'Alle Einstellungen dieses Servers als Datei, nur für dich',
    },
    'settings.import': {
      name: 'importieren',
      description: 'Einstellungen aus einer solchen Datei; zeigt zuerst, was sich ändern würde',
    },
    'settings.import.file': { name: 'datei', description: 'Die Datei' },
    archive: { name: 'archiv', description: 'Namen und Titel des Archivs berichtigen (für alle, die mich betreiben)' },
    'archive.merge': {
      name: 'zusammenlegen',
      description: 'Zwei Namen sind eine Person: was die erste sagte, sagte die zweite',
    },
    'archive.merge.speaker': { name: 'person', description: 'Der Name, der wegfällt' },
    'archive.merge.into': { name: 'zu', description: 'Der Name, der bleibt' },
    'archive.merge.show': {
      name: 'sendung',
      description: 'In welcher Sendung. Nötig, wenn der Name in mehreren steht',
    },
    'archive.rename': { name: 'umbenennen', description: 'Gibt jemandem einen anderen Namen' },
    'archive.rename.speaker': { name: 'person', description: 'Um wen geht es?' },
    'archive.rename.name': { name: 'name', description: 'Wie die Person heißt' },
    'archive.rename.show': {
      name: 'sendung',
      description: 'In welcher Sendung. Nötig, wenn der Name in mehreren steht',
    },
    'archive.role': { name: 'rolle', description: 'Sagt, was jemand in einer Sendung ist: Gastgeber, Gast …' },
    'archive.role.speaker': { name: 'person', description: 'Um wen geht es?' },
    'archive.role.role': { name: 'rolle', description: 'Was die Person ist, etwa host' },
    'archive.role.show': { name: 'sendung', description: 'In welcher Sendung. Nötig, wenn der Name in mehreren steht' },
    'archive.episode': { name: 'folge', description: 'Berichtigt Titel, Nummer, Datum oder Seite einer Folge' },
    'archive.episode.episode': { name: 'folge', description: 'Nummer oder Titel' },
    'archive.episode.title': { name: 'titel', description: 'Ihr Titel' },
    'archive.episode.number': { name: 'nummer', description: 'Ihre Nummer; „none“, wenn sie keine hat' },
    'archive.episode.date': {
      name: 'datum',
      description: 'Ihr Tag, etwa 2022-09-15; „none“, wenn er nicht bekannt ist',
    },
    'archive.episode.link': { name: 'seite', description: 'Ihre Seite, https://…; „none“, wenn sie keine hat' },
    'archive.undo': { name: 'rückgängig', description: 'Nimmt eine Berichtigung zurück' },
    'archive.undo.change': { name: 'welche', description: 'Welche. Sonst: die letzte' },
    'archive.list': { name: 'liste', description: 'Was berichtigt wurde' },
  },
};

export function localised(path: string, name: string, description: string): object {
  const names: Record<string, string> = {};
  const descriptions: Record<string, string> = {};
  for (const [locale, texts] of Object.entries(localisations)) {
    const found = texts[path] ?? texts[path.replace(/^.*\./, '*.')];
    if (found?.name) names[locale] = found.name;
    if (found?.description) descriptions[locale] = found.description;
  }
  return {
    name,
    description,
    ...(Object.keys(names).length > 0 ? { name_localizations: names } : {}),
    ...(Object.keys(descriptions).length > 0 ? { description_localizations: descriptions } : {}),
  };
}

/** What a member of that locale reads in place of a command's or an option's name: the last part of `path`. */
export function nameIn(locale: string, path: string): string {
  const texts = localisations[locale];
  const own = path.replace(/^.*\./, '');
  return (texts?.[path] ?? texts?.[`*.${own}`])?.name ?? own;
}
