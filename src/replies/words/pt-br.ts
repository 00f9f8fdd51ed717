import type { Words } from './en.ts';
import { formats } from './formats.ts';
import { managers } from './managers/pt-br.ts';
import { upkeep } from './upkeep/pt-br.ts';

const { number, date, list, weekday, count } = formats('pt-BR');

const episodes = (n: number) => count(n, '# episódio', '# episódios');
const quotes = (n: number) => count(n, '# citação', '# citações');
const minutes = (n: number) => count(n, '# minuto', '# minutos');

export const ptBr = {
  locale: 'pt-BR',
  number,
  date,
  list,
  weekday,
  marks: { open: '“', close: '”', comma: ', ', semicolon: '; ', gap: ' ' },

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
    toTheQuote: 'Ir para a citação',
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
    showToAll: 'Mostrar para todos',
    showNearest: 'Mostrar o mais próximo mesmo assim',
    openEpisode: 'Abrir episódio',
    listen: 'Ouvir',
    listenAt: (moment) => `Ouvir · ${moment}`,
  },
  placeholders: { openEpisode: 'Abrir um episódio', remove: 'Remover…', erase: 'Apagar…' },

  asked: {
    random: 'Uma citação ao acaso',
    by: (quoted) => `nas falas de ${quoted}`,
    in: (quoted) => `em ${quoted}`,
    of: (quoted) => `de ${quoted}`,
    ofAll: 'de todos os programas',
    inContext: 'no contexto',
  },
  listing: {
    episodes: 'Episódios',
    of: (quoted) => `de ${quoted}`,
    ofAll: 'de todos os programas',
    from: (year) => `de ${year}`,
    on: (quoted) => `sobre ${quoted}`,
  },
  matched: { spelling: 'grafia parecida', meaning: 'pelo sentido, com outras palavras' },

  nobodySaid: (query) => `Ninguém disse isso nestes episódios: “${query}”. Li cada palavra deles duas vezes.`,
  nothingFound: (query) => `Não encontrei nada assim: “${query}”.`,
  nothingFoundIn: (query, where) => `Não encontrei nada assim ${where}: “${query}”.`,
  whereBy: (speaker) => `nas falas de ${speaker}`,
  whereIn: (episode) => `em ${episode}`,
  near: 'Não com essas palavras. O mais próximo pelo sentido:',
  nearTo: (subject) => `Não com essas palavras. O mais próximo que tenho, sobre “${subject}”:`,
  leads: (query) =>
    `Os episódios que mais se aproximam de “${query}”, cada um com um trecho. Talvez não seja nenhum deles.`,
  noLeads: (query) => `Nada nestes episódios se aproxima de “${query}”.`,
  meant: 'Você quis dizer:',
  nearest: 'Assuntos próximos:',
  noEpisodes:
    'O acervo está vazio. Quem me mantém pode colocar transcrições em `data/episodes` – veja `data/README.md`.',
  unknownSpeaker: (name) =>
    `Não conheço ninguém chamado “${name}”. Escolha um dos nomes que aparecem enquanto você digita.`,
  unknownEpisode: (name) => `Não existe o episódio “${name}”. Escolha um dos que aparecem enquanto você digita.`,
  unknownShow: (name) =>
    `Não conheço nenhum programa chamado “${name}”. Escolha um dos que aparecem enquanto você digita.`,
  allShows: 'Todos os programas',
  noSuchEpisodes: 'Não tenho nenhum episódio assim.',
  episodeGone: 'Esse episódio não está mais no acervo.',
  yearInDigits: 'Escreva o ano com quatro dígitos, como 2021, ou escolha um enquanto digita.',
  noneDated: 'Nenhum deles tem data, então não estão em ordem cronológica.',
  undatedLast: (n) => count(n, 'Um não tem data e fica no fim.', '# não têm data e ficam no fim.'),
  undatedLeftOut: (n) =>
    count(
      n,
      'Há mais um episódio sem data: não sei dizer se é mais novo. `/episódios` mostra todos.',
      'Há mais # episódios sem data: não sei dizer se algum é mais novo. `/episódios` mostra todos.',
    ),
  thoseThatSayMost: (n) => `Os ${n} que mais falam disso; pode haver outros.`,
  theNewest: 'Os episódios mais recentes',
  theNewestOf: (show) => `Os episódios mais recentes de ${show}`,
  with: (people) => `Com ${people}`,
  on: (topics) => `Sobre ${topics}`,
  notesOnly: 'Só notas do episódio: não há transcrição.',
  alsoCalledSo: (names) => `Esse nome também pode se referir a ${names}.`,
  episodesOf: (n, shows) => `${episodes(n)} de ${shows}`,
  newestOfThem: 'Os mais recentes:',
  someOfThem: 'Alguns deles:',
  speaksMostOf: 'Fala principalmente de:',
  speaksMostOfNewest: (n) => `Nos ${n} episódios mais recentes, fala principalmente de:`,
  noneGoodEnough: 'Não há aqui nenhuma citação que se sustente sozinha. Pergunte sobre um assunto: `/citação sobre:…`.',
  noSummary: 'Ninguém resume isso em uma frase. Veja o que disseram a respeito:',
  retold: 'Recontado por um modelo de linguagem a partir das frases citadas abaixo; só elas são literais.',
  gone: 'Essa citação não está mais no acervo: o episódio foi alterado ou removido. Pergunte de novo e eu procuro outra vez.',
  queryGone: 'Não consigo mais ler nesta mensagem o que foi perguntado. Pergunte de novo com `/citação`.',
  forged: 'Esse botão não é meu, ou é de uma versão antiga minha. Pergunte outra vez para receber um novo.',
  otherVersion:
    'Esse comando não é meu, ou não é como o conheço: mudei nesse meio-tempo. Recarregue o Discord e tente de novo.',
  cooldown: (when) => `Paciência, humano. Você pode perguntar de novo ${when}.`,
  fault: (id) =>
    `Algo quebrou do meu lado; está registrado como \`${id}\`. Tente de novo e, se continuar, passe esse código a quem me mantém.`,
  stopping: 'Estou reiniciando. Tente de novo em um instante.',
  formLate: 'Demorei demais para abrir o formulário. Tente de novo em um instante.',
  leftOut: '[…] Um anúncio, um aviso ou dados de contato foram omitidos.',
  onlyEpisodeLink: 'O link abre o episódio inteiro: este programa não tem links para um momento específico.',
  noLink: 'A fonte não traz nenhum link para este episódio.',
  shifted: 'Anúncios inseridos podem deslocar um pouco a minutagem.',
  ownWords: (show) => `${show}, notas do episódio`,
  quotedBy: (name) => `${name}, conforme as notas do episódio`,
  speakerUnknown: 'Voz desconhecida',
  machineMade: 'transcrição automática',
  machineMadeAtLength:
    'Esta transcrição foi feita por uma máquina a partir do áudio: pode haver palavras trocadas, e não se sabe quem fala.',
  wasAsked: (name, question) => `${name} perguntou: “${question}”`,
  pictureTooLong: 'Essa citação é longa demais para ser lida em uma imagem.',
  pictureNoLetters: (letters) => `Não tenho fonte para alguns dos caracteres: ${letters}`,
  pictureFailed: 'Não consegui gerar a imagem agora. Tente de novo em um instante.',
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
      'Palavras entre `"aspas"` precisam aparecer exatamente assim. Enquanto você digita, aparecem assuntos, pessoas e episódios; qualquer outra coisa também serve.',
    image:
      'O botão **Imagem**, abaixo de uma citação, gera uma imagem dela: só para você, até você mostrar para todos.',
    save: (save, privacy) =>
      `O botão **Salvar**, abaixo de uma citação, guarda a citação só para você: \`${save}\` mostra as suas. \`${privacy}\` mostra o que guardo sobre você e permite apagar.`,
    daily: (command) =>
      `**${command}** – uma citação por dia em um canal, no horário que você escolher (para quem gerencia o servidor).`,
    chat: (off) =>
      `Me mencione com uma pergunta, responda a uma das minhas mensagens, me mande uma mensagem direta ou use o menu Apps de uma mensagem. \`${off}\`: ignoro o que você escreve.`,
    archive: (n, shows, dates) => `**No acervo:** ${episodes(n)} de ${shows}${dates}.`,
    stores: (what) => `**O que eu guardo:** ${what}`,
    sends: (what) => `**O que é enviado:** ${what}`,
    topics: 'Do que se fala por aqui:',
  },
  stores:
    'Configurações das citações diárias e das consultas: IDs de servidores, canais, cargos e de membros que configuraram algo ou pediram para ser ignorados, quais citações foram publicadas e quais você salva. Dos avisos: o que você pediu e o seu idioma. Nunca o que você escreve no chat, nunca nomes.',
  sends:
    'Quem me mantém configurou um modelo em um servidor escolhido por essa pessoa. Quando nenhum trecho responde ao que você me pergunta, o modelo recebe o texto da pergunta, nunca a identidade de quem a fez; e nunca uma mensagem que não foi dirigida a mim.',

  saved: {
    title: 'Suas citações salvas',
    line: 'Salvas',
    empty: 'nenhuma',
    done: 'Citação salva. Só você sabe; `/salvas` mostra as suas.',
    known: (when) => `Você salvou essa ${when}. Só você sabe; \`/salvas\` mostra as suas.`,
    full: (most) =>
      `Você tem ${most} citações salvas, e não guardo mais que isso. Remova algumas com \`/salvas\`; antes, baixe todas como arquivo.`,
    removed: (n) => count(n, 'Removida das suas citações salvas.', '# removidas das suas citações salvas.'),
    none: 'Você ainda não salvou nada. Clique em **Salvar** abaixo de uma citação; só você vai saber.',
    goneLabel: 'Uma citação que não está mais no acervo',
    gone: (when) =>
      `Uma citação que você salvou em ${when} não está mais no acervo: o episódio foi alterado ou removido.`,
    allGone: 'Nenhuma das suas citações salvas está mais no acervo.',
    leftOut: (n) =>
      count(
        n,
        'Outra não está mais no acervo e ficou de fora: não guardo cópia do que foi dito.',
        'Outras # não estão mais no acervo e ficaram de fora: não guardo cópia do que foi dito.',
      ),
    whichFile: 'Todas as suas citações salvas, em que tipo de arquivo?',
    noneHere: (when) => `Ninguém salvou nada aqui ${when}. **Salvar** fica abaixo de cada citação.`,
    most: (when) => `As mais salvas aqui, ${when}`,
    countsAlone: 'O número diz quantos membros salvaram cada uma. Quem são, não conto para ninguém.',
    lastDays: (n) => count(n, 'nas últimas 24 horas', 'nos últimos # dias'),
    ever: 'até hoje',
    file: 'Citações salvas',
    columns: {
      quote: 'Citação',
      speaker: 'Quem disse',
      show: 'Programa',
      number: 'Número',
      title: 'Título',
      date: 'Data',
      moment: 'Momento',
      link: 'Link',
      saved: 'Salva em',
    },
  },
  privacy: {
    title: 'O que guardo sobre você',
    erased: (what) => `Apagado: ${what}.`,
    nothing: 'Nada.',
    never:
      'Nunca guardo o que você escreve no chat, nem seu nome. O que você salva fica até você remover, ou até 30 dias depois de eu ser removido do servidor onde você salvou.',
    saved: (n, servers) =>
      `${count(n, '# citação salva', '# citações salvas')}${servers > 0 ? `, de ${count(servers, '# servidor', '# servidores')}` : ''}: o quê, onde e quando. Para ver: \`/salvas\`.`,
    savedChoice: 'Citações salvas',
    passedOver: 'Seu pedido para que eu ignore suas mensagens.',
    passedOverChoice: 'Seu pedido para que eu ignore suas mensagens',
    passedOverMore: 'aí volto a responder a você',
    toldOf: (n) => `os episódios sobre os quais avisei você nos últimos 30 dias (${n})`,
    alerts: (told, what) => `Os avisos que você pediu (${what}), o idioma deles e ${told}.`,
    alertsEnded: (told) => `De avisos que você encerrou: ${told}.`,
    alertsChoice: 'Avisos',
    alertsMore: 'os que você pediu e os que recebeu',
    daily: (n) =>
      `O registro de que você configurou ${count(n, '# citação diária', '# citações diárias')}: para eu avisar se houver problema.`,
    dailyChoice: 'O registro de que você configurou citações diárias',
    dailyMore: 'elas continuam, mas deixo de avisar você',
  },
  stop: '.',
  posts: {
    heading: {
      day: 'Citação do dia',
      week: 'Citação da semana',
      month: 'Citação do mês',
      often: 'Do acervo',
    },
    onThisDay: (year) => `Neste dia, em ${year}`,
    title: (quote) => `“${quote}”`,
    newEpisode: 'Há um episódio novo no acervo',
    newEpisodes: (n) => count(n, 'Há # episódio novo no acervo', 'Há # episódios novos no acervo'),
    newTitle: (title) => `Novo: ${title}`,
    andMore: (n) => count(n, '… e mais #'),
    whatAbout: 'Do que se trata?',
    aboutTheFirst: 'Sobre o primeiro',
    threadOn: (title) => `Sobre ${title}`,
    asked: (speaker) => `${speaker} perguntou no episódio:`,
    andYou: 'O que você teria respondido?',
    makeOfIt: (episode) => `De ${episode}. O que você acha?`,
    alerted: 'Um episódio novo fala disso',
    alertFor: (what) => `Você pediu avisos sobre ${what}.`,
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
      gone: {
        what: 'o canal não existe mais',
        remedy: 'Escolha outro com as opções `agendamento` e `canal` de `/diária configurar`.',
      },
      left: { what: 'não estou mais neste servidor', remedy: 'Me convide de novo.' },
      'no access': { what: 'não vejo o canal', remedy: 'Me dê a permissão “Ver canal” lá.' },
      'no permission': {
        what: 'não posso publicar lá',
        remedy: 'Me dê as permissões “Ver canal” e “Enviar mensagens” lá (em tópicos, “Enviar mensagens em tópicos”).',
      },
      locked: {
        what: 'o tópico está arquivado ou trancado',
        remedy: 'Reabra e destranque o tópico, ou me dê a permissão “Gerenciar tópicos”.',
      },
      'needs tag': {
        what: 'o fórum exige uma tag em cada postagem',
        remedy: 'Indique uma: `/diária configurar` com `tag`.',
      },
      'too many threads': {
        what: 'o servidor já tem o máximo de tópicos abertos que o Discord permite',
        remedy: 'Feche alguns tópicos ou postagens.',
      },
      closed: {
        what: 'não consigo enviar mensagens diretas para você',
        remedy: 'Permita mensagens de membros de um servidor em comum, nas configurações de privacidade dele.',
      },
      blocked: {
        what: 'a moderação do Discord bloqueia uma citação atrás da outra por causa das palavras',
        remedy: 'Se for uma regra do AutoMod, isente o canal ou um dos meus cargos.',
      },
      broken: {
        what: 'não dá mais para ler como foi configurada',
        remedy: 'Configure de novo: `/diária configurar` com `horário` e `fuso`.',
      },
      unfit: {
        what: 'o Discord não aceita minhas publicações',
        remedy: 'Quem me mantém encontra a resposta no log.',
      },
      other: { what: 'o Discord recusa a publicação', remedy: 'Quem me mantém encontra a resposta no log.' },
    },
    publishByHand: 'Publique manualmente, com o botão “Publicar” da mensagem.',
    noQuote:
      'nenhuma citação do acervo combina com o que foi escolhido para este agendamento. Escolha mais programas, pessoas ou assuntos com `/diária configurar`.',
    homeGone: (show) =>
      `este servidor se limita a ${show}, que não está mais no acervo. Indique outro programa com \`/programa\`, ou programas para esta citação diária com \`/diária configurar\`.`,
    revoked: 'O Discord recusa meu token: quem me mantém precisa definir um novo.',
    away: 'O Discord não está me respondendo agora. Tente de novo em um minuto.',
    noAnniversary: 'nada no acervo foi lançado neste dia em anos anteriores',
    overtaken: 'já tinha chegado a hora da próxima',
    tooLate: (hours) =>
      count(
        hours,
        'fiquei fora do ar por mais de # hora depois do horário marcado',
        'fiquei fora do ar por mais de # horas depois do horário marcado',
      ),
    discordAway: (hours) =>
      count(
        hours,
        'o Discord passou # hora sem aceitar a publicação',
        'o Discord passou # horas sem aceitar a publicação',
      ),
    stillRefused: (what) => `ainda com problema: ${what}`,
    maybePosted:
      'fui interrompido durante a publicação e não consigo ler o histórico do canal para ver se ela chegou: conta como feita. Me dê a permissão “Ver histórico de mensagens” lá.',
    publishAway: (hours) =>
      count(
        hours,
        'O Discord passou # hora sem publicar nos servidores que seguem o canal.',
        'O Discord passou # horas sem publicar nos servidores que seguem o canal.',
      ),
    paused: (place, when, what, remedy) =>
      `Não consegui publicar a citação diária em ${place} (${when}): ${what}. ${remedy} Por ora, a citação diária está pausada: tento de novo a cada hora enquanto ainda der para publicar com atraso, depois uma vez em cada horário, e ela é retomada quando der certo. \`/diária agora\` tenta na hora.`,
    awayNow: 'o Discord ainda não aceitou',
    announcementRefused: 'a moderação do Discord bloqueia os anúncios de episódios novos',
    failed: 'algo deu errado. Quem me mantém encontra o motivo no log',
    episodesGone: 'o que era novo não está mais no acervo',
    quoteNotYet: 'a citação ainda não está no acervo, ou não está mais',
    mayNotThread:
      'não posso criar tópicos lá. Me dê as permissões “Criar tópicos públicos” e “Enviar mensagens em tópicos”',
  },
  daily: {
    noneYet: 'Não há nenhuma citação diária configurada neste servidor. Comece com `/diária configurar`.',
    noSuchSchedule: 'Não existe esse agendamento. Escolha um dos que aparecem enquanto você digita.',
    whichSchedule: 'Este servidor tem várias citações diárias: diga qual com `agendamento`.',
    posted: (link) => `Publicada: ${link}.`,
    stayPaused: 'As citações diárias continuam pausadas; para voltar a publicá-las, use `/diária retomar`.',
    stillComes: (when) => `A citação diária continua marcada: ${when}.`,
    ended: (channel) => `Não há mais citações diárias em ${channel}. As configurações foram apagadas.`,
    pausedIn: (channel) => `Pausada em ${channel}. Para voltar a publicar, use \`/diária retomar\`.`,
    goesOn: (channel, when) => `Retomada em ${channel}: ${when}.`,
    waitsNow: 'o que está pendente é publicado agora, se não for tarde demais',
    allMayCome: 'Qualquer citação pode ser publicada aqui: nenhuma foi barrada com `/diária nunca-mais`.',
    neverPosted: (n) =>
      count(n, '# citação nunca é publicada neste servidor.', '# citações nunca são publicadas neste servidor.'),
    lastBarred: (n) => `Aqui estão as ${n} barradas mais recentemente.`,
    whatMayCome: 'Escolha o que pode voltar',
    mayComeAgain: (n) => count(n, 'Ela pode ser publicada aqui de novo:', 'Estas # podem ser publicadas aqui de novo:'),
    andMore: (n) => count(n, '… e mais #.'),
    neverAgain: 'Nunca mais neste servidor:',
    undo: 'Desfazer',
    nothingPosted: 'Nada foi publicado aqui ainda.',
    pickQuote: 'Escolha uma das citações que aparecem enquanto você digita.',
    sentAsTest: (link) => `Enviada como teste: ${link}. Não conta; apague se quiser.`,
    nothingToPost: (why) => `Não tenho nada para publicar: ${why}`,
    doesNotWork: (why) => `Não consigo fazer isso: ${why}`,
    didNotWork: (why) => `Não deu certo: ${why}`,
    askedToWait: (seconds) => `O Discord me pede para esperar ${seconds} s. Tente de novo depois disso.`,
    unconfirmed: 'O Discord não confirmou a publicação: veja no canal antes de tentar de novo.',
    notTaken: 'O Discord não aceitou a publicação agora. Tente de novo em um minuto.',
    channelElsewhere: 'Esse canal não é deste servidor.',
  },
  archive: {
    ownersOnly: 'Só quem me mantém, ou alguém da equipe responsável, pode corrigir o acervo.',
    beingRead: 'Os episódios ainda estão sendo relidos; a mudança aparece em instantes.',
    undoable:
      '-# Os arquivos ficam como estão. Para voltar atrás, use `/acervo desfazer`; `/acervo lista` mostra tudo.',
  },
  language: {
    chosen: (name) => `Neste servidor falo **${name}** com todos.`,
    asDiscord: (name) =>
      `Neste servidor falo **${name}** com todos: o idioma dele no Discord, quando é um dos que eu falo.`,
  },
  home: {
    gone: (show) =>
      `Este servidor se limita a **${show}**, que não está mais no acervo. Indique outro com \`programa:\`; quem gerencia o servidor pode mudar isso com \`/programa\`.`,
    whichOne: 'Qual programa? Escolha um dos que aparecem enquanto você digita.',
    none: 'Este servidor não se limita a nenhum programa: respondo com base em todos. `/programa programa:` define um.',
    is: (show) => `Este servidor se limita a **${show}**.`,
    keptTo: (show) => `**Aqui:** me limito a **${show}**, a não ser que você indique outro com \`programa:\`.`,
    means:
      'Comandos, chat, sugestões ao digitar e citações diárias se limitam a ele, a não ser que se indique outro programa, um episódio ou alguém que não apareça nele. `programa:Todos os programas` em um comando, ou “in all shows” no chat, consulta o acervo inteiro.',
    set: (show) => `A partir de agora, este servidor se limita a **${show}**.`,
    unset: 'Este servidor não se limita mais a nenhum programa: respondo com base em todos.',
    dailies: (n) =>
      count(
        n,
        '# citação diária sem programa escolhido também se limita a ele; com `/diária configurar programas:all`, ela pode vir de todos.',
        '# citações diárias sem programa escolhido também se limitam a ele; com `/diária configurar programas:all`, cada uma pode vir de todos.',
      ),
    noQuotes: (n) =>
      count(
        n,
        'Nada nele serve para # citação diária: veja `/diária situação`.',
        'Nada nele serve para # citações diárias: veja `/diária situação`.',
      ),
  },
  alerts: {
    title: 'Quando um episódio novo falar disso',
    saysNothing: 'Todo episódio diz isso. Indique algo que poucos dizem.',
    full: (most) => `Já há ${most} avisos, o máximo possível. \`/aviso remover\` abre espaço.`,
    inPrivate: 'por mensagem direta',
    inChannel: (channel) => `em ${channel}`,
    known: (what, where) => `Já aviso ${where} sobre ${what}.`,
    addedPerson: (what, where) =>
      `Anotado: ${what}. Quando essa pessoa falar ou for mencionada em um episódio novo, aviso você uma vez, ${where}, com a citação.`,
    added: (what, where) =>
      `Anotado: ${what}. Quando isso for dito em um episódio novo, com essas palavras, aviso você uma vez, ${where}, com a citação.`,
    atMost: 'No máximo uma mensagem por episódio. `/aviso lista` mostra o que você pediu.',
    toMend: (what) => `**A corrigir:** ${what}`,
    none: 'Você ainda não pediu nenhum aviso: `/aviso adicionar assunto`, `pessoa` ou `frase`.',
    notArrived: (where, why) => `**O último aviso ${where} não chegou:** ${why}`,
    listed: (what, where) => `- ${what}, ${where}`,
    placeholder: 'Não avisar mais sobre…',
    kinds: { topic: 'assunto', person: 'pessoa', phrase: 'frase' },
    noSuch: 'Esse aviso não existe (ou não existe mais).',
    ended: (what) => `Não aviso mais sobre ${what}.`,
    lacks: (permission) => `Não tenho a permissão **${permission}** lá.`,
  },
  lookups: {
    who: (name) => `Foi ${name}:`,
    which: (where, title, date, also) =>
      `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. Também em ${list(also)}.` : '.'}`,
    when: (moment, where, date) => `Na minutagem ${moment} de ${where}${date ? `, lançado em ${date}` : ''}.`,
    whenUnknown: (where, date) => `Em ${where}${date ? `, lançado em ${date}` : ''}; a fonte não traz a minutagem.`,
    notBy: (name) => `Não encontrei nada de ${name} sobre isso. Outra pessoa falou disso:`,
    nothingBy: (name) => `Não tenho nenhuma citação de ${name} que se sustente sozinha.`,
    notInIt: 'Não encontrei nada assim.',
    shownToAll: 'Mostrado para todos.',
    menuOut: 'Quem escreveu isso me pediu para ignorar o que escreve.',
    menuEmpty: 'Não há nessa mensagem palavras que eu possa procurar.',
    noMatch: 'Não me lembro de nada parecido. Todo acervo tem seus limites; o meu é apenas grande.',
    newest: 'O episódio mais recente que tenho:',
    noDates: 'Nenhum dos meus episódios tem data, então não sei qual é o mais recente.',
    noMore: 'É tudo o que tenho sobre isso.',
    nearest: 'Me pergunte sobre:',
    outside: 'Isso está além do meu acervo: só sei o que foi dito nestes episódios.',
    archive: (n, shows, people) =>
      `Conheço ${count(n, 'um episódio', '# episódios')} de ${shows}${people ? `, com ${people}` : ''}.`,
    greeting:
      'Saudações, humano. Eu me lembro de cada episódio para que você não precise: pergunte o que alguém disse.',
    thanks: 'Sua gratidão foi arquivada. (Não foi, não; não guardo nada do que você escreve.)',
    leaving:
      'Deixo este tópico em paz: aqui só falo quando falam comigo. Quem pode gerenciar o servidor pode desfazer isso: `/consultas ignorar desfazer:True`.',
    leaveHow:
      'Quem pode gerenciar o servidor pode me silenciar aqui com `/consultas ignorar`; com `/consultas eu ignorar`, ignoro só as mensagens que você escreve.',
    unasked:
      'Eu sei, ninguém perguntou. Com `/consultas eu ignorar`, ignoro suas mensagens; o botão Excluir apaga esta aqui.',
    hint: {
      content: (bot) =>
        `O Discord não me deixou ler isso. Me mencione com a pergunta (\`@${bot} hugging face?\`) ou use \`/citação\` ou \`/assunto\`.`,
      target: (bot) =>
        `O Discord não me mostra a mensagem a que você respondeu. Abra o menu dela → Apps → “Procurar nos episódios”, ou me pergunte diretamente: \`@${bot} hugging face?\`.`,
      empty: (bot) =>
        `Pergunte o que foi dito nos episódios: \`@${bot} what did they say about …?\`, ou use \`/citação\`, \`/assunto\` e \`/ajuda\`.`,
    },
    meOff:
      'A partir de agora, ignoro suas mensagens em todos os servidores. Para isso, guardo seu ID, nada mais. Os comandos continuam funcionando para você; `/consultas eu atender` desfaz isso.',
    meOn: 'Volto a responder a você no chat, e já esqueci que você pediu o contrário.',
    areOn: 'As consultas no chat estão **ativadas** neste servidor.',
    areOff: 'As consultas no chat estão **desativadas** neste servidor.',
    hereIgnored: 'Este canal é ignorado.',
    hereAsked: 'Aqui respondo quando falam comigo.',
    hereSuggest: (time) =>
      `Aqui também sugiro citações por conta própria quando tenho quase certeza, no máximo uma vez a cada ${time}.`,
    granted: 'Posso ler as mensagens: `[[assunto]]` funciona.',
    lacksContent:
      'Sem o conteúdo das mensagens (`MESSAGE_CONTENT=on` e o intent no portal de desenvolvedores), só vejo mensagens que me mencionam, respostas às minhas e mensagens diretas: nada de `[[assunto]]`, nada de sugestões.',
    hereLack: (permissions) => `Permissões que me faltam aqui: ${permissions}.`,
    ignored: 'ignorado',
    spokenTo: 'só quando falam comigo',
    suggestions: 'sugestões',
    asked: 'quando perguntam',
    everyMinutes: (n) => count(n, 'no máximo uma vez a cada # min'),
    on: 'As consultas estão ativadas: me mencione, me responda ou use o menu Apps de uma mensagem.',
    off: 'As consultas estão desativadas. Os comandos continuam funcionando; `/consultas ativar` traz o resto de volta.',
    whichMode: 'O modo é `asked` ou `suggest`.',
    askedIn: (channel) => `Em ${channel} só falo quando falam comigo.`,
    suggestIn: (channel, time) =>
      `Em ${channel} agora posso sugerir uma citação por conta própria: só quando tenho quase certeza, no máximo uma vez a cada ${time}, sem repetir assunto no mesmo dia.`,
    atMost: (time, channel) => `No máximo uma sugestão a cada ${time} em ${channel}.`,
    speaksAgain: (channel) => `Posso voltar a falar em ${channel}.`,
    silentIn: (channel) => `Nem uma palavra minha em ${channel} a partir de agora.`,
    tooManyChannels: (most) =>
      `Este servidor já tem configurações para ${most} canais e tópicos. Desfaça algumas primeiro: \`/consultas situação\` mostra todas.`,
    me: 'eu',
  },
  ...managers,
  ...upkeep,
} satisfies Words;
