import type { Diagnoses } from './en.ts';

export const diagnoses: Diagnoses = {
  '{}; the last good version stays': '{}; fica a última versão boa',
  'it was given up: {}': 'desisti dele: {}',
  'the file is empty': 'o arquivo está vazio',
  'put a transcript or notes into it, or remove it': 'coloque nele uma transcrição ou notas, ou remova-o',
  'it is not text, and of no format that is known here': 'não é texto nem de um formato que eu conheça',
  'it is of no format that is known here': 'não é de nenhum formato que eu conheça',
  'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF':
    'exporte a transcrição como Markdown, texto, VTT, SRT, JSON, HTML ou PDF',
  'export the transcript as WebVTT, SRT or text with “Name: words” in each line':
    'exporte a transcrição como WebVTT, SRT ou texto com “Nome: palavras” em cada linha',
  'export the transcript as WebVTT, SRT, text or Podcasting 2.0 JSON':
    'exporte a transcrição como WebVTT, SRT, texto ou JSON do Podcasting 2.0',
  'it is a feed (RSS)': 'é um feed (RSS)',
  'it is a program': 'é um programa',
  'it is LaTeX': 'é LaTeX',
  'it is written as Python prints it, not as JSON': 'está escrito como o Python o mostra, não como JSON',
  'it is an e-mail': 'é um e-mail',
  'it is a playlist': 'é uma lista de reprodução',
  'it is a key or a certificate': 'é uma chave ou um certificado',
  'it is a calendar or an address': 'é um calendário ou um endereço',
  'it is XML of a kind that is not known here ({})': 'é XML de um tipo que não conheço ({})',
  'it is a link to a folder, which is not followed': 'é um link para uma pasta, que não é seguido',
  'it is a link that leads out of this folder, which is not followed':
    'é um link que sai desta pasta, que não é seguido',
  'import it: npm run import -- FILE': 'importe-o: `npm run import -- FILE`',
  'remove it from here': 'remova-o daqui',
  'here it may stay or go': 'pode ficar aqui ou sair',
  'save it as text': 'salve-o como texto',
  'write it with json.dump': 'escreva-o com json.dump',
  'save its text': 'salve o texto dele',
  'please report this with the file; the others are served': 'avise sobre isso com o arquivo; os outros funcionam',
  'write the date as {}': 'escreva a data como {}',
  'write seconds or h:mm:ss': 'escreva segundos ou h:mm:ss',
  'write a list, e.g. {}': 'escreva uma lista, por exemplo {}',
  'write {} or leave it out': 'escreva {} ou deixe de fora',
  'write `kind: transcript` or `kind: notes`, or leave it out':
    'escreva `kind: transcript` ou `kind: notes`, ou deixe de fora',
  'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT':
    'exporte a transcrição como JSON do Podcasting 2.0, WebVTT ou SRT',
  'export it again': 'exporte-o de novo',
  'save it again, or as text': 'salve-o de novo, ou como texto',
  'save it again, as text': 'salve-o de novo, como texto',
  'save it again, or rename it': 'salve-o de novo, ou renomeie-o',
  'it is larger than {} MB': 'tem mais de {} MB',
  'split it, one file per episode': 'divida-o: um arquivo por episódio',
  'split it, one file per episode; if it is a usual one, please report this with it':
    'divida-o: um arquivo por episódio; se for um comum, avise e anexe-o',
  'it could not be read: {}': 'não foi possível lê-lo: {}',
  'check the file and its permissions': 'confira o arquivo e as permissões dele',
  'it is called {}, and is none': 'chama-se {} e não é',
  'it breaks off in the middle of what stood there before, as if half written':
    'para no meio do que havia antes, como se estivesse pela metade',
  'write the rest; if it is meant to end there, end the file with a line break':
    'escreva o resto; se for para terminar ali, termine o arquivo com uma quebra de linha',
  'it is the same episode as {} and was left out': 'é o mesmo episódio que {} e ficou de fora',
  'it is the same episode as {}, with other words; both are served':
    'é o mesmo episódio que {}, com outras palavras; os dois ficam',
  'it holds the same words as {}': 'tem as mesmas palavras que {}',
  'remove one of the two files': 'remova um dos dois arquivos',
  'give each its own `number` or `title`': 'dê a cada um o seu `number` ou `title`',
  'the front matter is not valid YAML: {}': 'o cabeçalho não é YAML válido: {}',
  'put text with a colon, # or quotes in double quotes, and indent with spaces':
    'coloque entre aspas duplas o texto com dois-pontos, # ou aspas, e recue com espaços',
  'the front matter is not a list of `key: value` lines': 'o cabeçalho não é uma lista de linhas `key: value`',
  'start it with lines such as `title: …`': 'comece-o com linhas como `title: …`',
  '{} is not as expected and was ignored': '{} não está como esperado e foi ignorado',
  '{} is not what its name says and was passed over': '{} não é o que o nome diz e foi deixado de lado',
  'write {} on one line, in quotes if it holds a colon': 'escreva {} em uma linha, entre aspas se tiver dois-pontos',
  'there are no words in it': 'não tem palavras',
  'add the transcript or the notes below the front matter': 'acrescente a transcrição ou as notas abaixo do cabeçalho',
  'no show is named': 'nenhum programa é citado',
  'no show is named, and the folder {} is not called after one':
    'nenhum programa é citado, e a pasta {} não tem o nome de um',
  'write `show: …` into the front matter or into a show.yaml beside the files, or import with --show NAME':
    'escreva `show: …` no cabeçalho ou em um show.yaml ao lado dos arquivos, ou importe com `--show NAME`',
  'only {} of the words were understood ({} of {})': 'só {} das palavras foram entendidas ({} de {})',
  '{} of the words were understood ({} of {}); the others are left out':
    '{} das palavras foram entendidas ({} de {}); as outras ficam de fora',
  'compare this place of the file with what `npm run search` shows':
    'compare esse trecho do arquivo com o que `npm run search` mostra',
  'it looks like a conversation, but nobody is named: lines begin with a dash':
    'parece uma conversa, mas ninguém é identificado: as linhas começam com um travessão',
  'it looks like a conversation, but nobody is named: lines begin again and again with {}':
    'parece uma conversa, mas ninguém é identificado: as linhas começam várias vezes com {}',
  'write “Name: words” in each line, or `kind: notes` into the front matter if it is no conversation':
    'escreva “Nome: palavras” em cada linha, ou `kind: notes` no cabeçalho se não for uma conversa',
  'it looks like a conversation, but what each says stands together, below {}':
    'parece uma conversa, mas o que cada um diz está junto, abaixo de {}',
  'write “Name: words” in each line, in the order in which it was said':
    'escreva “Nome: palavras” em cada linha, na ordem em que foi dito',
  'what is hardly speech stands in the words: lines begin again and again with {}':
    'entre as palavras há algo que dificilmente foi dito: as linhas começam várias vezes com {}',
  'what is hardly speech stands in the words: lines end again and again with {}':
    'entre as palavras há algo que dificilmente foi dito: as linhas terminam várias vezes com {}',
  'take it out of the lines; where it says who speaks, write “Name: words” in each':
    'tire-o das linhas; se diz quem fala, escreva “Nome: palavras” em cada uma',
  'a field’s name was read as somebody’s: {}': 'o nome de um campo foi lido como o de uma pessoa: {}',
  'most lines have a time but no name: {} of {} lines are nobody’s':
    'a maioria das linhas tem tempo mas não tem nome: {} de {} não são de ninguém',
  'write the speaker’s name behind the time of each line, or wherever the speaker changes':
    'escreva o nome depois do tempo de cada linha, ou onde muda quem fala',
  'a name looks like something said: {}': 'um nome parece uma fala: {}',
  '{} names look like something said: {}': '{} nomes parecem falas: {}',
  'see whether somebody says this; if it is a name, list it under `speakers`':
    'veja se alguém diz isso; se for um nome, coloque-o em `speakers`',
  '{} people speak {} times, most of them only once': '{} pessoas falam {} vezes, a maioria só uma',
  'see whether these are names; list the real ones under `speakers`':
    'veja se são nomes; coloque os verdadeiros em `speakers`',
  '{} speaks {} of the words in one go; labels further down may have been missed':
    '{} fala {} das palavras de uma vez; mais abaixo podem faltar nomes',
  'see whether somebody else speaks further down, and label that':
    'veja se mais abaixo outra pessoa fala, e identifique-a',
  'markup stands in the words: {}': 'há marcação entre as palavras: {}',
  'take it out, or export the transcript as text': 'tire-a, ou exporte a transcrição como texto',
  'times run backwards once ({} after {}); they are kept as given':
    'os tempos voltam uma vez ({} depois de {}); ficam como estão',
  'times run backwards {} times ({} after {}); they are kept as given':
    'os tempos voltam {} vezes ({} depois de {}); ficam como estão',
  'correct them in the file if links to these moments should be right':
    'corrija-os no arquivo se os links para esses momentos precisam estar certos',
  'the corrections are not valid YAML: {}': 'as correções não são YAML válido: {}',
  'a correction is not as expected and was ignored: {}': 'uma correção não está como esperado e foi ignorada: {}',
  'mend or remove it; until then it counts for nothing, and the episodes are served without it':
    'conserte ou remova; até lá não conta, e os episódios ficam como estão',
  'reading it takes more memory than one file may': 'lê-lo exige mais memória do que um arquivo pode usar',
  'reading it took longer than {} s': 'lê-lo levou mais de {} s',
  'the process that read it ended': 'o processo que o lia terminou',
  'touch the file to have it read again': 'altere o arquivo para que seja lido de novo',
  'by its name it is about the folder, not an episode': 'pelo nome trata da pasta, não de um episódio',
  'it is a link to nothing': 'é um link para nada',
  'no transcript of that name is beside it': 'não há ao lado nenhuma transcrição com esse nome',
  'it is the same transcript as {}: one recording is one episode':
    'é a mesma transcrição que {}: uma gravação é um episódio',
  'it is a translation of {}: one recording is one episode': 'é uma tradução de {}: uma gravação é um episódio',
  "a machine made it, and {} is the episode's own transcript":
    'foi feita por uma máquina, e {} é a transcrição do próprio episódio',
  'it is show notes, and {} is a transcript that a machine made of the episode':
    'são notas, e {} é uma transcrição do episódio feita por uma máquina',
  'it is not valid JSON (cut off, or edited by hand?)': 'não é JSON válido (cortado ou editado à mão?)',
  'there is no transcript in this JSON': 'não há transcrição nesse JSON',
  'more text stands in other fields of this JSON than in what was taken for the transcript':
    'outros campos desse JSON têm mais texto do que o que foi tomado por transcrição',
  'look whether the words are right; if not, export the transcript as WebVTT or SRT':
    'veja se as palavras estão certas; se não, exporte a transcrição como WebVTT ou SRT',
  'the document is damaged': 'o documento está danificado',
  'the document is damaged, or locked with a password': 'o documento está danificado ou protegido por senha',
  'the PDF is damaged': 'o PDF está danificado',
  'the PDF is locked with a password': 'o PDF está protegido por senha',
  'save it without the password': 'salve-o sem senha',
  'the PDF holds pictures of text, and no text': 'o PDF tem imagens de texto e nenhum texto',
  'run it through text recognition, or export the transcript as text':
    'passe-o por reconhecimento de texto, ou exporte a transcrição como texto',
  'there are no words in this HTML': 'não há palavras nesse HTML',
  'save the page with its text, not only its frame': 'salve a página com o texto, não só a moldura',
  'no column of this table holds words': 'nenhuma coluna dessa tabela tem palavras',
  'name one of them "text"': 'chame uma delas de “text”',
  'the minutes of a day are used up (TRANSCRIBE_MINUTES={}); it goes on tomorrow':
    'os minutos do dia acabaram (TRANSCRIBE_MINUTES={}); continua amanhã',
  'of {} a day all are begun (TRANSCRIBE_EPISODES); it goes on tomorrow':
    'os {} do dia já começaram (TRANSCRIBE_EPISODES); continua amanhã',
  'what may be spent a day is used up; it goes on tomorrow': 'o gasto do dia acabou; continua amanhã',
  'it was interrupted; the log says why': 'foi interrompido; o log diz por quê',
  'the server cannot be reached ({})': 'não consigo alcançar o servidor ({})',
  '{}; check TRANSCRIBE_API_KEY': '{}; confira TRANSCRIBE_API_KEY',
  '{}; check TRANSCRIBE_BASE_URL, which often ends in /v1':
    '{}; confira TRANSCRIBE_BASE_URL, que costuma terminar em /v1',
  '{}; set TRANSCRIBE_MAX_MB to what it takes': '{}; coloque em TRANSCRIBE_MAX_MB o que ele aceita',
  'the server answers with HTTP {}': 'o servidor responde HTTP {}',
  'the server answers with a page that is not JSON': 'o servidor responde com uma página, não com JSON',
  'the server answers with something that is not JSON': 'o servidor responde algo que não é JSON',
  'the server says: {}': 'o servidor diz: {}',
  'the server ended in the middle of its answer': 'o servidor parou no meio da resposta',
  'its sound cannot be read: {}': 'não consigo ler o som: {}',
  'its transcript cannot be written ({})': 'não consigo gravar a transcrição ({})',
  'it is no sound of a kind that can be sent (MP3, M4A, Ogg, FLAC, WAV, WebM)':
    'não é um som que possa ser enviado (MP3, M4A, Ogg, FLAC, WAV, WebM)',
  'it refuses the key (HTTP {})': 'recusa a chave (HTTP {})',
  'it knows no such address or model (HTTP 404)': 'não conhece esse endereço ou modelo (HTTP 404)',
  'it is asked too often, it says (HTTP 429)': 'diz que é consultado demais (HTTP 429)',
  'it fails (HTTP {})': 'falha (HTTP {})',
  'it took longer than {} s': 'levou mais de {} s',
  'it does not answer': 'não responde',
  'it does not answer ({})': 'não responde ({})',
  'it answers with something else than JSON, a page for example':
    'responde algo que não é JSON, uma página por exemplo',
  'it answers with an error instead of vectors': 'responde com um erro em vez de vetores',
  'its answer holds no vectors': 'a resposta não tem vetores',
};
