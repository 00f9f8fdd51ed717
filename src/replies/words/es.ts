import type { Words } from './en.ts';
import { formats } from './formats.ts';
import { managersIn } from './managers/es.ts';
import { upkeepIn } from './upkeep/es.ts';

/** Spain and Latin America write numbers each in their way. */
function spanish(locale: 'es-ES' | 'es-419') {
  const format = formats(locale);
  const { number, date, list, weekday, count } = format;
  const episodes = (n: number) => count(n, '# episodio', '# episodios');
  const quotes = (n: number) => count(n, '# cita', '# citas');
  const minutes = (n: number) => count(n, '# minuto', '# minutos');

  return {
    locale,
    number,
    date,
    list,
    weekday,
    marks: { open: '«', close: '»', comma: ', ', semicolon: '; ', gap: ' ' },

    episodes,
    quotes,
    minutes,
    passages: (n) => count(n, '# pasaje', '# pasajes'),
    passagesSaid: (n) => count(n, 'un pasaje', '# pasajes'),
    more: {
      shows: (n) => count(n, '# programa más', '# programas más'),
      people: (n) => count(n, '# persona más', '# personas más'),
      topics: (n) => count(n, '# tema más', '# temas más'),
    },
    withMore: (what, more) => `${what}: ${more}`,
    andMoreSaid: (one, other) => `${one}. ${other}`,
    andMore: (n) => count(n, 'y # más'),
    dates: (from, to) => `del ${from} al ${to}`,
    placeOf: (at, all) => `${at} de ${all}`,
    placesOf: (from, to, all) => `${from}-${to} de ${all}`,

    buttons: {
      previous: 'Anterior',
      next: 'Siguiente',
      more: 'Más',
      less: 'Menos',
      back: 'Atrás',
      forward: 'Adelante',
      another: 'Otra',
      context: 'Contexto',
      moreContext: 'Más contexto',
      lessContext: 'Menos contexto',
      backToQuote: 'Volver a la cita',
      toTheQuote: 'Ir a la cita',
      readOn: 'Seguir leyendo',
      save: 'Guardar',
      remove: 'Quitar',
      delete: 'Eliminar',
      asFile: 'Como archivo',
      image: 'Imagen',
      square: 'Cuadrado',
      landscape: 'Apaisado',
      dark: 'Oscuro',
      light: 'Claro',
      showToAll: 'Mostrar a todos',
      showNearest: 'Mostrar lo más cercano de todos modos',
      openEpisode: 'Abrir episodio',
      listen: 'Escuchar',
      listenAt: (moment) => `Escuchar · ${moment}`,
    },
    placeholders: { openEpisode: 'Abrir un episodio', remove: 'Quitar…', erase: 'Borrar…' },

    asked: {
      random: 'Una cita al azar',
      by: (quoted) => `en palabras de ${quoted}`,
      in: (quoted) => `en ${quoted}`,
      of: (quoted) => `de ${quoted}`,
      ofAll: 'de todos los programas',
      inContext: 'en contexto',
    },
    listing: {
      episodes: 'Episodios',
      of: (quoted) => `de ${quoted}`,
      ofAll: 'de todos los programas',
      from: (year) => `de ${year}`,
      on: (quoted) => `sobre ${quoted}`,
    },
    matched: { spelling: 'por grafía parecida', meaning: 'por significado, con otras palabras' },

    nobodySaid: (query) => `Nadie ha dicho eso en estos episodios: «${query}». He leído cada palabra dos veces.`,
    nothingFound: (query) => `No he encontrado nada así: «${query}».`,
    nothingFoundIn: (query, where) => `No he encontrado nada así ${where}: «${query}».`,
    whereBy: (speaker) => `dicho por ${speaker}`,
    whereIn: (episode) => `en ${episode}`,
    near: 'No con esas palabras. Lo más cercano en significado:',
    nearTo: (subject) => `No con esas palabras. Lo más cercano que tengo, sobre «${subject}»:`,
    leads: (query) =>
      `Los episodios que más se acercan a «${query}», cada uno con un pasaje. Puede que no sea ninguno.`,
    noLeads: (query) => `Nada en estos episodios se acerca a «${query}».`,
    meant: 'Quizá querías decir:',
    nearest: 'Temas cercanos:',
    noEpisodes:
      'El archivo de episodios está vacío. Quien me administra puede poner transcripciones en `data/episodes`; consulta `data/README.md`.',
    unknownSpeaker: (name) =>
      `No conozco a nadie llamado «${name}». Elige uno de los nombres que aparecen mientras escribes.`,
    unknownEpisode: (name) => `No hay ningún episodio «${name}». Elige uno de los que aparecen mientras escribes.`,
    unknownShow: (name) =>
      `No conozco ningún programa llamado «${name}». Elige uno de los que aparecen mientras escribes.`,
    allShows: 'Todos los programas',
    noSuchEpisodes: 'No tengo ningún episodio así.',
    episodeGone: 'Ese episodio ya no está en el archivo.',
    yearInDigits: 'Escribe el año con cuatro cifras, como 2021, o elige uno de los que aparecen mientras escribes.',
    noneDated: 'Ninguno tiene fecha, así que no están en orden cronológico.',
    undatedLast: (n) => count(n, 'Uno no tiene fecha y va al final.', '# no tienen fecha y van al final.'),
    undatedLeftOut: (n) =>
      count(
        n,
        'Hay otro episodio sin fecha: no puedo saber si es más reciente. `/episodios` los muestra todos.',
        'Hay otros # episodios sin fecha: no puedo saber si alguno es más reciente. `/episodios` los muestra todos.',
      ),
    thoseThatSayMost: (n) => `Los ${n} que más hablan de ello; puede haber más.`,
    theNewest: 'Los episodios más recientes',
    theNewestOf: (show) => `Los episodios más recientes de ${show}`,
    with: (people) => `Con ${people}`,
    on: (topics) => `Sobre ${topics}`,
    notesOnly: 'Solo notas del episodio: no hay transcripción.',
    alsoCalledSo: (names) => `Ese nombre también encaja con ${names}.`,
    episodesOf: (n, shows) => `${episodes(n)} de ${shows}`,
    newestOfThem: 'Los más recientes:',
    someOfThem: 'Algunos de ellos:',
    speaksMostOf: 'Habla sobre todo de:',
    speaksMostOfNewest: (n) => `En los ${n} episodios más recientes habla sobre todo de:`,
    noneGoodEnough: 'Aquí no hay ninguna cita que se entienda por sí sola. Pregunta por algo: `/cita sobre:…`.',
    noSummary: 'Nadie lo resume en una frase. Esto es lo que se dijo:',
    retold: 'Reformulado por un modelo de lenguaje a partir de las frases citadas abajo; solo esas son literales.',
    gone: 'Esa cita ya no está en el archivo: su episodio se modificó o se retiró. Vuelve a preguntar y buscaré de nuevo.',
    queryGone: 'Ya no puedo leer en este mensaje qué se preguntó. Vuelve a preguntar con `/cita`.',
    forged: 'Ese botón no es mío, o es de una versión anterior mía. Vuelve a preguntar y tendrás uno nuevo.',
    otherVersion:
      'Ese comando no es mío, o ya no es como era: me han actualizado entretanto. Recarga Discord e inténtalo de nuevo.',
    cooldown: (when) => `Paciencia, humano. Podrás volver a preguntar ${when}.`,
    fault: (id) =>
      `Algo ha fallado por mi parte; está registrado como \`${id}\`. Inténtalo de nuevo y, si sigue igual, dale ese código a quien me administra.`,
    stopping: 'Me estoy reiniciando. Inténtalo de nuevo en un momento.',
    formLate: 'He tardado demasiado en abrir el formulario. Inténtalo de nuevo en un momento.',
    leftOut: '[…] Se omite un anuncio, un aviso o datos de contacto.',
    onlyEpisodeLink: 'El enlace abre el episodio entero: este programa no permite enlazar a un momento concreto.',
    noLink: 'La fuente no da ningún enlace para este episodio.',
    shifted: 'Los anuncios insertados pueden desplazar un poco el minuto indicado.',
    ownWords: (show) => `${show}, notas del episodio`,
    quotedBy: (name) => `${name}, según las notas del episodio`,
    speakerUnknown: 'Voz desconocida',
    machineMade: 'transcripción automática',
    machineMadeAtLength:
      'Esta transcripción la hizo una máquina a partir del audio: puede haber palabras mal entendidas, y no se sabe quién habla.',
    wasAsked: (name, question) => `${name} preguntó: «${question}»`,
    pictureTooLong: 'Esa cita es demasiado larga para que se lea en una imagen.',
    pictureNoLetters: (letters) => `No tengo tipografía para algunos de sus caracteres: ${letters}`,
    pictureFailed: 'No se ha podido generar la imagen. Inténtalo de nuevo en un momento.',
    notYours: 'Eso solo puede hacerlo quien preguntó o quien pueda gestionar mensajes.',
    managersOnly: 'Eso solo pueden hacerlo los miembros que gestionan este servidor.',
    serversOnly: 'Esto solo funciona en un servidor al que me hayan invitado.',

    help: {
      hello:
        'He escuchado todos los episodios para que no tengas que recordarlos. La resistencia es innecesaria: pregunta y ya está.',
      quote: (command) => `**${command}**: lo que alguien dijo, palabra por palabra`,
      topic: (command) => `**${command}**: un resumen breve con sus fuentes`,
      episode: (command) => `**${command}**: personas, temas y mejores citas`,
      browse: (speaker, latest, all) =>
        `**${speaker}**, **${latest}**, **${all}**: quién habla, qué hay de nuevo y qué episodios hay`,
      narrow: (example) => `Para afinar: ${example}`,
      exact:
        'Las palabras entre `"comillas dobles"` tienen que aparecer tal cual. Al escribir se proponen temas, personas y episodios; cualquier otra cosa también sirve.',
      image:
        'El botón **Imagen**, debajo de cada cita, la convierte en imagen: solo para ti, hasta que la muestres a todos.',
      save: (save, privacy) =>
        `El botón **Guardar**, debajo de cada cita, la guarda solo para ti: \`${save}\` muestra las tuyas. \`${privacy}\` muestra lo que guardo sobre ti y permite borrarlo.`,
      daily: (command) =>
        `**${command}**: una cita al día en un canal, a la hora que quieras (para quien gestiona el servidor).`,
      chat: (off) =>
        `Mencióname con una pregunta, responde a uno de mis mensajes, escríbeme por mensaje directo o usa el menú Aplicaciones de un mensaje. Con \`${off}\` ignoro lo que escribes.`,
      archive: (n, shows, dates) => `**En el archivo:** ${episodes(n)} de ${shows}${dates}.`,
      stores: (what) => `**Lo que guardo:** ${what}`,
      sends: (what) => `**Lo que se envía:** ${what}`,
      topics: 'De lo que se habla aquí:',
    },
    stores:
      'Ajustes de las citas diarias y de las consultas: identificadores de servidores, canales y roles, y de los miembros que configuraron algo o pidieron que los ignorara; además, qué citas se publicaron y cuáles guardas. De los avisos: lo que pediste y tu idioma. Nunca lo que escribes en el chat, nunca nombres.',
    sends:
      'Quien me administra tiene configurado un modelo en una máquina de su elección. Cuando ninguna frase de los episodios responde a lo que me preguntas, a ese modelo se le envían las palabras de tu pregunta, nunca quién la hizo; y nunca un mensaje que no fuera para mí.',

    saved: {
      title: 'Tus citas guardadas',
      line: 'Guardadas',
      empty: 'ninguna',
      done: 'Guardada. Solo lo sabes tú; `/guardadas` muestra las tuyas.',
      known: (when) => `La guardaste ${when}. Solo lo sabes tú; \`/guardadas\` muestra las tuyas.`,
      full: (most) =>
        `Tienes ${most} citas guardadas: no me caben más. Quita algunas con \`/guardadas\`; antes, llévatelas como archivo.`,
      removed: (n) => count(n, 'Quitada de tus citas guardadas.', 'Quitadas # de tus citas guardadas.'),
      none: 'Aún no has guardado nada. Pulsa **Guardar** bajo una cita; solo lo sabrás tú.',
      goneLabel: 'Una cita que ya no está en el archivo',
      gone: (when) =>
        `Una cita que guardaste el ${when} ya no está en el archivo: su episodio se modificó o se retiró.`,
      allGone: 'Ninguna de tus citas guardadas sigue en el archivo.',
      leftOut: (n) =>
        count(
          n,
          'Otra ya no está en mis episodios y no se incluye: yo no guardo el texto de las citas.',
          'Otras # ya no están en mis episodios y no se incluyen: yo no guardo el texto de las citas.',
        ),
      whichFile: 'Todas tus citas guardadas, ¿en qué tipo de archivo?',
      noneHere: (when) => `Aquí nadie ha guardado nada ${when}. El botón **Guardar** está debajo de cada cita.`,
      most: (when) => `Lo más guardado aquí, ${when}`,
      countsAlone: 'Cuántos miembros la guardaron. Quiénes son, no se lo digo a nadie.',
      lastDays: (n) => count(n, 'en las últimas 24 horas', 'en los últimos # días'),
      ever: 'hasta ahora',
      file: 'Citas guardadas',
      columns: {
        quote: 'Cita',
        speaker: 'Persona',
        show: 'Programa',
        number: 'Número',
        title: 'Título',
        date: 'Fecha',
        moment: 'Momento',
        link: 'Enlace',
        saved: 'Guardada',
      },
    },
    privacy: {
      title: 'Lo que guardo sobre ti',
      erased: (what) => `Borrado: ${what}.`,
      nothing: 'Nada.',
      never:
        'Nunca guardo lo que escribes en el chat, ni tu nombre. Lo que guardas se queda hasta que lo quites, o hasta 30 días después de que me saquen del servidor donde lo guardaste.',
      saved: (n, servers) =>
        `${count(n, '# cita guardada', '# citas guardadas')}${servers > 0 ? `, de ${count(servers, '# servidor', '# servidores')}` : ''}: ${count(n, 'cuál', 'cuáles')}, dónde y cuándo. \`/guardadas\` ${count(n, 'la', 'las')} muestra.`,
      savedChoice: 'Citas guardadas',
      passedOver: 'Que ignoro tus mensajes.',
      passedOverChoice: 'Que ignoro tus mensajes',
      passedOverMore: 'volveré a responderte',
      toldOf: (n) => `de qué episodios te avisé en los últimos 30 días (${n})`,
      alerts: (told, what) => `Los avisos que pediste (${what}), en qué idioma, y ${told}.`,
      alertsEnded: (told) => `Sobre los avisos que ya cancelaste: ${told}.`,
      alertsChoice: 'Avisos',
      alertsMore: 'los que pediste y los que recibiste',
      daily: (n) =>
        `Que configuraste ${count(n, '# cita diaria', '# citas diarias')}: para poder decirte si hay problemas.`,
      dailyChoice: 'Que configuraste citas diarias',
      dailyMore: 'siguen saliendo, y ya no te aviso',
    },
    stop: '.',
    posts: {
      heading: {
        day: 'Cita del día',
        week: 'Cita de la semana',
        month: 'Cita del mes',
        often: 'Del archivo',
      },
      onThisDay: (year) => `Tal día como hoy, en ${year}`,
      title: (quote) => `«${quote}»`,
      newEpisode: 'Hay un episodio nuevo en el archivo',
      newEpisodes: (n) => count(n, 'Hay # episodio nuevo en el archivo', 'Hay # episodios nuevos en el archivo'),
      newTitle: (title) => `Nuevo: ${title}`,
      andMore: (n) => count(n, '… y # más'),
      whatAbout: '¿De qué trata?',
      aboutTheFirst: 'Sobre el primero',
      threadOn: (title) => `Sobre ${title}`,
      asked: (speaker) => `${speaker} preguntó en el episodio:`,
      andYou: '¿Qué habrías respondido tú?',
      makeOfIt: (episode) => `De ${episode}. ¿Qué te parece?`,
      alerted: 'Un episodio nuevo habla de ello',
      alertFor: (what) => `Pediste que te avisara de esto: ${what}.`,
      alertedMore: (n) => count(n, 'Y en # episodio más.', 'Y en # episodios más.'),
      noMoreOfThis: 'No avisar más de esto',
      alertOf: {
        topic: (quoted) => `el tema ${quoted}`,
        person: (quoted) => `la persona ${quoted}`,
        phrase: (quoted) => `las palabras ${quoted}`,
      },
    },
    trouble: {
      mend: (what, remedy) => `${what}. ${remedy}`,
      because: (what, why) => `${what} (${why})`,
      refusals: {
        gone: { what: 'el canal ya no existe', remedy: 'Elige otro con `horario` y `canal` de `/diaria configurar`.' },
        left: { what: 'ya no estoy en este servidor', remedy: 'Vuelve a invitarme.' },
        'no access': { what: 'no veo el canal', remedy: 'Dame ahí el permiso «Ver canal».' },
        'no permission': {
          what: 'no puedo publicar ahí',
          remedy: 'Dame ahí los permisos «Ver canal» y «Enviar mensajes» (en hilos, «Enviar mensajes en hilos»).',
        },
        locked: {
          what: 'el hilo está archivado o bloqueado',
          remedy: 'Ábrelo y desbloquéalo, o dame el permiso «Gestionar hilos».',
        },
        'needs tag': {
          what: 'el foro exige una etiqueta en cada publicación',
          remedy: 'Indica una: `/diaria configurar` con `etiqueta`.',
        },
        'too many threads': {
          what: 'el servidor ya tiene todos los hilos abiertos que Discord permite',
          remedy: 'Cierra algunos hilos o publicaciones.',
        },
        closed: {
          what: 'no puedo enviarte mensajes directos',
          remedy:
            'En los ajustes de privacidad de un servidor que tengamos en común, permite los mensajes directos de sus miembros.',
        },
        blocked: {
          what: 'la moderación de Discord bloquea una cita tras otra por sus palabras',
          remedy: 'Si es una regla de AutoMod, pon el canal o uno de mis roles entre sus excepciones.',
        },
        broken: {
          what: 'su configuración ya no se puede leer',
          remedy: 'Configúrala de nuevo: `/diaria configurar` con `hora` y `zona`.',
        },
        unfit: {
          what: 'Discord no acepta mis publicaciones',
          remedy: 'Quien me administra encontrará la respuesta en el registro.',
        },
        other: {
          what: 'Discord rechaza la publicación',
          remedy: 'Quien me administra encontrará la respuesta en el registro.',
        },
      },
      publishByHand: 'Difunde el mensaje a mano con su botón «Publicar».',
      noQuote:
        'ninguna cita del archivo encaja con lo elegido para este horario. Elige más programas, personas o temas con `/diaria configurar`.',
      homeGone: (show) =>
        `este servidor se limita a ${show}, que ya no está en el archivo. Elige otro programa con \`/programa\`, o programas para esta cita con \`/diaria configurar\`.`,
      revoked: 'Discord rechaza mi token: quien me administra tiene que poner uno nuevo.',
      away: 'Discord no me responde ahora mismo. Inténtalo de nuevo dentro de un minuto.',
      noAnniversary: 'nada del archivo salió tal día como hoy en años anteriores',
      overtaken: 'había llegado la hora de la siguiente',
      tooLate: (hours) =>
        count(
          hours,
          'cuando volví, la cita ya llevaba más de # hora de retraso',
          'cuando volví, la cita ya llevaba más de # horas de retraso',
        ),
      discordAway: (hours) =>
        count(hours, 'Discord estuvo # hora sin aceptarla', 'Discord estuvo # horas sin aceptarla'),
      stillRefused: (what) => `sigue con problemas: ${what}`,
      maybePosted:
        'algo me interrumpió mientras publicaba, y no puedo leer ahí el historial para ver si el mensaje llegó: lo doy por publicado. Dame ahí el permiso «Leer el historial de mensajes».',
      publishAway: (hours) =>
        count(
          hours,
          'Discord estuvo # hora sin difundir el mensaje.',
          'Discord estuvo # horas sin difundir el mensaje.',
        ),
      paused: (place, when, what, remedy) =>
        `No pude publicar la cita diaria en ${place} (${when}): ${what}. ${remedy} Queda en pausa: lo intentaré cada hora mientras aún pueda publicarse con retraso y, después, solo cuando le toque salir; se reanudará en cuanto funcione. \`/diaria ahora\` lo intenta ya.`,
      awayNow: 'Discord aún no lo ha aceptado',
      announcementRefused: 'la moderación de Discord bloquea los anuncios',
      failed: 'algo salió mal. Quien me administra lo encontrará en el registro',
      episodesGone: 'lo que era nuevo ya no está en el archivo',
      quoteNotYet: 'su cita aún no está en el archivo, o ya no está',
      mayNotThread: 'no puedo abrir hilos ahí. Dame los permisos «Crear hilos públicos» y «Enviar mensajes en hilos»',
    },
    daily: {
      noneYet: 'No hay ninguna cita diaria configurada en este servidor. Empieza con `/diaria configurar`.',
      noSuchSchedule: 'No hay ningún horario así. Elige uno de los que aparecen mientras escribes.',
      whichSchedule: 'Este servidor tiene varias citas diarias: di cuál con `horario`.',
      posted: (link) => `Publicada: ${link}.`,
      stayPaused: 'Las diarias siguen en pausa; `/diaria reanudar` las reanuda.',
      stillComes: (when) => `La diaria saldrá igualmente: ${when}.`,
      ended: (channel) => `No habrá más citas diarias en ${channel}. Sus ajustes quedan borrados.`,
      pausedIn: (channel) => `En pausa en ${channel}. \`/diaria reanudar\` la reanuda.`,
      goesOn: (channel, when) => `Se reanuda en ${channel}: ${when}.`,
      waitsNow: 'lo pendiente se publica ahora, si no es demasiado tarde',
      allMayCome: 'Aquí puede publicarse cualquier cita: no se excluyó ninguna con `/diaria nunca-más`.',
      neverPosted: (n) =>
        count(
          n,
          'Hay # cita que no se publica nunca en este servidor.',
          'Hay # citas que no se publican nunca en este servidor.',
        ),
      lastBarred: (n) => `Aquí están las ${n} excluidas más recientes.`,
      whatMayCome: 'Elige qué puede volver a salir',
      mayComeAgain: (n) => count(n, 'Puede volver a publicarse aquí:', 'Estas # pueden volver a publicarse aquí:'),
      andMore: (n) => count(n, '… y # más.'),
      neverAgain: 'Nunca más en este servidor:',
      undo: 'Deshacer',
      nothingPosted: 'Aquí aún no se ha publicado nada.',
      pickQuote: 'Elige una de las citas que aparecen mientras escribes.',
      sentAsTest: (link) => `Enviada como prueba: ${link}. No cuenta; bórrala si quieres.`,
      nothingToPost: (why) => `No tengo nada que publicar: ${why}`,
      doesNotWork: (why) => `No funciona: ${why}`,
      didNotWork: (why) => `No ha funcionado: ${why}`,
      askedToWait: (seconds) => `Discord me pide que espere ${seconds} s. Inténtalo de nuevo después.`,
      unconfirmed: 'Discord no ha confirmado la publicación: mira en el canal antes de intentarlo de nuevo.',
      notTaken: 'Discord no acepta la publicación ahora mismo. Inténtalo de nuevo dentro de un minuto.',
      channelElsewhere: 'Ese canal no está en este servidor.',
    },
    archive: {
      ownersOnly: 'Solo quien me administra, o su equipo, puede corregir el archivo.',
      beingRead: 'Los episodios aún se están leyendo de nuevo; el cambio se verá en un momento.',
      undoable:
        '-# Los archivos de las transcripciones quedan como están. `/archivo deshacer` lo deshace, `/archivo lista` lo muestra todo.',
    },
    language: {
      chosen: (name) => `En este servidor hablo **${name}** con todos.`,
      asDiscord: (name) =>
        `En este servidor hablo **${name}** con todos: el idioma que tiene en Discord, si lo conozco.`,
    },
    home: {
      gone: (show) =>
        `Este servidor se limita a **${show}**, que ya no está en el archivo. Indica otro con \`programa:\`; quien gestiona el servidor puede cambiarlo con \`/programa\`.`,
      whichOne: '¿Qué programa? Elige uno de los que aparecen mientras escribes.',
      none: 'Este servidor no se limita a ningún programa: busco en todos. Con `/programa programa:` se elige uno.',
      is: (show) => `Este servidor se limita a **${show}**.`,
      keptTo: (show) => `**Aquí:** me limito a **${show}**, salvo que indiques otro con \`programa:\`.`,
      means:
        'Los comandos, el chat, lo que se propone al escribir y las citas diarias se limitan a él, salvo que alguien indique otro programa, un episodio o una persona que no salga en él. Con `programa:Todos los programas` en un comando, o «in all shows» en el chat, se busca en todo el archivo.',
      set: (show) => `Este servidor se limita desde ahora a **${show}**.`,
      unset: 'Este servidor ya no se limita a ningún programa: busco en todos.',
      dailies: (n) =>
        count(
          n,
          'También sale de él # cita diaria sin programa elegido; para que salga de todos, usa `/diaria configurar programas:all`.',
          'También salen de él # citas diarias sin programa elegido; para que una salga de todos, usa `/diaria configurar programas:all`.',
        ),
      noQuotes: (n) =>
        count(
          n,
          'Para # cita diaria no hay en él nada que encaje: `/diaria estado` da más detalles.',
          'Para # citas diarias no hay en él nada que encaje: `/diaria estado` da más detalles.',
        ),
    },
    alerts: {
      title: 'Cuando un episodio nuevo hable de ello',
      saysNothing: 'Eso lo dicen todos los episodios. Indica algo que digan pocos.',
      full: (most) => `Ya hay ${most} avisos, y no puede haber más: quita antes alguno con \`/aviso quitar\`.`,
      inPrivate: 'por mensaje directo',
      inChannel: (channel) => `en ${channel}`,
      known: (what, where) => `Ya te aviso de eso ${where}: ${what}.`,
      addedPerson: (what, where) =>
        `Cuando esta persona hable en un episodio nuevo, o alguien la nombre, te avisaré una vez, ${where}, con la cita: ${what}.`,
      added: (what, where) =>
        `Cuando en un episodio nuevo se diga esto, con estas mismas palabras, te avisaré una vez, ${where}, con la cita: ${what}.`,
      atMost: 'Como mucho un aviso por episodio. `/aviso lista` muestra lo que pediste.',
      toMend: (what) => `**Por arreglar:** ${what}`,
      none: 'Aún no has pedido ningún aviso: `/aviso añadir tema`, `persona` o `frase`.',
      notArrived: (where, why) => `**El último aviso ${where} no llegó:** ${why}`,
      listed: (what, where) => `- ${what}, ${where}`,
      placeholder: 'No avisar más de…',
      kinds: { topic: 'tema', person: 'persona', phrase: 'frase' },
      noSuch: 'No tienes (o ya no tienes) ningún aviso así.',
      ended: (what) => `Ya no te aviso de esto: ${what}.`,
      lacks: (permission) => `Me falta ahí el permiso **${permission}**.`,
    },
    lookups: {
      who: (name) => `Fue ${name}:`,
      which: (where, title, date, also) =>
        `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. También en ${list(also)}.` : '.'}`,
      when: (moment, where, date) => `En el minuto ${moment} de ${where}${date ? `, publicado el ${date}` : ''}.`,
      whenUnknown: (where, date) =>
        `En ${where}${date ? `, publicado el ${date}` : ''}; la fuente no indica los minutos.`,
      notBy: (name) => `No he encontrado nada de ${name} sobre eso. Otra persona habló de ello:`,
      nothingBy: (name) => `No tengo ninguna cita de ${name} que se entienda por sí sola.`,
      notInIt: 'No he encontrado nada así.',
      shownToAll: 'Mostrado a todos.',
      menuOut: 'Quien escribió eso me pidió que ignorara sus mensajes.',
      menuEmpty: 'En ese mensaje no hay palabras que pueda buscar.',
      noMatch: 'No recuerdo nada que encaje. Todo archivo tiene sus límites; el mío es grande, no infinito.',
      newest: 'El episodio más reciente que tengo:',
      noDates: 'Ninguno de mis episodios tiene fecha, así que no sé cuál es el más reciente.',
      noMore: 'Eso es todo lo que tengo sobre ello.',
      nearest: 'Pregúntame por:',
      outside: 'Eso está fuera de mi archivo: solo sé lo que se dijo en estos episodios.',
      archive: (n, shows, people) =>
        `Conozco ${count(n, 'un episodio', '# episodios')} de ${shows}${people ? `, con ${people}` : ''}.`,
      greeting:
        'Saludos, humano. Recuerdo cada episodio para que tú no tengas que hacerlo: pregúntame qué dijo alguien.',
      thanks: 'Tu gratitud ha sido archivada. (No es verdad; no guardo nada de lo que escribes).',
      leaving:
        'Dejo este hilo en paz: aquí solo hablo si me hablan. Quien pueda gestionar el servidor puede deshacerlo: `/consultas ignorar deshacer:True`.',
      leaveHow:
        'Quien pueda gestionar el servidor puede silenciarme aquí con `/consultas ignorar`; con `/consultas mis-mensajes ignorar` ignoro tus propios mensajes.',
      unasked:
        'Ya sé que nadie ha preguntado. Con `/consultas mis-mensajes ignorar` ignoro tus mensajes; el botón «Eliminar» borra esta respuesta.',
      hint: {
        content: (bot) =>
          `Discord no me ha dejado leer eso. Mencióname con la pregunta (\`@${bot} hugging face?\`) o usa \`/cita\` o \`/tema\`.`,
        target: (bot) =>
          `Discord no me muestra el mensaje al que respondiste. Abre su menú → Aplicaciones → «Buscar en los episodios», o pregúntame directamente: \`@${bot} hugging face?\`.`,
        empty: (bot) =>
          `Pregúntame qué se dijo en los episodios: \`@${bot} what did they say about …?\`, o usa \`/cita\`, \`/tema\` y \`/ayuda\`.`,
      },
      meOff:
        'A partir de ahora ignoro tus mensajes en todos los servidores. Para eso guardo tu identificador, nada más. Los comandos te siguen funcionando; `/consultas mis-mensajes atender` lo deshace.',
      meOn: 'Vuelvo a responderte en el chat, y ya he olvidado que pediste lo contrario.',
      areOn: 'Las consultas en el chat están **activadas** en este servidor.',
      areOff: 'Las consultas en el chat están **desactivadas** en este servidor.',
      hereIgnored: 'Ignoro este canal.',
      hereAsked: 'Aquí respondo cuando me hablan.',
      hereSuggest: (time) =>
        `Aquí también propongo citas por mi cuenta si estoy casi seguro, como mucho una vez cada ${time}.`,
      granted: 'Puedo leer los mensajes: `[[tema]]` funciona.',
      lacksContent:
        'Sin el contenido de los mensajes (`MESSAGE_CONTENT=on` y el intent en el portal de desarrolladores) solo veo los mensajes que me mencionan, las respuestas a los míos y los mensajes directos: ni `[[tema]]` ni propuestas.',
      hereLack: (permissions) => `Permisos que me faltan aquí: ${permissions}.`,
      ignored: 'ignorado',
      spokenTo: 'solo si me hablan',
      suggestions: 'propuestas',
      asked: 'cuando me preguntan',
      everyMinutes: (n) => count(n, 'como mucho una vez cada # min'),
      on: 'Las consultas están activadas: mencióname, respóndeme o usa el menú Aplicaciones de un mensaje.',
      off: 'Las consultas están desactivadas. Los comandos siguen funcionando; `/consultas activar` recupera el resto.',
      whichMode: 'El modo es `asked` o `suggest`.',
      askedIn: (channel) => `En ${channel} solo hablo si me hablan.`,
      suggestIn: (channel, time) =>
        `En ${channel} ya puedo proponer una cita por mi cuenta: solo si estoy casi seguro, como mucho una vez cada ${time} y ningún tema dos veces el mismo día.`,
      atMost: (time, channel) => `Como mucho una propuesta cada ${time} en ${channel}.`,
      speaksAgain: (channel) => `Puedo volver a hablar en ${channel}.`,
      silentIn: (channel) => `Ni una palabra mía en ${channel} a partir de ahora.`,
      tooManyChannels: (most) =>
        `Este servidor ya tiene ajustes para ${most} canales e hilos. Quita algunos primero: \`/consultas estado\` los muestra.`,
      me: 'yo',
    },
    ...managersIn(format),
    ...upkeepIn(format),
  } satisfies Words;
}

export const es = spanish('es-ES');

const latin = spanish('es-419');

/** Where Spain says it otherwise. */
export const esLatin = {
  ...latin,
  buttons: { ...latin.buttons, landscape: 'Horizontal' },
  nobodySaid: (query) => `Nadie dijo eso en estos episodios: «${query}». Leí cada palabra dos veces.`,
  nothingFound: (query) => `No encontré nada así: «${query}».`,
  nothingFoundIn: (query, where) => `No encontré nada así ${where}: «${query}».`,
  otherVersion:
    'Ese comando no es mío, o ya no es como era: me actualizaron entretanto. Recarga Discord e inténtalo de nuevo.',
  fault: (id) =>
    `Algo falló de mi lado; quedó registrado como \`${id}\`. Inténtalo de nuevo y, si sigue igual, dale ese código a quien me administra.`,
  pictureFailed: 'No se pudo generar la imagen. Inténtalo de nuevo en un momento.',
  formLate: 'Tardé demasiado en abrir el formulario. Inténtalo de nuevo en un momento.',
  notYours: 'Eso solo puede hacerlo quien preguntó o quien pueda administrar mensajes.',
  help: {
    ...latin.help,
    hello:
      'Escuché todos los episodios para que no tengas que recordarlos. La resistencia es innecesaria: solo pregunta.',
  },
  posts: { ...latin.posts, onThisDay: (year) => `Un día como hoy, en ${year}` },
  trouble: {
    ...latin.trouble,
    refusals: {
      ...latin.trouble.refusals,
      locked: {
        ...latin.trouble.refusals.locked,
        remedy: 'Ábrelo y desbloquéalo, o dame el permiso «Administrar hilos».',
      },
    },
    noAnniversary: 'nada del archivo salió un día como hoy en años anteriores',
  },
  daily: {
    ...latin.daily,
    didNotWork: (why) => `No funcionó: ${why}`,
    unconfirmed: 'Discord no confirmó la publicación: mira en el canal antes de intentarlo de nuevo.',
  },
  lookups: {
    ...latin.lookups,
    notBy: (name) => `No encontré nada de ${name} sobre eso. Otra persona habló de ello:`,
    notInIt: 'No encontré nada así.',
    thanks: 'Tu gratitud fue archivada. (No es verdad; no guardo nada de lo que escribes).',
    unasked:
      'Ya sé que nadie preguntó. Con `/consultas mis-mensajes ignorar` ignoro tus mensajes; el botón «Eliminar» borra esta respuesta.',
    meOn: 'Vuelvo a responderte en el chat, y ya olvidé que pediste lo contrario.',
    hint: {
      ...latin.lookups.hint,
      content: (bot) =>
        `Discord no me dejó leer eso. Mencióname con la pregunta (\`@${bot} hugging face?\`) o usa \`/cita\` o \`/tema\`.`,
    },
  },
  permissions: { ...latin.permissions, 'Manage Threads': 'Administrar hilos' },
  digest: {
    ...latin.digest,
    nothingYet: 'En los últimos siete días nadie guardó nada aquí, así que no se publicaría nada.',
  },
} satisfies Words;
