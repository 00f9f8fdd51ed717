import { formats } from '../formats.ts';
import type { Managers } from './index.ts';

const { list, count, weekday } = formats('pt-BR');

/** Days whose name ends in “feira” are feminine, the other two masculine. */
const isFeminine = (day: number) => day < 5;
const everyWeek = (day: number): string =>
  isFeminine(day) ? `às ${weekday(day).replace('-feira', 's-feiras')}` : `aos ${weekday(day)}s`;
const ofMonth = (nth: number, day: number): string =>
  isFeminine(day)
    ? `na ${['primeira', 'segunda', 'terceira', 'quarta'][nth - 1] ?? 'última'} ${weekday(day)}`
    : `no ${['primeiro', 'segundo', 'terceiro', 'quarto'][nth - 1] ?? 'último'} ${weekday(day)}`;

export const managers = {
  when: {
    everyDay: 'todos os dias',
    mondayToFriday: 'de segunda a sexta-feira',
    weekend: 'aos sábados e domingos',
    onWeekdays: (days) => list(days.map(everyWeek)),
    onDaysOfMonth: (days, short) =>
      `${list(days.map((day) => (day < 0 ? 'no último dia' : `no dia ${day === 1 ? '1º' : day}`)))} de cada mês${short ? ' (ou no último dia)' : ''}`,
    onWeekdaysOfMonth: (nths, days) =>
      `${list(nths.flatMap((nth) => days.map((day) => ofMonth(nth, day))))} de cada mês`,
    // “À 1:00”; of several times, “às”.
    at: (days, times, zone) => `${days} ${/^0?1:\d\d$/.test(times) ? 'à' : 'às'} ${times}, ${zone}`,
  },
  typedDays: {
    first: 'primeiro, primeira, primeiros, primeiras',
    second: 'segundo, segunda',
    third: 'terceiro, terceira',
    fourth: 'quarto, quarta',
    last: 'último, última, últimos, últimas, ultimo, ultima',
    lastDay: '',
    every: 'cada, todo, toda, todos, todas',
    day: 'dia, dias',
    ofMonth: 'do mês, do mes',
    month: 'mês, meses',
    a: 'por',
    monthly: 'mensal, mensalmente',
    nothing: 'no, na, nos, nas, o, a, os, as, de',
  },
  permissions: {
    'View Channel': 'Ver canal',
    'Send Messages': 'Enviar mensagens',
    'Send Messages in Threads': 'Enviar mensagens em tópicos',
    'Create Posts': 'Criar postagens',
    'Create Public Threads': 'Criar tópicos públicos',
    'Manage Threads': 'Gerenciar tópicos',
    'Read Message History': 'Ver histórico de mensagens',
    'Attach Files': 'Anexar arquivos',
    'Mention Everyone': 'Mencionar @everyone, @here e todos os cargos',
  },
  broken: {
    zone: (zone) => `o fuso horário “${zone}” não existe aqui`,
    time: (time) => `“${time}” não é um horário`,
    weekdays: 'não sobrou nenhum dia da semana',
    monthDays: 'os dias do mês não existem',
    pool: 'o que publicar',
    look: 'a aparência das publicações',
  },
  place: {
    gone: 'esse canal não existe mais: escolha outro com as opções `agendamento` e `canal` de `/diária configurar`',
    notForPosts: 'isso não é um canal de texto, nem um tópico, nem um fórum',
    needsTag: (tags) => `este fórum exige uma tag em cada postagem: indique uma com \`tag\` (${tags})`,
    noTags: 'ainda não há nenhuma',
    noSuchTag: 'este fórum não tem essa tag',
    noHistory: (permission) =>
      `não tenho a permissão **${permission}** lá: se eu for interrompido, não vou conseguir ver se a citação foi publicada`,
    noPictures: (permission) => `não tenho a permissão **${permission}** lá: as citações saem em texto, sem imagem`,
    noThreads: (permissions) => `não tenho permissão lá (${permissions}): as citações saem sem tópico`,
    roleGone: 'o cargo a ser notificado não existe mais: escolha outro',
    roleSilent: (role, permission) =>
      `as publicações não notificam ${role}: permita, nas configurações dele, que qualquer um @mencione este cargo, ou me dê a permissão **${permission}** lá`,
    published: 'Cada citação também é publicada nos servidores que seguem este canal.',
    notPublished: 'As citações ficam neste canal: os servidores que o seguem só as recebem com `publicar: True`.',
    publishIdle: '`publicar` não muda nada lá: só canais de anúncios podem ser seguidos.',
    threadIdle: '`tópico` não muda nada lá: um tópico não pode conter outros.',
    archived: 'O tópico está arquivado: minha primeira publicação vai reabri-lo.',
    unchecked: 'Não consegui verificar minhas permissões lá: envie um teste para ter certeza.',
  },
  pool: {
    from: (shows) => `de ${shows}`,
    by: (people) => `nas falas de ${people}`,
    about: (topics) => `sobre ${topics}`,
    whole: 'do acervo inteiro',
    onlyThatDay: (quotes) => `${quotes}, só de episódios que saíram no mesmo dia em anos anteriores`,
    thatDayFirst: (quotes) => `${quotes}, primeiro as de episódios que saíram no mesmo dia em anos anteriores`,
    savedFirst: (quotes) => `${quotes}, primeiro as que os membros salvaram aqui`,
    bothFirst: (quotes) =>
      `${quotes}, primeiro as de episódios que saíram no mesmo dia em anos anteriores, depois as que os membros salvaram aqui`,
  },
  schedule: {
    paused: 'Pausada',
    pausedGoesOn: 'Pausada; para voltar a publicar, use `/diária retomar`.',
    nextTry: (when) => `Próxima tentativa: ${when}`,
    nextPost: (when) => `Próxima citação: ${when}`,
    nextIn: (next, channel) => `${next} em ${channel}`,
    nothingFor: (next, why) => `${next}. Mas não tenho nada para publicar: ${why}`,
    notifies: (role) => `notifica ${role}`,
    titled: (title) => `com o título “${title}”`,
    templated: 'com suas próprias palavras em volta da citação',
    coloured: (color) => `na cor ${color}`,
    pictured: 'como imagem',
    threaded: 'com um tópico',
    announces: 'anuncia episódios novos',
    published: 'publicada nos servidores que seguem o canal',
    andMore: (n, next) => `… e mais ${n}: \`/diária situação agendamento:${next}\` mostra a próxima.`,
  },
  setUp: {
    done: 'Citação diária configurada',
    changed: 'Citação diária alterada',
    onlyOneFits: 'Só uma citação serve, então é ela que vem todas as vezes.',
    fit: (n) => count(n, '# citação serve.', '# citações servem; nenhuma se repete antes de todas saírem.'),
    outAlready: 'A de hoje já saiu: é uma por dia.',
    someOutAlready: (n) => `Algumas das de hoje já saíram: são ${n} por dia.`,
    cannotPostYet: 'Ainda não dá para publicar lá:',
    toMend: 'A corrigir:',
    tagPlaceholder: 'A tag de cada postagem',
    sendTest: 'Enviar um teste aqui',
    tooMany: (most) =>
      `Um servidor pode ter até ${most} citações diárias, e este já chegou ao limite. Encerre uma antes com \`/diária encerrar\`.`,
    needWhen: 'Informe também o horário (`horário`) e o fuso (`fuso`), como 9:00 e America/Sao_Paulo.',
    everyone:
      'Nunca notifico @everyone. Escolha outro cargo; ou, para não notificar ninguém, use `/diária configurar` sem opções e deixe o cargo vazio.',
    whereICan: 'Posso publicar em canais de texto e de anúncios, em tópicos e em fóruns.',
    noneFits: (pool) =>
      `Nenhuma citação do acervo serve: ${pool}. Escolha mais programas, pessoas ou assuntos; nada foi alterado.`,
    noSuchTag: (tag, tags) => `Esse fórum não tem a tag “${tag}”. Ele tem estas: ${tags}.`,
    noTags: 'Só fóruns têm tags, e esse canal não tem nenhuma. Deixe `tag` de fora.',
    severalThere: 'Esse canal tem várias citações diárias: diga qual com `agendamento`.',
    noSuchShow: (name) => `Não há nenhum programa “${name}” no acervo.`,
    noTime: (typed, most) =>
      `“${typed}” não é um horário. Escreva como 9:00 ou 18:30; vários, como “9:00, 18:30”, no máximo ${most}.`,
    severalZones: (typed, zones) =>
      `“${typed}” pode ser qualquer um destes fusos horários: ${zones}. Escreva um deles.`,
    noZone: (typed) =>
      `Não conheço o fuso horário “${typed}”. Escreva como America/Sao_Paulo, ou indique uma cidade grande perto de você.`,
    noDays: (typed) =>
      `Não entendo “${typed}” como dias da semana ou do mês. Escreva “todos os dias”, “seg-sex” ou “terça, quinta”; para dias do mês, “dia 1 e 15”, “último dia do mês” ou “primeira segunda-feira do mês”.`,
    zoneNow: (zone, clock) => `${zone}, agora ${clock}`,
    longTitle: (most) => `O título pode ter no máximo ${most} caracteres.`,
    longTemplate: (most) => `O modelo pode ter no máximo ${most} caracteres.`,
    noPlaceFor: (name, known) => `O modelo não aceita “${name}”, só estes campos: ${known}.`,
    quoteOnce: 'O modelo precisa conter `{quote}` uma única vez.',
    noColor: (typed, names) =>
      `“${typed}” não é uma cor. Escreva um código como #2e6fdb, ou escolha uma destas: ${names}.`,
  },
  form: {
    title: 'Uma citação por dia',
    labels: {
      channel: 'Onde',
      time: 'Em que horário local',
      zone: 'Em que fuso horário',
      days: 'Em que dias',
      role: 'Cargo a notificar',
    },
    descriptions: {
      channel: 'Um canal, tópico ou fórum',
      time: 'Vários, separados por vírgulas',
      zone: 'Um fuso como America/Sao_Paulo, ou uma cidade grande',
      days: 'Deixe vazio para todos os dias',
      role: 'Deixe vazio para não notificar ninguém',
    },
    again: 'Preencher de novo',
  },
  lastPost: {
    none: 'Nada foi publicado ainda.',
    posted: (when) => `Última citação: ${when}`,
    postedAt: (when, link) => `Última citação: ${when} · ${link}`,
    unknown: (when, why) => `Última citação: ${when}. ${why}`,
    skipped: (when) => `Última citação prevista: ${when}. Foi pulada.`,
    skippedFor: (when, why) => `Última citação prevista: ${when}. Foi pulada: ${why}`,
    notYet: (when) => `Prevista: ${when}. Ainda não publicada.`,
    onItsWay: (when) => `Prevista: ${when}. A caminho.`,
    publishedLater: (when) => `Ainda não publicada nos servidores que seguem o canal: próxima tentativa ${when}.`,
    notPublished: '**Não publicada** nos servidores que seguem o canal.',
    threadLater: (why) => `O tópico dela ainda não foi aberto: ${why}`,
    noThread: (why) => `**Sem tópico**: ${why}`,
    passedOver: (n, why) =>
      `${count(n, '# citação é ignorada', '# citações são ignoradas')} aqui, porque o Discord não aceitou as palavras (${why}).`,
    pausedByRefusals: '**Pausada depois de várias recusas.** Volta sozinha assim que der para publicar.',
    wasWrong: 'O que deu errado na última tentativa:',
  },
  announcement: {
    episode: 'Um episódio novo',
    titled: (title) => `O novo episódio “${title}”`,
    andMore: (what, n) => `${what} (e mais ${n})`,
    itsTurn: (what) => `${what} **ainda não foi anunciado**: é a vez dele.`,
    later: (what, when) => `${what} **ainda não foi anunciado**: próxima tentativa ${when}.`,
    publishedLater: (what, when) =>
      `${what} foi anunciado, mas ainda não nos servidores que seguem o canal: próxima tentativa ${when}.`,
    skipped: (what) => `${what} **não foi anunciado**.`,
    done: (what) => `${what} foi anunciado.`,
  },
  digest: {
    set: (place, when, next) =>
      `O que os membros mais salvam sai em ${place} ${when}: só quantas vezes, nunca quem. Se ninguém salvar nada na semana, nada é publicado. O próximo: ${next}.`,
    none: 'Não há nenhum resumo semanal configurado neste servidor. Comece com `/diária resumo configurar`.',
    off: 'Não haverá mais resumo semanal. As configurações foram apagadas.',
    nothingYet: 'Nos últimos sete dias ninguém salvou nada aqui, então nada seria publicado.',
    previewOf: (place, next) => `É isto que sairia agora em ${place}; o próximo sai ${next}.`,
    status: (place, when, next) => `**Resumo semanal** do que foi mais salvo: ${place} · ${when}\nPróximo: ${next}`,
    without: {
      nothing: 'Da última vez, ninguém tinha salvado nada na semana, então nada foi publicado.',
      away: 'O último foi pulado: fiquei fora do ar por mais de um dia depois do horário.',
      broken:
        'O horário ou o fuso dele não pode ser lido nesta máquina: configure de novo com `/diária resumo configurar`.',
    },
    trouble: (why) => `O último não chegou: ${why}`,
    needWhen: 'Informe também o fuso horário (`fuso`), como America/Sao_Paulo.',
    oneDay: 'O resumo sai uma vez por semana: indique um só dia, como domingo.',
    oneTime: 'O resumo sai uma vez por semana: indique um só horário, como 18:00.',
    whereICan: 'Posso publicá-lo em canais de texto e de anúncios e em tópicos.',
  },
} satisfies Managers;
