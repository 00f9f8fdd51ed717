import type { Diagnoses } from './en.ts';

export const diagnoses: Diagnoses = {
  '{}; the last good version stays': '{}; se queda la última versión buena',
  'it was given up: {}': 'abandonado: {}',
  'the file is empty': 'el archivo está vacío',
  'put a transcript or notes into it, or remove it': 'pon dentro una transcripción o notas, o quítalo',
  'it is not text, and of no format that is known here': 'no es texto ni de un formato que conozca',
  'it is of no format that is known here': 'no es de ningún formato que conozca',
  'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF':
    'exporta la transcripción como Markdown, texto, VTT, SRT, JSON, HTML o PDF',
  'export the transcript as WebVTT, SRT or text with “Name: words” in each line':
    'exporta la transcripción como WebVTT, SRT o texto con «Nombre: palabras» en cada línea',
  'export the transcript as WebVTT, SRT, text or Podcasting 2.0 JSON':
    'exporta la transcripción como WebVTT, SRT, texto o JSON de Podcasting 2.0',
  'it is a feed (RSS)': 'es un feed (RSS)',
  'it is a program': 'es un programa',
  'it is LaTeX': 'es LaTeX',
  'it is written as Python prints it, not as JSON': 'está escrito como lo muestra Python, no como JSON',
  'it is an e-mail': 'es un correo',
  'it is a playlist': 'es una lista de reproducción',
  'it is a key or a certificate': 'es una clave o un certificado',
  'it is a calendar or an address': 'es un calendario o una dirección',
  'it is XML of a kind that is not known here ({})': 'es XML de un tipo que no conozco ({})',
  'it is a link to a folder, which is not followed': 'es un enlace a una carpeta, que no se sigue',
  'it is a link that leads out of this folder, which is not followed':
    'es un enlace que sale de esta carpeta, que no se sigue',
  'import it: npm run import -- FILE': 'impórtalo: `npm run import -- FILE`',
  'remove it from here': 'quítalo de aquí',
  'here it may stay or go': 'aquí puede quedarse o irse',
  'save it as text': 'guárdalo como texto',
  'write it with json.dump': 'escríbelo con json.dump',
  'save its text': 'guarda su texto',
  'please report this with the file; the others are served': 'avisa de esto con el archivo; los demás sirven',
  'write the date as {}': 'escribe la fecha como {}',
  'write seconds or h:mm:ss': 'escribe segundos o h:mm:ss',
  'write a list, e.g. {}': 'escribe una lista, por ejemplo {}',
  'write {} or leave it out': 'escribe {} o déjalo fuera',
  'write `kind: transcript` or `kind: notes`, or leave it out':
    'escribe `kind: transcript` o `kind: notes`, o déjalo fuera',
  'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT':
    'exporta la transcripción como JSON de Podcasting 2.0, WebVTT o SRT',
  'export it again': 'expórtalo otra vez',
  'save it again, or as text': 'guárdalo otra vez, o como texto',
  'save it again, as text': 'guárdalo otra vez, como texto',
  'save it again, or rename it': 'guárdalo otra vez, o cámbiale el nombre',
  'it is larger than {} MB': 'ocupa más de {} MB',
  'split it, one file per episode': 'divídelo: un archivo por episodio',
  'split it, one file per episode; if it is a usual one, please report this with it':
    'divídelo: un archivo por episodio; si es normal, avisa y adjúntalo',
  'it could not be read: {}': 'no se pudo leer: {}',
  'check the file and its permissions': 'revisa el archivo y sus permisos',
  'it is called {}, and is none': 'se llama {} y no lo es',
  'it breaks off in the middle of what stood there before, as if half written':
    'se corta en medio de lo que había antes, como escrito a medias',
  'write the rest; if it is meant to end there, end the file with a line break':
    'escribe el resto; si debe acabar ahí, termina el archivo con un salto de línea',
  'it is the same episode as {} and was left out': 'es el mismo episodio que {} y se dejó fuera',
  'it is the same episode as {}, with other words; both are served':
    'es el mismo episodio que {}, con otras palabras; sirven los dos',
  'it holds the same words as {}': 'tiene las mismas palabras que {}',
  'remove one of the two files': 'quita uno de los dos archivos',
  'give each its own `number` or `title`': 'da a cada uno su `number` o su `title`',
  'the front matter is not valid YAML: {}': 'el encabezado no es YAML válido: {}',
  'put text with a colon, # or quotes in double quotes, and indent with spaces':
    'pon entre comillas dobles el texto con dos puntos, # o comillas, y sangra con espacios',
  'the front matter is not a list of `key: value` lines': 'el encabezado no es una lista de líneas `key: value`',
  'start it with lines such as `title: …`': 'empiézalo con líneas como `title: …`',
  '{} is not as expected and was ignored': '{} no es como se esperaba y se ignoró',
  '{} is not what its name says and was passed over': '{} no es lo que dice su nombre y se pasó por alto',
  'write {} on one line, in quotes if it holds a colon': 'escribe {} en una línea, entre comillas si lleva dos puntos',
  'there are no words in it': 'no tiene palabras',
  'add the transcript or the notes below the front matter': 'añade la transcripción o las notas debajo del encabezado',
  'no show is named': 'no se nombra ningún programa',
  'no show is named, and the folder {} is not called after one':
    'no se nombra ningún programa, y la carpeta {} no lleva el nombre de uno',
  'write `show: …` into the front matter or into a show.yaml beside the files, or import with --show NAME':
    'escribe `show: …` en el encabezado o en un show.yaml junto a los archivos, o importa con `--show NAME`',
  'only {} of the words were understood ({} of {})': 'solo se entendió el {} de las palabras ({} de {})',
  '{} of the words were understood ({} of {}); the others are left out':
    'se entendió el {} de las palabras ({} de {}); las demás quedan fuera',
  'compare this place of the file with what `npm run search` shows':
    'compara ese lugar del archivo con lo que muestra `npm run search`',
  'it looks like a conversation, but nobody is named: lines begin with a dash':
    'parece una conversación, pero no se nombra a nadie: las líneas empiezan con una raya',
  'it looks like a conversation, but nobody is named: lines begin again and again with {}':
    'parece una conversación, pero no se nombra a nadie: las líneas empiezan una y otra vez con {}',
  'write “Name: words” in each line, or `kind: notes` into the front matter if it is no conversation':
    'escribe «Nombre: palabras» en cada línea, o `kind: notes` en el encabezado si no es una conversación',
  'it looks like a conversation, but what each says stands together, below {}':
    'parece una conversación, pero lo que dice cada quien está junto, bajo {}',
  'write “Name: words” in each line, in the order in which it was said':
    'escribe «Nombre: palabras» en cada línea, en el orden en que se dijo',
  'what is hardly speech stands in the words: lines begin again and again with {}':
    'entre las palabras hay algo que apenas se dijo: las líneas empiezan una y otra vez con {}',
  'what is hardly speech stands in the words: lines end again and again with {}':
    'entre las palabras hay algo que apenas se dijo: las líneas acaban una y otra vez con {}',
  'take it out of the lines; where it says who speaks, write “Name: words” in each':
    'quítalo de las líneas; si dice quién habla, escribe «Nombre: palabras» en cada una',
  'a field’s name was read as somebody’s: {}': 'el nombre de un campo se leyó como el de una persona: {}',
  'most lines have a time but no name: {} of {} lines are nobody’s':
    'la mayoría de las líneas tienen tiempo pero no nombre: {} de {} no son de nadie',
  'write the speaker’s name behind the time of each line, or wherever the speaker changes':
    'escribe el nombre tras el tiempo de cada línea, o donde cambie quien habla',
  'a name looks like something said: {}': 'un nombre parece algo dicho: {}',
  '{} names look like something said: {}': '{} nombres parecen algo dicho: {}',
  'see whether somebody says this; if it is a name, list it under `speakers`':
    'mira si alguien lo dice; si es un nombre, ponlo en `speakers`',
  '{} people speak {} times, most of them only once': '{} personas hablan {} veces, la mayoría solo una',
  'see whether these are names; list the real ones under `speakers`':
    'mira si son nombres; pon los verdaderos en `speakers`',
  '{} speaks {} of the words in one go; labels further down may have been missed':
    '{} dice el {} de las palabras de una vez; más abajo pueden faltar nombres',
  'see whether somebody else speaks further down, and label that':
    'mira si más abajo habla alguien más, y ponle nombre',
  'markup stands in the words: {}': 'hay marcado entre las palabras: {}',
  'take it out, or export the transcript as text': 'quítalo, o exporta la transcripción como texto',
  'times run backwards once ({} after {}); they are kept as given':
    'los tiempos retroceden una vez ({} tras {}); se quedan como están',
  'times run backwards {} times ({} after {}); they are kept as given':
    'los tiempos retroceden {} veces ({} tras {}); se quedan como están',
  'correct them in the file if links to these moments should be right':
    'corrígelos en el archivo si los enlaces a esos momentos deben ser correctos',
  'the corrections are not valid YAML: {}': 'las correcciones no son YAML válido: {}',
  'a correction is not as expected and was ignored: {}': 'una corrección no es como se esperaba y se ignoró: {}',
  'mend or remove it; until then it counts for nothing, and the episodes are served without it':
    'arréglalo o quítalo; hasta entonces no cuenta, y los episodios quedan como están',
  'reading it takes more memory than one file may': 'leerlo pide más memoria de la permitida a un archivo',
  'reading it took longer than {} s': 'leerlo tardó más de {} s',
  'the process that read it ended': 'el proceso que lo leía terminó',
  'touch the file to have it read again': 'modifica el archivo para que se lea otra vez',
  'by its name it is about the folder, not an episode': 'por el nombre trata de la carpeta, no de un episodio',
  'it is a link to nothing': 'es un enlace a nada',
  'no transcript of that name is beside it': 'no hay al lado ninguna transcripción con ese nombre',
  'it is the same transcript as {}: one recording is one episode':
    'es la misma transcripción que {}: una grabación es un episodio',
  'it is a translation of {}: one recording is one episode': 'es una traducción de {}: una grabación es un episodio',
  "a machine made it, and {} is the episode's own transcript":
    'la hizo una máquina, y {} es la transcripción propia del episodio',
  'it is show notes, and {} is a transcript that a machine made of the episode':
    'son notas, y {} es una transcripción del episodio hecha por una máquina',
  'it is not valid JSON (cut off, or edited by hand?)': 'no es JSON válido (¿cortado o editado a mano?)',
  'there is no transcript in this JSON': 'en ese JSON no hay transcripción',
  'more text stands in other fields of this JSON than in what was taken for the transcript':
    'en otros campos de ese JSON hay más texto que en lo tomado por transcripción',
  'look whether the words are right; if not, export the transcript as WebVTT or SRT':
    'mira si las palabras son correctas; si no, exporta la transcripción como WebVTT o SRT',
  'the document is damaged': 'el documento está dañado',
  'the document is damaged, or locked with a password': 'el documento está dañado o protegido con contraseña',
  'the PDF is damaged': 'el PDF está dañado',
  'the PDF is locked with a password': 'el PDF está protegido con contraseña',
  'save it without the password': 'guárdalo sin contraseña',
  'the PDF holds pictures of text, and no text': 'el PDF tiene imágenes de texto y nada de texto',
  'run it through text recognition, or export the transcript as text':
    'pásalo por reconocimiento de texto, o exporta la transcripción como texto',
  'there are no words in this HTML': 'en ese HTML no hay palabras',
  'save the page with its text, not only its frame': 'guarda la página con su texto, no solo el marco',
  'no column of this table holds words': 'ninguna columna de esa tabla tiene palabras',
  'name one of them "text"': 'llama «text» a una de ellas',
  'the minutes of a day are used up (TRANSCRIBE_MINUTES={}); it goes on tomorrow':
    'los minutos del día se han agotado (TRANSCRIBE_MINUTES={}); sigue mañana',
  'of {} a day all are begun (TRANSCRIBE_EPISODES); it goes on tomorrow':
    'de {} al día ya han empezado todos (TRANSCRIBE_EPISODES); sigue mañana',
  'what may be spent a day is used up; it goes on tomorrow': 'el gasto del día se ha agotado; sigue mañana',
  'it was interrupted; the log says why': 'se interrumpió; el registro dice por qué',
  'the server cannot be reached ({})': 'no se puede contactar con el servidor ({})',
  '{}; check TRANSCRIBE_API_KEY': '{}; revisa TRANSCRIBE_API_KEY',
  '{}; check TRANSCRIBE_BASE_URL, which often ends in /v1': '{}; revisa TRANSCRIBE_BASE_URL, que suele acabar en /v1',
  '{}; set TRANSCRIBE_MAX_MB to what it takes': '{}; pon en TRANSCRIBE_MAX_MB lo que acepta',
  'the server answers with HTTP {}': 'el servidor responde HTTP {}',
  'the server answers with a page that is not JSON': 'el servidor responde con una página, no con JSON',
  'the server answers with something that is not JSON': 'el servidor responde algo que no es JSON',
  'the server says: {}': 'el servidor dice: {}',
  'the server ended in the middle of its answer': 'el servidor se cortó a media respuesta',
  'its sound cannot be read: {}': 'no se puede leer el sonido: {}',
  'its transcript cannot be written ({})': 'no se puede escribir la transcripción ({})',
  'it is no sound of a kind that can be sent (MP3, M4A, Ogg, FLAC, WAV, WebM)':
    'no es un sonido que se pueda enviar (MP3, M4A, Ogg, FLAC, WAV, WebM)',
  'it refuses the key (HTTP {})': 'rechaza la clave (HTTP {})',
  'it knows no such address or model (HTTP 404)': 'no conoce esa dirección o ese modelo (HTTP 404)',
  'it is asked too often, it says (HTTP 429)': 'dice que se le pregunta demasiado (HTTP 429)',
  'it fails (HTTP {})': 'falla (HTTP {})',
  'it took longer than {} s': 'tardó más de {} s',
  'it does not answer': 'no responde',
  'it does not answer ({})': 'no responde ({})',
  'it answers with something else than JSON, a page for example':
    'responde algo que no es JSON, una página por ejemplo',
  'it answers with an error instead of vectors': 'responde con un error en vez de vectores',
  'its answer holds no vectors': 'su respuesta no tiene vectores',
};
