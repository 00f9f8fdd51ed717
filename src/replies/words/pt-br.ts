import type { Words } from './en.ts';
import { formats } from './formats.ts';

const { number, date, list, count } = formats('pt-BR');

const episodes = (n: number) => count(n, '# episódio', '# episódios');
const quotes = (n: number) => count(n, '# citação', '# citações');
const minutes = (n: number) => count(n, '# minuto', '# minutos');

export const ptBr = {
  locale: 'pt-BR',
  number,
  date,
  list,
  marks: { open: '“', close: '”' },

  episodes,
  quotes,
  minutes,
  passages: (n) => count(n, '# trecho', '# trechos'),
  passagesSaid: (n) => count(n, 'um trecho', '# trechos'),
  more: {
    shows: (n) => count(n, 'mais # programa', 'mais # programas'),
    people: (n) => count(n, 'mais # pessoa', 'mais # pessoas'),
    topics: (n) => count(n, 'mais # assunto', 'mais # assuntos'),
  },
  withMore: (what, more) => `${what}: ${more}`,
  andMoreSaid: (one, other) => `${one}. ${other}`,
  andMore: (n) => count(n, 'e mais #'),
  dates: (from, to) => `de ${from} a ${to}`,
  placeOf: (at, all) => `${at} de ${all}`,
  placesOf: (from, to, all) => `${from}–${to} de ${all}`,

  buttons: {
    previous: 'Anterior',
    next: 'Próxima',
    more: 'Mais',
    less: 'Menos',
    back: 'Voltar',
    forward: 'Avançar',
    another: 'Outra',
    context: 'Contexto',
    moreContext: 'Mais contexto',
    lessContext: 'Menos contexto',
    backToQuote: 'Voltar à citação',
    toTheQuote: 'Ir à citação',
    readOn: 'Continuar lendo',
    save: 'Salvar',
    remove: 'Remover',
    delete: 'Excluir',
    asFile: 'Como arquivo',
    image: 'Imagem',
    square: 'Quadrado',
    landscape: 'Paisagem',
    dark: 'Escuro',
    light: 'Claro',
    showToAll: 'Mostrar a todos',
    showNearest: 'Mostrar o mais próximo mesmo assim',
    openEpisode: 'Abrir episódio',
    listen: 'Ouvir',
    listenAt: (moment) => `Ouvir · ${moment}`,
  },
  placeholders: { openEpisode: 'Abrir um episódio', remove: 'Remover…', erase: 'Apagar…' },

  asked: {
    random: 'Uma citação ao acaso',
    by: (quoted) => `dito por ${quoted}`,
    in: (quoted) => `em ${quoted}`,
    of: (quoted) => `de ${quoted}`,
    ofAll: 'de todos os programas',
    inContext: 'em contexto',
  },
  listing: {
    episodes: 'Episódios',
    of: (quoted) => `de ${quoted}`,
    ofAll: 'de todos os programas',
    from: (year) => `de ${year}`,
    on: (quoted) => `sobre ${quoted}`,
  },
  matched: { spelling: 'grafia parecida', meaning: 'pelo sentido, em outras palavras' },

  nobodySaid: (query) => `Ninguém disse isso nestes episódios: “${query}”. Li cada palavra deles duas vezes.`,
  nothingFound: (query) => `Não encontrei nada assim: “${query}”.`,
  nothingFoundIn: (query, where) => `Não encontrei nada assim ${where}: “${query}”.`,
  whereBy: (speaker) => `de ${speaker}`,
  whereIn: (episode) => `em ${episode}`,
  near: 'Não com essas palavras. O mais próximo em sentido:',
  nearTo: (subject) => `Não com essas palavras. O mais próximo que tenho, sobre “${subject}”:`,
  leads: (query) =>
    `Os episódios que mais se aproximam de “${query}”, cada um com um trecho. Talvez não seja nenhum deles.`,
  noLeads: (query) => `Nada nestes episódios se aproxima de “${query}”.`,
  meant: 'Você quis dizer:',
  nearest: 'Assuntos próximos:',
  noEpisodes:
    'O arquivo está vazio. Quem me mantém pode colocar transcrições em `data/episodes` – veja `data/README.md`.',
  unknownSpeaker: (name) =>
    `Não conheço ninguém chamado “${name}”. Escolha um dos nomes que aparecem enquanto você digita.`,
  unknownEpisode: (name) => `Não existe o episódio “${name}”. Escolha um dos que aparecem enquanto você digita.`,
  unknownShow: (name) =>
    `Não conheço nenhum programa chamado “${name}”. Escolha um dos que aparecem enquanto você digita.`,
  noSuchEpisodes: 'Não tenho nenhum episódio assim.',
  episodeGone: 'Esse episódio não está mais no arquivo.',
  yearInDigits: 'Escreva o ano com quatro dígitos, como 2021, ou escolha um enquanto digita.',
  noneDated: 'Nenhum deles tem data, então não estão em ordem cronológica.',
  undatedLast: (n) => count(n, 'Um não tem data e fica no fim.', '# não têm data e ficam no fim.'),
  undatedLeftOut: (n) =>
    count(
      n,
      'Há mais um episódio sem data: não sei dizer se é mais novo. `/episodes` mostra todos.',
      'Há mais # episódios sem data: não sei dizer se algum é mais novo. `/episodes` mostra todos.',
    ),
  thoseThatSayMost: (n) => `Os ${n} que mais falam disso; pode haver outros.`,
  theNewest: 'Os episódios mais recentes',
  theNewestOf: (show) => `Os episódios mais recentes de ${show}`,
  with: (people) => `Com ${people}`,
  on: (topics) => `Sobre ${topics}`,
  notesOnly: 'Só notas do episódio: não há transcrição.',
  alsoCalledSo: (names) => `Esse nome também serve para ${names}.`,
  episodesOf: (n, shows) => `${episodes(n)} de ${shows}`,
  newestOfThem: 'Os mais recentes:',
  someOfThem: 'Alguns deles:',
  speaksMostOf: 'Fala mais de:',
  speaksMostOfNewest: (n) => `Fala mais de (nos ${n} mais recentes):`,
  noneGoodEnough: 'Não há aqui uma citação que se sustente sozinha. Pergunte por algo: `/quote about:…`.',
  noSummary: 'Ninguém resume isso em uma frase. Foi isto que se disse:',
  retold: 'Recontado por um modelo de linguagem a partir das frases citadas abaixo; só elas são literais.',
  gone: 'Essa citação não está mais no arquivo: o episódio foi alterado ou removido. Pergunte de novo e eu procuro outra vez.',
  queryGone: 'Não consigo mais ler nesta mensagem o que foi perguntado. Pergunte de novo com `/quote`.',
  forged: 'Esse botão não é meu, ou é de uma versão mais antiga de mim. Pergunte de novo para ter um novo.',
  otherVersion:
    'Esse comando não é meu, ou não é como o conheço: mudei nesse meio-tempo. Recarregue o Discord e tente de novo.',
  cooldown: (when) => `Paciência, humano. Você pode perguntar de novo ${when}.`,
  fault: (id) =>
    `Algo quebrou do meu lado; está registrado como \`${id}\`. Tente de novo e, se continuar, passe esse código a quem me mantém.`,
  stopping: 'Estou reiniciando. Tente de novo em um instante.',
  leftOut: '[…] Um anúncio, um aviso ou dados de contato foram omitidos.',
  onlyEpisodeLink: 'O link abre o episódio inteiro: este programa não tem links para um momento.',
  noLink: 'A fonte não dá nenhum link para este episódio.',
  shifted: 'Anúncios inseridos podem deslocar um pouco o tempo.',
  ownWords: (show) => `${show}, notas do episódio`,
  quotedBy: (name) => `${name}, conforme as notas do episódio`,
  speakerUnknown: 'Voz desconhecida',
  machineMade: 'transcrição automática',
  machineMadeAtLength:
    'Esta transcrição foi feita por uma máquina a partir do áudio: pode haver palavras mal ouvidas, e não se sabe quem fala.',
  wasAsked: (name, question) => `${name} perguntou: “${question}”`,
  pictureTooLong: 'Essa citação é longa demais para ser lida em uma imagem.',
  pictureNoLetters: (letters) => `Não tenho fonte para alguns dos caracteres: ${letters}`,
  pictureFailed: 'Não foi possível desenhar a imagem agora. Tente de novo em um instante.',
  notYours: 'Só quem perguntou, ou quem pode gerenciar mensagens, pode fazer isso.',
  managersOnly: 'Só membros que podem gerenciar este servidor podem fazer isso.',
  serversOnly: 'Isso só funciona em um servidor que me convidou.',

  help: {
    hello:
      'Ouvi todos os episódios para que você não precise se lembrar deles. Resistir é desnecessário: é só perguntar.',
    quote: (command) => `**${command}** – o que alguém disse, palavra por palavra`,
    topic: (command) => `**${command}** – um breve resumo com as fontes`,
    episode: (command) => `**${command}** – pessoas, assuntos e melhores citações`,
    browse: (speaker, latest, all) =>
      `**${speaker}**, **${latest}**, **${all}** – quem fala, o que há de novo e quais episódios existem`,
    narrow: (example) => `Para refinar: ${example}`,
    exact:
      'Palavras entre `"aspas"` precisam aparecer exatamente assim. Ao digitar, aparecem assuntos, pessoas e episódios; qualquer outra coisa também serve.',
    image: '**Imagem** abaixo de uma citação faz dela uma imagem: só para você, até mostrar a todos.',
    save: (save, privacy) =>
      `**Salvar** abaixo de uma citação a guarda só para você: \`${save}\` mostra as suas. \`${privacy}\` mostra e apaga o que guardo de você.`,
    daily: (command) =>
      `**${command}** – uma citação por dia em um canal, na hora que você quiser (para quem gerencia o servidor).`,
    chat: (off) =>
      `Me mencione com uma pergunta, responda a uma das minhas mensagens, me escreva diretamente ou use o menu Apps de uma mensagem. \`${off}\`: ignoro o que você escreve.`,
    archive: (n, shows, dates) => `**No arquivo:** ${episodes(n)} de ${shows}${dates}.`,
    stores: (what) => `**O que eu guardo:** ${what}`,
    sends: (what) => `**O que é enviado:** ${what}`,
    topics: 'Do que se fala por aqui:',
  },
  stores:
    'Configurações das citações diárias e das consultas: IDs de servidores, canais, cargos e de membros que configuraram algo ou pediram para ser ignorados, quais citações foram publicadas e quais você salva. Nunca o que você escreve, nunca nomes.',
  sends:
    'Quem me mantém configurou um modelo em um servidor de sua escolha. Quando nenhuma palavra responde ao que você me pergunta, ele recebe essas palavras, nunca quem perguntou; e nunca uma mensagem que não era para mim.',

  saved: {
    title: 'Suas citações salvas',
    line: 'Salvas',
    empty: 'nenhuma',
    done: 'Salva. Só você sabe; `/saved` mostra as suas.',
    known: (when) => `Você salvou essa ${when}. Só você sabe; \`/saved\` mostra as suas.`,
    full: (most) =>
      `Você tem ${most} citações salvas, e não guardo mais que isso. Remova algumas com \`/saved\`; antes, leve-as como arquivo.`,
    removed: (n) => count(n, 'Removida das suas citações salvas.', '# removidas das suas citações salvas.'),
    none: 'Você ainda não salvou nada. Toque em **Salvar** abaixo de uma citação; só você vai saber.',
    goneLabel: 'Uma citação que não está mais no arquivo',
    gone: (when) =>
      `Uma citação que você salvou em ${when} não está mais no arquivo: o episódio foi alterado ou removido.`,
    allGone: 'Nenhuma das suas citações salvas está mais no arquivo.',
    leftOut: (n) =>
      count(
        n,
        'Mais uma não está mais no arquivo e ficou de fora: eu mesmo não guardo palavras.',
        'Mais # não estão mais no arquivo e ficaram de fora: eu mesmo não guardo palavras.',
      ),
    whichFile: 'Todas as suas citações salvas, em que tipo de arquivo?',
    noneHere: (when) => `Ninguém salvou nada aqui ${when}. **Salvar** fica abaixo de cada citação.`,
    most: (when) => `As mais salvas aqui, ${when}`,
    countsAlone: 'Quantos membros salvaram. Quem são, não conto a ninguém.',
    lastDays: (n) => count(n, 'no último dia', 'nos últimos # dias'),
    ever: 'desde sempre',
    file: 'Citações salvas',
    columns: {
      quote: 'Citação',
      speaker: 'Pessoa',
      show: 'Programa',
      number: 'Número',
      title: 'Título',
      date: 'Data',
      moment: 'Momento',
      link: 'Link',
      saved: 'Salva',
    },
  },
  privacy: {
    title: 'O que guardo de você',
    erased: (what) => `Apagado: ${what}.`,
    nothing: 'Nada.',
    never:
      'Nunca guardo o que você escreve, nem seu nome. O que você salva fica até você remover, ou até 30 dias depois de eu ser removido do servidor onde você salvou.',
    saved: (n, servers) =>
      `${count(n, '# citação salva', '# citações salvas')}${servers > 0 ? `, de ${count(servers, '# servidor', '# servidores')}` : ''}: quais, onde e quando. \`/saved\` mostra todas.`,
    savedChoice: 'Citações salvas',
    passedOver: 'Que ignoro suas mensagens.',
    passedOverChoice: 'Que ignoro suas mensagens',
    passedOverMore: 'volto a responder você',
    toldOf: (n) => `de quais episódios avisei você nos últimos 30 dias (${n})`,
    alerts: (told, what) => `Do que você pediu para ser avisado, e ${told}: ${what}.`,
    alertsEnded: (told) => `De avisos que você encerrou, ${told}.`,
    alertsChoice: 'Avisos',
    alertsMore: 'os que você pediu e os que recebeu',
    daily: (n) =>
      `Que você configurou ${count(n, '# citação diária', '# citações diárias')}: para eu avisar se houver problema.`,
    dailyChoice: 'Que configurei citações diárias',
    dailyMore: 'elas continuam, e você não é mais avisado',
  },
  stop: '.',
  posts: {
    heading: {
      day: 'Citação do dia',
      week: 'Citação da semana',
      month: 'Citação do mês',
      often: 'Do arquivo',
    },
    onThisDay: (year) => `Neste dia, em ${year}`,
    title: (quote) => `“${quote}”`,
    newEpisode: 'Há um episódio novo no arquivo',
    newEpisodes: (n) => count(n, 'Há # episódio novo no arquivo', 'Há # episódios novos no arquivo'),
    newTitle: (title) => `Novo: ${title}`,
    andMore: (n) => count(n, '… e mais #'),
    whatAbout: 'Do que se trata?',
    aboutTheFirst: 'Sobre o primeiro',
    threadOn: (title) => `Sobre ${title}`,
    asked: (speaker) => `${speaker} perguntou no episódio:`,
    andYou: 'O que você teria respondido?',
    makeOfIt: (episode) => `De ${episode}. O que você acha?`,
    alerted: 'Um episódio novo fala disso',
    alertFor: (what) => `Você pediu para ser avisado: ${what}.`,
    alertedMore: (n) => count(n, 'E em mais # episódio.', 'E em mais # episódios.'),
    noMoreOfThis: 'Não avisar mais',
    alertOf: {
      topic: (quoted) => `o assunto ${quoted}`,
      person: (quoted) => `a pessoa ${quoted}`,
      phrase: (quoted) => `as palavras ${quoted}`,
    },
  },
  trouble: {
    mend: (what, remedy) => `${what}. ${remedy}`,
    because: (what, why) => `${what} (${why})`,
    refusals: {
      gone: { what: 'o canal não existe mais', remedy: 'Escolha outro com `schedule` e `channel` de `/daily set`.' },
      left: { what: 'não estou mais neste servidor', remedy: 'Convide-me de novo.' },
      'no access': { what: 'não vejo o canal', remedy: 'Me dê “Ver canal” lá.' },
      'no permission': {
        what: 'não posso publicar lá',
        remedy: 'Me dê “Ver canal” e “Enviar mensagens” lá (em tópicos, “Enviar mensagens em tópicos”).',
      },
      locked: {
        what: 'o tópico está arquivado ou trancado',
        remedy: 'Abra e destranque o tópico, ou me dê “Gerenciar tópicos”.',
      },
      'needs tag': {
        what: 'o fórum exige uma tag em cada publicação',
        remedy: 'Indique uma: `/daily set` com `tag`.',
      },
      'too many threads': {
        what: 'o servidor tem tantos tópicos abertos quanto o Discord permite',
        remedy: 'Feche alguns tópicos ou publicações.',
      },
      closed: {
        what: 'não consigo enviar mensagens diretas para você',
        remedy: 'Permita mensagens de membros de um servidor em comum, nas configurações de privacidade dele.',
      },
      blocked: {
        what: 'a moderação do Discord bloqueia as palavras de uma citação após a outra',
        remedy: 'Se for uma regra do AutoMod, isente o canal ou um dos meus cargos.',
      },
      broken: {
        what: 'não dá mais para ler como foi configurada',
        remedy: 'Configure de novo: `/daily set` com `time` e `zone`.',
      },
      unfit: {
        what: 'o Discord não aceita minhas publicações',
        remedy: 'Quem me mantém encontra a resposta no log.',
      },
      other: { what: 'o Discord recusa a publicação', remedy: 'Quem me mantém encontra a resposta no log.' },
    },
    publishByHand: 'Publique-a à mão com o botão “Publicar” da mensagem.',
    noQuote:
      'nenhuma citação do arquivo combina com o que foi escolhido para este horário. Escolha mais programas, pessoas ou assuntos com `/daily set`.',
    homeGone: (show) =>
      `este servidor fica com ${show}, que não está mais no arquivo. Indique outro programa com \`/home\`, ou programas para esta citação com \`/daily set\`.`,
    revoked: 'O Discord recusa meu token: quem me mantém precisa definir um novo.',
    away: 'O Discord não me responde agora. Tente de novo em um minuto.',
    noAnniversary: 'nada no arquivo foi lançado neste dia em outro ano',
    overtaken: 'tinha chegado a hora da próxima',
    tooLate: (hours) =>
      count(
        hours,
        'fiquei fora por mais de # hora depois do horário',
        'fiquei fora por mais de # horas depois do horário',
      ),
    discordAway: (hours) => count(hours, 'o Discord não a aceitou por # hora', 'o Discord não a aceitou por # horas'),
    stillRefused: (what) => `ainda com problema: ${what}`,
    maybePosted:
      'fui interrompido enquanto publicava e não consigo ler o histórico para ver se chegou: conta como publicada. Me dê “Ver histórico de mensagens” lá.',
    publishAway: (hours) =>
      count(hours, 'O Discord não a divulgou por # hora.', 'O Discord não a divulgou por # horas.'),
    paused: (place, when, what, remedy) =>
      `Não consegui publicar a citação diária em ${place} (${when}): ${what}. ${remedy} Eu a pausei: tento a cada hora enquanto essa publicação ainda pode chegar atrasada, depois uma vez em cada um dos horários, e ela continua quando der certo. \`/daily now\` tenta já.`,
    awayNow: 'o Discord ainda não a aceitou',
    announcementRefused: 'a moderação do Discord bloqueia anúncios',
    failed: 'algo deu errado. Quem me mantém encontra no log',
    episodesGone: 'o que era novo não está mais no arquivo',
    quoteNotYet: 'a citação ainda não está no arquivo, ou não está mais',
    mayNotThread: 'não posso abrir tópicos lá. Me dê “Criar tópicos públicos” e “Enviar mensagens em tópicos”',
  },
  daily: {
    nothingToPost: (why) => `Não tenho nada para publicar: ${why}`,
    doesNotWork: (why) => `Não funciona: ${why}`,
    didNotWork: (why) => `Não deu certo: ${why}`,
    askedToWait: (seconds) => `O Discord me pede para esperar ${seconds} s. Tente de novo depois disso.`,
    unconfirmed: 'O Discord não confirmou a publicação: veja no canal antes de tentar de novo.',
    notTaken: 'O Discord não aceitou a publicação agora. Tente de novo em um minuto.',
    channelElsewhere: 'Esse canal não fica neste servidor.',
  },
  archive: {
    ownersOnly: 'Só quem me mantém, ou sua equipe, pode corrigir o arquivo.',
    beingRead: 'Os episódios ainda estão sendo relidos; logo vai aparecer.',
    undoable: '-# Os arquivos ficam como estão. `/archive undo` desfaz, `/archive list` mostra tudo.',
  },
  language: {
    chosen: (name) => `Neste servidor falo **${name}** com todos.`,
    asDiscord: (name) => `Neste servidor falo **${name}** com todos: o idioma que ele tem no Discord, se eu souber.`,
  },
  home: {
    gone: (show) =>
      `Este servidor fica com **${show}**, que não está mais no arquivo. Indique outro com \`show:\`; quem gerencia o servidor muda isso com \`/home\`.`,
    whichOne: 'Qual programa? Escolha um dos que aparecem enquanto você digita.',
    none: 'Este servidor não fica com nenhum programa: respondo com todos. `/home show:` indica um.',
    is: (show) => `Este servidor fica com **${show}**.`,
    keptTo: (show) => `**Aqui:** fico com **${show}**, a não ser que você indique outro com \`show:\`.`,
    means:
      'Comandos, chat, sugestões ao digitar e citações diárias ficam com ele, enquanto ninguém indicar outro programa, um episódio ou alguém que não aparece nele. `show:All shows` em um comando, ou “in all shows” no chat, pergunta ao arquivo inteiro.',
    set: (show) => `A partir de agora este servidor fica com **${show}**.`,
    unset: 'Este servidor não fica mais com nenhum programa: respondo com todos.',
    dailies: (n) =>
      count(
        n,
        '# citação diária sem programa escolhido também sai dele; `/daily set shows:all` deixa que saia de tudo.',
        '# citações diárias sem programa escolhido também saem dele; `/daily set shows:all` deixa que uma saia de tudo.',
      ),
    noQuotes: (n) =>
      count(
        n,
        'Para # citação diária nada nele combina: `/daily status` diz mais.',
        'Para # citações diárias nada nele combina: `/daily status` diz mais.',
      ),
  },
  lookups: {
    who: (name) => `Foi ${name}:`,
    which: (where, title, date, also) =>
      `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. Também em ${list(also)}.` : '.'}`,
    when: (moment, where, date) => `Aos ${moment} de ${where}${date ? `, lançado em ${date}` : ''}.`,
    whenUnknown: (where, date) => `Em ${where}${date ? `, lançado em ${date}` : ''}; a fonte não tem os tempos.`,
    notBy: (name) => `Não encontrei nada de ${name} sobre isso. Outra pessoa falou disso:`,
    nothingBy: (name) => `Não tenho nenhuma citação de ${name} que se sustente sozinha.`,
    notInIt: 'Não encontrei nada assim.',
    shownToAll: 'Mostrado a todos.',
    menuOut: 'Quem escreveu isso me pediu para ignorar suas mensagens.',
    menuEmpty: 'Não há nessa mensagem palavras que eu possa procurar.',
    noMatch: 'Não me lembro de nada que combine. Todo arquivo tem seus limites; o meu é apenas grande.',
    newest: 'O episódio mais recente que tenho:',
    noDates: 'Nenhum dos meus episódios tem data, então não sei qual é o mais recente.',
    noMore: 'É tudo o que tenho sobre isso.',
    nearest: 'Pergunte-me sobre:',
    outside: 'Isso está além do meu arquivo: só sei o que foi dito nestes episódios.',
    archive: (n, shows, people) =>
      `Conheço ${count(n, 'um episódio', '# episódios')} de ${shows}${people ? `, com ${people}` : ''}.`,
    greeting:
      'Saudações, humano. Eu me lembro de cada episódio para que você não precise: pergunte o que alguém disse.',
    thanks: 'Sua gratidão foi arquivada. (Não foi, não; não guardo nada do que você escreve.)',
    leaving:
      'Deixo este tópico em paz: aqui só falo quando falam comigo. Quem pode gerenciar o servidor pode desfazer isso: `/lookups ignore undo:True`.',
    leaveHow:
      'Quem pode gerenciar o servidor pode me silenciar aqui com `/lookups ignore`; com `/lookups me off` ignoro as suas próprias mensagens.',
    unasked: 'Eu sei, ninguém perguntou. Com `/lookups me off` ignoro suas mensagens; Excluir remove esta.',
    hint: {
      content: (bot) =>
        `O Discord não me deixou ler isso. Me mencione com a pergunta (\`@${bot} hugging face?\`) ou use \`/quote\` ou \`/topic\`.`,
      target: (bot) =>
        `O Discord não me mostra a mensagem a que você respondeu. Abra o menu dela → Apps → “Look up in episodes”, ou me pergunte diretamente: \`@${bot} hugging face?\`.`,
      empty: (bot) =>
        `Pergunte o que foi dito nos episódios: \`@${bot} what did they say about …?\`, ou use \`/quote\`, \`/topic\` e \`/help\`.`,
    },
    tooManyChannels: (most) =>
      `Este servidor já tem configurações para ${most} canais e tópicos. Desfaça algumas primeiro: \`/lookups status\` mostra todas.`,
    me: 'eu',
  },
} satisfies Words;
