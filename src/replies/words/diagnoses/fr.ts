import type { Diagnoses } from './en.ts';

export const diagnoses: Diagnoses = {
  '{}; the last good version stays': '{} ; la dernière bonne version reste',
  'it was given up: {}': 'abandon : {}',
  'the file is empty': 'le fichier est vide',
  'put a transcript or notes into it, or remove it': 'mets-y une transcription ou des notes, ou retire-le',
  'it is not text, and of no format that is known here': 'ce n’est pas du texte, ni un format que je connais',
  'it is of no format that is known here': 'il n’est d’aucun format que je connais',
  'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF':
    'exporte la transcription en Markdown, texte, VTT, SRT, JSON, HTML ou PDF',
  'export the transcript as WebVTT, SRT or text with “Name: words” in each line':
    'exporte la transcription en WebVTT, SRT ou texte, avec « Nom : paroles » à chaque ligne',
  'export the transcript as WebVTT, SRT, text or Podcasting 2.0 JSON':
    'exporte la transcription en WebVTT, SRT, texte ou JSON Podcasting 2.0',
  'it is a feed (RSS)': 'c’est un flux (RSS)',
  'it is a program': 'c’est un programme',
  'it is LaTeX': 'c’est du LaTeX',
  'it is written as Python prints it, not as JSON': 'il est écrit comme Python l’affiche, et non en JSON',
  'it is an e-mail': 'c’est un e-mail',
  'it is a playlist': 'c’est une liste de lecture',
  'it is a key or a certificate': 'c’est une clé ou un certificat',
  'it is a calendar or an address': 'c’est un agenda ou une adresse',
  'it is XML of a kind that is not known here ({})': 'c’est du XML d’un genre que je ne connais pas ({})',
  'it is a link to a folder, which is not followed': 'c’est un lien vers un dossier, qui n’est pas suivi',
  'it is a link that leads out of this folder, which is not followed':
    'c’est un lien qui sort de ce dossier, qui n’est pas suivi',
  'import it: npm run import -- FILE': 'importe-le : `npm run import -- FILE`',
  'remove it from here': 'retire-le d’ici',
  'here it may stay or go': 'il peut rester ici ou partir',
  'save it as text': 'enregistre-le en texte',
  'write it with json.dump': 'écris-le avec json.dump',
  'save its text': 'enregistre son texte',
  'please report this with the file; the others are served': 'signale-le avec le fichier ; les autres sont servis',
  'write the date as {}': 'écris la date comme {}',
  'write seconds or h:mm:ss': 'écris des secondes ou h:mm:ss',
  'write a list, e.g. {}': 'écris une liste, par exemple {}',
  'write {} or leave it out': 'écris {} ou laisse-le de côté',
  'write `kind: transcript` or `kind: notes`, or leave it out':
    'écris `kind: transcript` ou `kind: notes`, ou laisse-le de côté',
  'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT':
    'exporte la transcription en JSON Podcasting 2.0, WebVTT ou SRT',
  'export it again': 'exporte-le à nouveau',
  'save it again, or as text': 'enregistre-le à nouveau, ou en texte',
  'save it again, as text': 'enregistre-le à nouveau, en texte',
  'save it again, or rename it': 'enregistre-le à nouveau, ou renomme-le',
  'it is larger than {} MB': 'il dépasse {} Mo',
  'split it, one file per episode': 'découpe-le : un fichier par épisode',
  'split it, one file per episode; if it is a usual one, please report this with it':
    'découpe-le : un fichier par épisode ; s’il est ordinaire, signale-le avec le fichier',
  'it could not be read: {}': 'il n’a pas pu être lu : {}',
  'check the file and its permissions': 'vérifie le fichier et ses droits',
  'it is called {}, and is none': 'il s’appelle {} et n’en est pas un',
  'it breaks off in the middle of what stood there before, as if half written':
    'il s’arrête au milieu de ce qu’il contenait, comme à moitié écrit',
  'write the rest; if it is meant to end there, end the file with a line break':
    'écris la suite ; s’il doit finir là, termine-le par un saut de ligne',
  'it is the same episode as {} and was left out': 'c’est le même épisode que {}, il a été laissé de côté',
  'it is the same episode as {}, with other words; both are served':
    'c’est le même épisode que {}, en d’autres mots ; les deux sont servis',
  'it holds the same words as {}': 'il contient les mêmes mots que {}',
  'remove one of the two files': 'retire l’un des deux fichiers',
  'give each its own `number` or `title`': 'donne à chacun son `number` ou son `title`',
  'the front matter is not valid YAML: {}': 'l’en-tête n’est pas du YAML valide : {}',
  'put text with a colon, # or quotes in double quotes, and indent with spaces':
    'mets entre guillemets doubles le texte qui contient deux-points, # ou guillemets, et indente avec des espaces',
  'the front matter is not a list of `key: value` lines': 'l’en-tête n’est pas une liste de lignes `key: value`',
  'start it with lines such as `title: …`': 'commence-le par des lignes comme `title: …`',
  '{} is not as expected and was ignored': '{} n’est pas comme attendu et a été ignoré',
  '{} is not what its name says and was passed over': '{} n’est pas ce que dit son nom et a été ignoré',
  'write {} on one line, in quotes if it holds a colon':
    'écris {} sur une ligne, entre guillemets s’il y a deux-points',
  'there are no words in it': 'il ne contient aucun mot',
  'add the transcript or the notes below the front matter': 'ajoute la transcription ou les notes sous l’en-tête',
  'no show is named': 'aucune émission n’est nommée',
  'no show is named, and the folder {} is not called after one':
    'aucune émission n’est nommée, et le dossier {} ne porte le nom d’aucune',
  'write `show: …` into the front matter or into a show.yaml beside the files, or import with --show NAME':
    'écris `show: …` dans l’en-tête ou dans un show.yaml à côté des fichiers, ou importe avec `--show NAME`',
  'only {} of the words were understood ({} of {})': 'seuls {} des mots ont été compris ({} sur {})',
  '{} of the words were understood ({} of {}); the others are left out':
    '{} des mots ont été compris ({} sur {}) ; les autres sont laissés de côté',
  'compare this place of the file with what `npm run search` shows':
    'compare cet endroit du fichier avec ce que montre `npm run search`',
  'it looks like a conversation, but nobody is named: lines begin with a dash':
    'cela ressemble à une conversation, mais personne n’est nommé : les lignes commencent par un tiret',
  'it looks like a conversation, but nobody is named: lines begin again and again with {}':
    'cela ressemble à une conversation, mais personne n’est nommé : des lignes commencent sans cesse par {}',
  'write “Name: words” in each line, or `kind: notes` into the front matter if it is no conversation':
    'écris « Nom : paroles » à chaque ligne, ou `kind: notes` dans l’en-tête si ce n’est pas une conversation',
  'it looks like a conversation, but what each says stands together, below {}':
    'cela ressemble à une conversation, mais ce que chacun dit est regroupé, sous {}',
  'write “Name: words” in each line, in the order in which it was said':
    'écris « Nom : paroles » à chaque ligne, dans l’ordre où cela a été dit',
  'what is hardly speech stands in the words: lines begin again and again with {}':
    'les mots contiennent ce qui n’a guère été dit : des lignes commencent sans cesse par {}',
  'what is hardly speech stands in the words: lines end again and again with {}':
    'les mots contiennent ce qui n’a guère été dit : des lignes finissent sans cesse par {}',
  'take it out of the lines; where it says who speaks, write “Name: words” in each':
    'retire-le des lignes ; s’il dit qui parle, écris « Nom : paroles » à chacune',
  'a field’s name was read as somebody’s: {}': 'le nom d’un champ a été lu comme celui d’une personne : {}',
  'most lines have a time but no name: {} of {} lines are nobody’s':
    'la plupart des lignes ont une heure mais pas de nom : {} lignes sur {} ne sont à personne',
  'write the speaker’s name behind the time of each line, or wherever the speaker changes':
    'écris le nom après l’heure de chaque ligne, ou à chaque changement de voix',
  'a name looks like something said: {}': 'un nom ressemble à des paroles : {}',
  '{} names look like something said: {}': '{} noms ressemblent à des paroles : {}',
  'see whether somebody says this; if it is a name, list it under `speakers`':
    'regarde si quelqu’un dit cela ; si c’est un nom, ajoute-le sous `speakers`',
  '{} people speak {} times, most of them only once': '{} personnes parlent {} fois, la plupart une seule',
  'see whether these are names; list the real ones under `speakers`':
    'regarde si ce sont des noms ; ajoute les vrais sous `speakers`',
  '{} speaks {} of the words in one go; labels further down may have been missed':
    '{} dit {} des mots d’un seul trait ; des noms plus bas ont pu échapper',
  'see whether somebody else speaks further down, and label that':
    'regarde si quelqu’un d’autre parle plus bas, et indique-le',
  'markup stands in the words: {}': 'du balisage se trouve dans les mots : {}',
  'take it out, or export the transcript as text': 'retire-le, ou exporte la transcription en texte',
  'times run backwards once ({} after {}); they are kept as given':
    'les temps reculent une fois ({} après {}) ; ils restent tels quels',
  'times run backwards {} times ({} after {}); they are kept as given':
    'les temps reculent {} fois ({} après {}) ; ils restent tels quels',
  'correct them in the file if links to these moments should be right':
    'corrige-les dans le fichier si les liens vers ces moments doivent être justes',
  'the corrections are not valid YAML: {}': 'les corrections ne sont pas du YAML valide : {}',
  'a correction is not as expected and was ignored: {}': 'une correction n’est pas comme attendu et a été ignorée : {}',
  'mend or remove it; until then it counts for nothing, and the episodes are served without it':
    'répare ou retire cela ; d’ici là cela ne compte pas, et les épisodes restent tels quels',
  'reading it takes more memory than one file may': 'le lire demande plus de mémoire que permis pour un fichier',
  'reading it took longer than {} s': 'le lire a pris plus de {} s',
  'the process that read it ended': 'le processus qui le lisait s’est arrêté',
  'touch the file to have it read again': 'modifie le fichier pour qu’il soit relu',
  'by its name it is about the folder, not an episode': 'd’après son nom il parle du dossier, pas d’un épisode',
  'it is a link to nothing': 'c’est un lien vers rien',
  'no transcript of that name is beside it': 'aucune transcription de ce nom n’est à côté',
  'it is the same transcript as {}: one recording is one episode':
    'c’est la même transcription que {} : un enregistrement est un épisode',
  'it is a translation of {}: one recording is one episode':
    'c’est une traduction de {} : un enregistrement est un épisode',
  "a machine made it, and {} is the episode's own transcript":
    'une machine l’a faite, et {} est la transcription propre de l’épisode',
  'it is show notes, and {} is a transcript that a machine made of the episode':
    'ce sont des notes, et {} est une transcription de l’épisode faite par une machine',
  'it is not valid JSON (cut off, or edited by hand?)': 'ce n’est pas du JSON valide (tronqué, ou modifié à la main ?)',
  'there is no transcript in this JSON': 'ce JSON ne contient pas de transcription',
  'more text stands in other fields of this JSON than in what was taken for the transcript':
    'd’autres champs de ce JSON contiennent plus de texte que ce qui a été pris pour la transcription',
  'look whether the words are right; if not, export the transcript as WebVTT or SRT':
    'regarde si les mots sont justes ; sinon, exporte la transcription en WebVTT ou SRT',
  'the document is damaged': 'le document est endommagé',
  'the document is damaged, or locked with a password': 'le document est endommagé, ou protégé par un mot de passe',
  'the PDF is damaged': 'le PDF est endommagé',
  'the PDF is locked with a password': 'le PDF est protégé par un mot de passe',
  'save it without the password': 'enregistre-le sans mot de passe',
  'the PDF holds pictures of text, and no text': 'le PDF contient des images de texte, et pas de texte',
  'run it through text recognition, or export the transcript as text':
    'passe-le à la reconnaissance de texte, ou exporte la transcription en texte',
  'there are no words in this HTML': 'ce HTML ne contient aucun mot',
  'save the page with its text, not only its frame': 'enregistre la page avec son texte, pas seulement son cadre',
  'no column of this table holds words': 'aucune colonne de ce tableau ne contient de mots',
  'name one of them "text"': 'nomme l’une d’elles « text »',
  'the minutes of a day are used up (TRANSCRIBE_MINUTES={}); it goes on tomorrow':
    'les minutes du jour sont épuisées (TRANSCRIBE_MINUTES={}) ; cela reprend demain',
  'of {} a day all are begun (TRANSCRIBE_EPISODES); it goes on tomorrow':
    'les {} du jour sont tous commencés (TRANSCRIBE_EPISODES) ; cela reprend demain',
  'what may be spent a day is used up; it goes on tomorrow': 'la dépense du jour est épuisée ; cela reprend demain',
  'it was interrupted; the log says why': 'il y a eu une interruption ; le journal dit pourquoi',
  'the server cannot be reached ({})': 'le serveur est injoignable ({})',
  '{}; check TRANSCRIBE_API_KEY': '{} ; vérifie TRANSCRIBE_API_KEY',
  '{}; check TRANSCRIBE_BASE_URL, which often ends in /v1':
    '{} ; vérifie TRANSCRIBE_BASE_URL, qui finit souvent par /v1',
  '{}; set TRANSCRIBE_MAX_MB to what it takes': '{} ; règle TRANSCRIBE_MAX_MB sur ce qu’il accepte',
  'the server answers with HTTP {}': 'le serveur répond HTTP {}',
  'the server answers with a page that is not JSON': 'le serveur répond par une page, pas par du JSON',
  'the server answers with something that is not JSON': 'le serveur répond autre chose que du JSON',
  'the server says: {}': 'le serveur dit : {}',
  'the server ended in the middle of its answer': 'le serveur s’est arrêté au milieu de sa réponse',
  'its sound cannot be read: {}': 'le son ne peut pas être lu : {}',
  'its transcript cannot be written ({})': 'la transcription ne peut pas être écrite ({})',
  'it is no sound of a kind that can be sent (MP3, M4A, Ogg, FLAC, WAV, WebM)':
    'ce n’est pas un son qui puisse être envoyé (MP3, M4A, Ogg, FLAC, WAV, WebM)',
  'it refuses the key (HTTP {})': 'il refuse la clé (HTTP {})',
  'it knows no such address or model (HTTP 404)': 'il ne connaît ni cette adresse ni ce modèle (HTTP 404)',
  'it is asked too often, it says (HTTP 429)': 'il dit qu’on l’interroge trop souvent (HTTP 429)',
  'it fails (HTTP {})': 'il échoue (HTTP {})',
  'it took longer than {} s': 'cela a pris plus de {} s',
  'it does not answer': 'il ne répond pas',
  'it does not answer ({})': 'il ne répond pas ({})',
  'it answers with something else than JSON, a page for example':
    'il répond autre chose que du JSON, une page par exemple',
  'it answers with an error instead of vectors': 'il répond par une erreur au lieu de vecteurs',
  'its answer holds no vectors': 'sa réponse ne contient pas de vecteurs',
};
