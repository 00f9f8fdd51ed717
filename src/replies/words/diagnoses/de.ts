import type { Diagnoses } from './en.ts';

export const diagnoses: Diagnoses = {
  '{}; the last good version stays': '{}; die letzte gute Fassung bleibt',
  'it was given up: {}': 'aufgegeben: {}',
  'the file is empty': 'die Datei ist leer',
  'put a transcript or notes into it, or remove it': 'schreib ein Transkript oder Notizen hinein oder entferne sie',
  'it is not text, and of no format that is known here': 'sie ist kein Text und hat kein Format, das ich kenne',
  'it is of no format that is known here': 'sie hat kein Format, das ich kenne',
  'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF':
    'exportiere das Transkript als Markdown, Text, VTT, SRT, JSON, HTML oder PDF',
  'export the transcript as WebVTT, SRT or text with “Name: words” in each line':
    'exportiere das Transkript als WebVTT, SRT oder Text mit „Name: Worte“ in jeder Zeile',
  'export the transcript as WebVTT, SRT, text or Podcasting 2.0 JSON':
    'exportiere das Transkript als WebVTT, SRT, Text oder Podcasting-2.0-JSON',
  'it is a feed (RSS)': 'sie ist ein Feed (RSS)',
  'it is a program': 'sie ist ein Programm',
  'it is LaTeX': 'sie ist LaTeX',
  'it is written as Python prints it, not as JSON': 'sie ist geschrieben, wie Python sie ausgibt, nicht als JSON',
  'it is an e-mail': 'sie ist eine E-Mail',
  'it is a playlist': 'sie ist eine Wiedergabeliste',
  'it is a key or a certificate': 'sie ist ein Schlüssel oder ein Zertifikat',
  'it is a calendar or an address': 'sie ist ein Kalender oder eine Adresse',
  'it is XML of a kind that is not known here ({})': 'sie ist XML einer Art, die ich nicht kenne ({})',
  'it is a link to a folder, which is not followed': 'sie ist ein Verweis auf einen Ordner; dem wird nicht gefolgt',
  'it is a link that leads out of this folder, which is not followed':
    'sie ist ein Verweis aus diesem Ordner hinaus; dem wird nicht gefolgt',
  'import it: npm run import -- FILE': 'importiere sie: `npm run import -- FILE`',
  'remove it from here': 'entferne sie von hier',
  'here it may stay or go': 'hier darf sie bleiben oder gehen',
  'save it as text': 'speichere sie als Text',
  'write it with json.dump': 'schreibe sie mit json.dump',
  'save its text': 'speichere ihren Text',
  'please report this with the file; the others are served':
    'melde das bitte mit der Datei; die anderen sind im Archiv',
  'write the date as {}': 'schreib das Datum wie {}',
  'write seconds or h:mm:ss': 'schreib Sekunden oder h:mm:ss',
  'write a list, e.g. {}': 'schreib eine Liste, etwa {}',
  'write {} or leave it out': 'schreib {} oder lass es weg',
  'write `kind: transcript` or `kind: notes`, or leave it out':
    'schreib `kind: transcript` oder `kind: notes` oder lass es weg',
  'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT':
    'exportiere das Transkript als Podcasting-2.0-JSON, WebVTT oder SRT',
  'export it again': 'exportiere sie noch einmal',
  'save it again, or as text': 'speichere sie noch einmal oder als Text',
  'save it again, as text': 'speichere sie noch einmal, als Text',
  'save it again, or rename it': 'speichere sie noch einmal oder benenne sie um',
  'it is larger than {} MB': 'sie ist größer als {} MB',
  'split it, one file per episode': 'teile sie auf: eine Datei pro Folge',
  'split it, one file per episode; if it is a usual one, please report this with it':
    'teile sie auf: eine Datei pro Folge; ist sie eine gewöhnliche, melde das bitte und gib sie mit',
  'it could not be read: {}': 'sie konnte nicht gelesen werden: {}',
  'check the file and its permissions': 'prüfe die Datei und ihre Rechte',
  'it is called {}, and is none': 'sie heißt {} und ist keine',
  'it breaks off in the middle of what stood there before, as if half written':
    'sie bricht mitten in dem ab, was vorher dort stand, wie halb geschrieben',
  'write the rest; if it is meant to end there, end the file with a line break':
    'schreib den Rest; soll sie dort enden, beende sie mit einem Zeilenumbruch',
  'it is the same episode as {} and was left out': 'sie ist dieselbe Folge wie {} und wurde ausgelassen',
  'it is the same episode as {}, with other words; both are served':
    'sie ist dieselbe Folge wie {}, mit anderen Worten; beide sind im Archiv',
  'it holds the same words as {}': 'sie enthält dieselben Worte wie {}',
  'remove one of the two files': 'entferne eine der beiden Dateien',
  'give each its own `number` or `title`': 'gib jeder eine eigene `number` oder einen eigenen `title`',
  'the front matter is not valid YAML: {}': 'der Kopf ist kein gültiges YAML: {}',
  'put text with a colon, # or quotes in double quotes, and indent with spaces':
    'setze Text mit Doppelpunkt, # oder Anführungszeichen in doppelte Anführungszeichen und rücke mit Leerzeichen ein',
  'the front matter is not a list of `key: value` lines': 'der Kopf ist keine Liste von Zeilen wie `key: value`',
  'start it with lines such as `title: …`': 'beginne ihn mit Zeilen wie `title: …`',
  '{} is not as expected and was ignored': '{} ist nicht wie erwartet und wurde übergangen',
  '{} is not what its name says and was passed over': '{} ist nicht, was der Name sagt, und wurde übergangen',
  'write {} on one line, in quotes if it holds a colon':
    'schreib {} in eine Zeile, in Anführungszeichen, wenn ein Doppelpunkt vorkommt',
  'there are no words in it': 'es stehen keine Worte darin',
  'add the transcript or the notes below the front matter': 'schreib das Transkript oder die Notizen unter den Kopf',
  'no show is named': 'keine Sendung ist genannt',
  'no show is named, and the folder {} is not called after one':
    'keine Sendung ist genannt, und der Ordner {} heißt nicht nach einer',
  'write `show: …` into the front matter or into a show.yaml beside the files, or import with --show NAME':
    'schreib `show: …` in den Kopf oder in eine show.yaml neben den Dateien, oder importiere mit `--show NAME`',
  'only {} of the words were understood ({} of {})': 'nur {} der Worte wurden verstanden ({} von {})',
  '{} of the words were understood ({} of {}); the others are left out':
    '{} der Worte wurden verstanden ({} von {}); die anderen sind ausgelassen',
  'compare this place of the file with what `npm run search` shows':
    'vergleiche diese Stelle der Datei mit dem, was `npm run search` zeigt',
  'it looks like a conversation, but nobody is named: lines begin with a dash':
    'es sieht nach einem Gespräch aus, aber niemand ist genannt: Zeilen beginnen mit einem Strich',
  'it looks like a conversation, but nobody is named: lines begin again and again with {}':
    'es sieht nach einem Gespräch aus, aber niemand ist genannt: Zeilen beginnen immer wieder mit {}',
  'write “Name: words” in each line, or `kind: notes` into the front matter if it is no conversation':
    'schreib „Name: Worte“ in jede Zeile, oder `kind: notes` in den Kopf, wenn es kein Gespräch ist',
  'it looks like a conversation, but what each says stands together, below {}':
    'es sieht nach einem Gespräch aus, aber was jeder sagt, steht beisammen, unter {}',
  'write “Name: words” in each line, in the order in which it was said':
    'schreib „Name: Worte“ in jede Zeile, in der Reihenfolge, in der es gesagt wurde',
  'what is hardly speech stands in the words: lines begin again and again with {}':
    'in den Worten steht, was kaum gesagt wurde: Zeilen beginnen immer wieder mit {}',
  'what is hardly speech stands in the words: lines end again and again with {}':
    'in den Worten steht, was kaum gesagt wurde: Zeilen enden immer wieder mit {}',
  'take it out of the lines; where it says who speaks, write “Name: words” in each':
    'nimm es aus den Zeilen; wo es sagt, wer spricht, schreib „Name: Worte“ in jede',
  'a field’s name was read as somebody’s: {}': 'der Name eines Feldes wurde als Name einer Person gelesen: {}',
  'most lines have a time but no name: {} of {} lines are nobody’s':
    'die meisten Zeilen haben eine Zeit, aber keinen Namen: {} von {} Zeilen gehören niemandem',
  'write the speaker’s name behind the time of each line, or wherever the speaker changes':
    'schreib den Namen hinter die Zeit jeder Zeile, oder wo jemand anderes spricht',
  'a name looks like something said: {}': 'ein Name sieht aus wie etwas Gesagtes: {}',
  '{} names look like something said: {}': '{} Namen sehen aus wie etwas Gesagtes: {}',
  'see whether somebody says this; if it is a name, list it under `speakers`':
    'sieh nach, ob das jemand sagt; ist es ein Name, nenne ihn unter `speakers`',
  '{} people speak {} times, most of them only once': '{} Leute sprechen {}-mal, die meisten nur einmal',
  'see whether these are names; list the real ones under `speakers`':
    'sieh nach, ob das Namen sind; nenne die echten unter `speakers`',
  '{} speaks {} of the words in one go; labels further down may have been missed':
    '{} spricht {} der Worte in einem Stück; weiter unten könnten Namen übersehen sein',
  'see whether somebody else speaks further down, and label that':
    'sieh nach, ob weiter unten jemand anderes spricht, und schreib den Namen davor',
  'markup stands in the words: {}': 'in den Worten steht Markup: {}',
  'take it out, or export the transcript as text': 'nimm es heraus oder exportiere das Transkript als Text',
  'times run backwards once ({} after {}); they are kept as given':
    'Zeiten laufen einmal rückwärts ({} nach {}); sie bleiben, wie sie sind',
  'times run backwards {} times ({} after {}); they are kept as given':
    'Zeiten laufen {}-mal rückwärts ({} nach {}); sie bleiben, wie sie sind',
  'correct them in the file if links to these moments should be right':
    'berichtige sie in der Datei, wenn Links zu diesen Stellen stimmen sollen',
  'the corrections are not valid YAML: {}': 'die Berichtigungen sind kein gültiges YAML: {}',
  'a correction is not as expected and was ignored: {}':
    'eine Berichtigung ist nicht wie erwartet und wurde übergangen: {}',
  'mend or remove it; until then it counts for nothing, and the episodes are served without it':
    'bring das in Ordnung oder entferne es; bis dahin zählt es nicht, und die Folgen bleiben, wie sie sind',
  'reading it takes more memory than one file may': 'sie zu lesen braucht mehr Speicher, als eine Datei darf',
  'reading it took longer than {} s': 'sie zu lesen dauerte länger als {} s',
  'the process that read it ended': 'der Prozess, der sie las, wurde beendet',
  'touch the file to have it read again': 'ändere die Datei, damit sie noch einmal gelesen wird',
  'by its name it is about the folder, not an episode': 'dem Namen nach geht es um den Ordner, nicht um eine Folge',
  'it is a link to nothing': 'sie ist ein Verweis ins Leere',
  'no transcript of that name is beside it': 'daneben liegt kein Transkript dieses Namens',
  'it is the same transcript as {}: one recording is one episode':
    'sie ist dasselbe Transkript wie {}: Eine Aufnahme ist eine Folge',
  'it is a translation of {}: one recording is one episode':
    'sie ist eine Übersetzung von {}: Eine Aufnahme ist eine Folge',
  "a machine made it, and {} is the episode's own transcript":
    'eine Maschine hat sie gemacht, und {} ist das eigene Transkript der Folge',
  'it is show notes, and {} is a transcript that a machine made of the episode':
    'sie enthält Notizen zur Folge, und {} ist ein Transkript der Folge von einer Maschine',
  'it is not valid JSON (cut off, or edited by hand?)':
    'sie ist kein gültiges JSON (abgeschnitten oder von Hand bearbeitet?)',
  'there is no transcript in this JSON': 'in diesem JSON steht kein Transkript',
  'more text stands in other fields of this JSON than in what was taken for the transcript':
    'in anderen Feldern dieses JSON steht mehr Text als in dem, was ich für das Transkript hielt',
  'look whether the words are right; if not, export the transcript as WebVTT or SRT':
    'sieh nach, ob die Worte stimmen; wenn nicht, exportiere das Transkript als WebVTT oder SRT',
  'the document is damaged': 'das Dokument ist beschädigt',
  'the document is damaged, or locked with a password': 'das Dokument ist beschädigt oder mit einem Passwort gesperrt',
  'the PDF is damaged': 'das PDF ist beschädigt',
  'the PDF is locked with a password': 'das PDF ist mit einem Passwort gesperrt',
  'save it without the password': 'speichere es ohne Passwort',
  'the PDF holds pictures of text, and no text': 'das PDF enthält Bilder von Text und keinen Text',
  'run it through text recognition, or export the transcript as text':
    'lass eine Texterkennung darüberlaufen oder exportiere das Transkript als Text',
  'there are no words in this HTML': 'in diesem HTML stehen keine Worte',
  'save the page with its text, not only its frame': 'speichere die Seite mit ihrem Text, nicht nur ihren Rahmen',
  'no column of this table holds words': 'keine Spalte dieser Tabelle enthält Worte',
  'name one of them "text"': 'nenne eine davon „text“',
  'the minutes of a day are used up (TRANSCRIBE_MINUTES={}); it goes on tomorrow':
    'die Minuten des Tages sind aufgebraucht (TRANSCRIBE_MINUTES={}); morgen geht es weiter',
  'of {} a day all are begun (TRANSCRIBE_EPISODES); it goes on tomorrow':
    'von {} am Tag sind alle begonnen (TRANSCRIBE_EPISODES); morgen geht es weiter',
  'what may be spent a day is used up; it goes on tomorrow':
    'was am Tag ausgegeben werden darf, ist verbraucht; morgen geht es weiter',
  'it was interrupted; the log says why': 'es wurde unterbrochen; warum, steht im Log',
  'the server cannot be reached ({})': 'der Server ist nicht erreichbar ({})',
  '{}; check TRANSCRIBE_API_KEY': '{}; prüfe TRANSCRIBE_API_KEY',
  '{}; check TRANSCRIBE_BASE_URL, which often ends in /v1': '{}; prüfe TRANSCRIBE_BASE_URL, das oft auf /v1 endet',
  '{}; set TRANSCRIBE_MAX_MB to what it takes': '{}; setze TRANSCRIBE_MAX_MB auf das, was er annimmt',
  'the server answers with HTTP {}': 'der Server antwortet mit HTTP {}',
  'the server answers with a page that is not JSON': 'der Server antwortet mit einer Seite, die kein JSON ist',
  'the server answers with something that is not JSON': 'der Server antwortet mit etwas, das kein JSON ist',
  'the server says: {}': 'der Server sagt: {}',
  'the server ended in the middle of its answer': 'der Server brach mitten in der Antwort ab',
  'its sound cannot be read: {}': 'der Ton lässt sich nicht lesen: {}',
  'its transcript cannot be written ({})': 'das Transkript lässt sich nicht schreiben ({})',
  'it is no sound of a kind that can be sent (MP3, M4A, Ogg, FLAC, WAV, WebM)':
    'das ist kein Ton, der geschickt werden kann (MP3, M4A, Ogg, FLAC, WAV, WebM)',
  'it refuses the key (HTTP {})': 'er lehnt den Schlüssel ab (HTTP {})',
  'it knows no such address or model (HTTP 404)': 'er kennt weder diese Adresse noch dieses Modell (HTTP 404)',
  'it is asked too often, it says (HTTP 429)': 'er sagt, dass er zu oft gefragt wird (HTTP 429)',
  'it fails (HTTP {})': 'er scheitert (HTTP {})',
  'it took longer than {} s': 'es dauerte länger als {} s',
  'it does not answer': 'er antwortet nicht',
  'it does not answer ({})': 'er antwortet nicht ({})',
  'it answers with something else than JSON, a page for example':
    'er antwortet mit etwas anderem als JSON, etwa einer Seite',
  'it answers with an error instead of vectors': 'er antwortet mit einem Fehler statt mit Vektoren',
  'its answer holds no vectors': 'in der Antwort sind keine Vektoren',
};
