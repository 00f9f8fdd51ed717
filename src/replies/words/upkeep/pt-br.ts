import { formats } from '../formats.ts';
import type { Upkeep } from './index.ts';

const { number, count } = formats('pt-BR');

const holds = (lookUps: string) => (dailies: number, channels: number, barred: number) =>
  `${count(dailies, '# citação diária', '# citações diárias')}; consultas no chat ${lookUps}, ${count(channels, '# canal', '# canais')} com configurações próprias; ${count(barred, '# citação que nunca é publicada', '# citações que nunca são publicadas')}.`;

const memory = (what: string) =>
  `Minha memória está com problemas: ${what}. Quem me mantém encontra a solução no meu log; as buscas continuam funcionando.`;
const nothing = 'Nada foi alterado.';

export const upkeep = {
  settingsFile: {
    title: 'Configurações deste servidor',
    holdsOn: holds('ativadas'),
    holdsOff: holds('desativadas'),
    bringsBack:
      '`/configurações importar` com este arquivo traz tudo de volta. As citações já publicadas não estão nele.',
    noJson: 'Esse arquivo não é JSON. Use um criado com `/configurações exportar`.',
    notAsMade: 'Esse arquivo não é como os que `/configurações exportar` cria; nada foi alterado:',
    same: 'Este servidor já tem exatamente estas configurações: não há nada a alterar.',
    wouldChange: 'O que mudaria',
    nothingSoFar: 'Nada foi alterado ainda.',
    carryOut: 'Aplicar',
    done: 'Pronto',
    gone: 'Não tenho mais esse arquivo: importe de novo com `/configurações importar`. Nada foi alterado.',
    meanwhile: 'Algo mudou nesse meio-tempo, então confira mais uma vez.',
    tooLarge: (kilobytes) => `Esse arquivo é grande demais: leio no máximo ${kilobytes} KB.`,
    unreachable: 'Não consegui obter esse arquivo do Discord. Tente de novo em um minuto.',
    larger: 'Esse arquivo é maior do que o Discord informou.',
    noPlace: (place) => `Este servidor não tem ${place}, ou não me deixa ver`,
    noPlaces: (places) => `Este servidor não tem ${places}, ou não consigo vê-los`,
    ofAnother: (what) => `${what}; o arquivo é de outro servidor`,
    putIds: (what) => `${what}. Coloque no arquivo os IDs dos canais e cargos deste servidor. ${nothing}`,
    inDaily: (n, why) => `Citação diária ${n} do arquivo: ${why}\n${nothing}`,
    more: (n) => count(n, '… e mais #'),
    keepsToNone: 'não se limita mais a nenhum programa',
    keepsTo: (show) => `se limita a **${show}**`,
    added: (what) => `**nova:** ${what}`,
    changed: (channel, changes) => `**alterada** em ${channel}: ${changes}`,
    removed: (what) => `**removida:** ${what}`,
    paused: 'pausada',
    goesOn: 'retomada',
    notifiesNobody: 'não notifica ninguém',
    published: 'publicada nos servidores que seguem o canal',
    notPublished: 'não é mais publicada nos servidores que seguem o canal',
    otherTag: 'outra tag',
    announces: 'anuncia episódios novos',
    announcesNot: 'não anuncia mais episódios novos',
    pictured: 'como imagem',
    notPictured: 'não vem mais como imagem',
    threaded: 'com um tópico em cada publicação',
    notThreaded: 'não abre mais tópicos',
    otherLook: 'outra aparência',
    toldOf: (channel, what) => `${channel} recebe avisos sobre ${what}`,
    toldNoMore: (channel, what) => `${channel} não recebe mais avisos sobre ${what}`,
    noDigest: 'não há mais resumo semanal',
    digest: (what) => `resumo semanal: ${what}`,
    lookUpsOn: 'consultas no chat: **ativadas**',
    lookUpsOff: 'consultas no chat: **desativadas**',
    lookUpsIn: (channel, what) => `consultas em ${channel}: ${what}`,
    asEverywhere: 'como no resto do servidor',
    language: (name) => `idioma: ${name}`,
    languageOfDiscord: 'o deste servidor no Discord',
    neverAgain: (quote) => `nunca mais: ${quote}`,
    mayComeAgain: (quote) => `pode voltar a ser publicada: ${quote}`,
  },
  archiveStatus: {
    title: 'O acervo',
    holds: (episodes, shows, dates, words, people) =>
      `${count(episodes, '# episódio', '# episódios')} de ${count(shows, '# programa', '# programas')}${dates}, ${count(words, '# palavra', '# palavras')}, ${count(people, '# pessoa', '# pessoas')}.`,
    beingRead: 'Está sendo lido agora.',
    stillToCome: (n) => `Está sendo lido agora: ${count(n, 'falta # arquivo', 'faltam # arquivos')}.`,
    otherLanguages: (names) =>
      `Nestes idiomas busco só por palavras e grafia: ${names}. O que as palavras significam, só sei em inglês.`,
    inOrder: 'Todos os arquivos estão em ordem.',
    needALook: (n) => `Há ${count(n, '# coisa', '# coisas')} a verificar (detalhes em inglês, como no log):`,
    onlyCounted: (n) =>
      `Há ${count(n, '# coisa', '# coisas')} a verificar. Quais são os arquivos, só conto a quem me mantém e, em um servidor, a quem o gerencia.`,
    diagnosis: (said) => `“${said}”`,
    leftOut: '**deixado de fora**',
    restInLog: '… o resto está no log',
    passedOver: (n) => `${count(n, '# arquivo foi ignorado', '# arquivos foram ignorados')}:`,
    namedElsewhere: (n) => `… e mais ${number(n)}; \`npm run check\` e o log mostram todos`,
    modelReadAll: (model, passages) =>
      `Seu modelo ${model} leu todos os ${number(passages)} trechos e ajuda quando as palavras não bastam para responder.`,
    modelReadAllBut: (model, passages, refused) =>
      `Seu modelo ${model} leu todos os ${number(passages)} trechos, exceto ${number(refused)} que o servidor dele recusou, e ajuda quando as palavras não bastam para responder.`,
    modelReadSome: (model, read, passages) =>
      `Seu modelo ${model} leu ${number(read)} de ${number(passages)} trechos. Até ele ler todos, respondo sem ele.`,
    modelTrouble: (why) => `O servidor dele não está ajudando agora: ${why}. Enquanto isso, respondo sem ele.`,
    noTranscripts: 'Transcrições: não há nenhuma a fazer.',
    transcripts: (made, waiting, minutes) =>
      `Transcrições feitas desde que fui iniciado: ${number(made)}; por fazer: ${number(waiting)}. Áudio enviado hoje: ${count(minutes, '# minuto', '# minutos')}.`,
    beingMade: (part, of) => `Em andamento: parte ${part} de ${of}.`,
    beingMadeOf: (file, part, of) => `Em andamento: ${file}, parte ${part} de ${of}.`,
    standsStill: (why) => `A transcrição está parada: ${why}`,
    notMade: '**não feita**',
    madeElsewhere: 'Transcrições: outro processo meu está fazendo isso agora.',
    putOffAll: (n) =>
      `${count(n, '# episódio adiado', '# episódios adiados')} por causa de problemas; tento de novo mais tarde.`,
    putOff: '**adiado**',
    couldNot: (n) =>
      `${count(n, '# transcrição não pôde ser feita', '# transcrições não puderam ser feitas')}; o log diz por quê.`,
  },
  health: {
    title: 'Como estou por aqui',
    unchecked: 'O Discord não disse o que posso fazer lá: tente de novo em um minuto.',
    hidden: (permission) =>
      `O canal não existe mais, ou não consigo vê-lo. Me dê a permissão “${permission}”, ou escolha outro com \`/diária configurar\`.`,
    lacks: (permissions) => `Não tenho permissão para isto: ${permissions}.`,
    paused: (why) => `Pausada: ${why}`,
    refused: 'o Discord recusou',
    late: 'A citação está mais de uma hora atrasada.',
    noDaily: 'Nenhuma citação diária está configurada: `/diária configurar`.',
    mayPost: 'Posso publicar onde saem as suas citações diárias.',
    mayPostInAll: (n) => `Posso publicar em todos os ${n} lugares onde saem as suas citações diárias.`,
    toMend: (n) => `${count(n, '# citação diária tem', '# citações diárias têm')} algo a corrigir:`,
    noEpisodes: 'O acervo está vazio: quem me mantém precisa pôr transcrições na pasta dele.',
    episodes: (n) => `O acervo tem ${count(n, '# episódio', '# episódios')}.`,
    episodesSoFar: (n) => `O acervo tem ${count(n, '# episódio', '# episódios')} até agora, e está sendo lido.`,
    granted: 'Posso ler mensagens onde você permitir: `[[assunto]]` e sugestões funcionam.',
    notGranted:
      'Só vejo mensagens que me mencionam; `[[assunto]]` precisa de acesso ao conteúdo das mensagens, que só quem me mantém pode ativar.',
    database: 'Meu banco de dados funciona.',
  },
  corrections: {
    everyShow: 'todos os programas',
    none: 'nenhum',
    severalPeople: (typed, names) => `“${typed}” pode ser ${names}. Escolha um dos nomes enquanto digita.`,
    notInShow: (name, show, shows) => `${name} não fala em “${show}”, mas em ${shows}.`,
    inSeveral: (name, shows) =>
      `Alguém chamado ${name} fala em ${shows}. Diga com \`programa\` onde corrigir, ou escolha “todos os programas”.`,
    isNow: (name, show, now) =>
      `A partir de agora, ${name} se chama **${now}** em *${show}*, também nos arquivos que vierem.`,
    isNowEverywhere: (name, now) =>
      `A partir de agora, ${name} se chama **${now}** em todos os programas, também nos arquivos que vierem.`,
    roleNow: (name, show, role) => `A partir de agora, o papel de ${name} em *${show}* é **${role}**.`,
    roleNowEverywhere: (name, role) => `A partir de agora, o papel de ${name} em todos os programas é **${role}**.`,
    nowSpeaks: (n) => `Agora, quem tem esse nome fala em ${count(n, '# episódio', '# episódios')}.`,
    calledSo: (name) => `${name} já se chama assim.`,
    severalEpisodes: (typed) => `Vários episódios combinam com “${typed}”. Escolha um enquanto digita.`,
    nothingGiven: 'Diga o que corrigir: `título`, `número`, `data` ou `página`.',
    asDate: 'Escreva a data como 2022-09-15.',
    asLink: 'Escreva o endereço completo da página, https://…',
    lettersOrDigits: 'É preciso ter letras ou números.',
    episodeHas: (title, facts) => `A partir de agora, *${title}* fica ${facts}.`,
    facts: {
      title: (value) => `com o título **${value}**`,
      number: (value) => `com o número **${value}**`,
      date: (value) => `com a data **${value}**`,
      link: (value) => `com a página **${value}**`,
    },
    noFact: { title: 'sem título', number: 'sem número', date: 'sem data', link: 'sem página' },
    factNames: { title: 'título', number: 'número', date: 'data', link: 'página' },
    speakerIs: (name, now, shows) => `${name} → ${now} (${shows})`,
    pickChange: 'Escolha uma das correções que aparecem enquanto você digita.',
    nothingSoFar: 'Nada foi corrigido ainda.',
    takenBack: (what) => `Desfeito: ${what}.`,
    listed: 'O que foi corrigido, o mais recente primeiro:',
    more: (n) => count(n, '… e mais #'),
  },
  faults: {
    diskFull: memory('o disco está cheio'),
    serverFull: memory('o disco do banco de dados está cheio'),
    locked: memory('outro programa está usando o arquivo dela'),
    readOnly: memory('não dá para gravar nela'),
    takenAway: memory('o arquivo dela sumiu'),
    damaged: memory('o arquivo dela está danificado'),
    dataDamaged: memory('ela está danificada'),
    busy: memory('ela está ocupada'),
    unopened: memory('o arquivo dela não abre'),
    silentDisk: memory('o disco não responde'),
    refused: memory('o banco de dados me recusou'),
    silent: memory('o banco de dados não responde'),
    closed: 'Estou sendo desligado. Tente de novo em um instante.',
    correctionsBroken: (file, line, what) =>
      `${file}, na pasta dos episódios, tem um erro na linha ${line} (“${what}”), e não gravo por cima dele. Primeiro, conserte o arquivo ou mova-o para outro lugar.`,
    correctionsChanged: `Outra pessoa acabou de alterar as correções. Tente de novo. ${nothing}`,
    correctionsUnread: (file) => `${file}, na pasta dos episódios, não pode ser lido.`,
    correctionsReadOnly: (file) =>
      `Não posso gravar na pasta dos episódios, onde ficam as correções (${file}): para mim, ela é somente leitura. Dê permissão de escrita à conta que me executa ou, em um contêiner, tire o \`:ro\`. ${nothing}`,
    correctionsFull: `O disco da pasta dos episódios está cheio. ${nothing}`,
    correctionsUnwritten: (code) => `As correções não puderam ser gravadas (${code}). ${nothing}`,
  },
} satisfies Upkeep;
