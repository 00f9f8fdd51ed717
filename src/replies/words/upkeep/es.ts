import { diagnoses } from '../diagnoses/es.ts';
import type { Formats } from '../formats.ts';
import type { Upkeep } from './index.ts';

const memory = (what: string) =>
  `Mi memoria no funciona: ${what}. Quien me administra encontrará el remedio en mi registro; las búsquedas siguen funcionando.`;
const nothing = 'Todo queda como estaba.';

/** Spain and Latin America write numbers each in their way. */
export function upkeepIn({ number, count }: Formats) {
  const holds = (lookUps: string) => (dailies: number, channels: number, barred: number) =>
    `${count(dailies, '# cita diaria', '# citas diarias')}; consultas en el chat ${lookUps}, ${count(channels, '# canal', '# canales')} con ajustes propios; ${count(barred, '# cita que no se publica nunca', '# citas que no se publican nunca')}.`;
  return {
    diagnoses,
    settingsFile: {
      title: 'Ajustes de este servidor',
      holdsOn: holds('activadas'),
      holdsOff: holds('desactivadas'),
      bringsBack: '`/ajustes importar` con este archivo lo recupera todo. No incluye qué citas se publicaron.',
      noJson: 'Ese archivo no es JSON. Usa uno creado con `/ajustes exportar`.',
      fields: {
        missing: 'falta.',
        wrong: 'no es como debería.',
        kinds: {
          string: 'aquí va un texto entre comillas.',
          number: 'aquí va un número.',
          int: 'aquí va un número entero.',
          boolean: 'aquí va `true` o `false`.',
          array: 'aquí va una lista entre corchetes.',
          object: 'aquí va un objeto entre llaves.',
        },
        unknown: (keys) => `no conozco ${keys}.`,
        oneOf: (values) => `aquí va uno de estos valores: ${values}.`,
        otherVersion: 'aquí va 1: este archivo es de otra versión de mí.',
        tooLong: (most) => `${number(most)} caracteres como máximo.`,
        tooMany: (most) => `${number(most)} entradas como máximo.`,
        atMost: (most) => `${number(most)} como máximo.`,
        atLeast: (least) => `${number(least)} como mínimo.`,
        id: 'aquí va un ID de Discord: de 15 a 20 cifras.',
        quote: 'aquí va el ID de una cita.',
        topic: 'aquí hay que decir de qué se trata.',
      },
      notAsMade:
        'Ese archivo no es como los que crea `/ajustes exportar`, así que todo queda como estaba. Lo que falla:',
      same: 'Este servidor ya tiene exactamente estos ajustes: no hay nada que cambiar.',
      wouldChange: 'Esto cambiaría',
      nothingSoFar: 'Aún no se ha cambiado nada.',
      carryOut: 'Aplicar',
      done: 'Hecho',
      gone: `Ya no tengo ese archivo: impórtalo de nuevo con \`/ajustes importar\`. ${nothing}`,
      meanwhile: 'Algo cambió entretanto, así que revísalo otra vez.',
      tooLarge: (kilobytes) => `Ese archivo es demasiado grande: leo ${kilobytes} KB como mucho.`,
      unreachable: 'No consigo obtener ese archivo de Discord. Inténtalo de nuevo dentro de un minuto.',
      larger: 'Ese archivo es más grande de lo que dijo Discord.',
      noPlace: (place) => `En este servidor no está ${place}, o no puedo verlo`,
      noPlaces: (places) => `En este servidor no están ${places}, o no puedo verlos`,
      ofAnother: (what) => `${what}; el archivo es de otro servidor`,
      putIds: (what) =>
        `${what}. Pon en el archivo los identificadores (ID) de los canales y roles de este servidor. ${nothing}`,
      inDaily: (n, why) => `Cita diaria n.º ${n} de ese archivo: ${why}\n${nothing}`,
      more: (n) => count(n, '… y # más'),
      keepsToNone: 'ya no se limita a ningún programa',
      keepsTo: (show) => `se limita a **${show}**`,
      added: (what) => `**nueva:** ${what}`,
      changed: (channel, changes) => `**cambia** ${channel}: ${changes}`,
      removed: (what) => `**se quita:** ${what}`,
      paused: 'en pausa',
      goesOn: 'se reanuda',
      notifiesNobody: 'no avisa a nadie',
      published: 'se difunde',
      notPublished: 'ya no se difunde',
      otherTag: 'otra etiqueta',
      announces: 'anuncia los episodios nuevos',
      announcesNot: 'ya no anuncia los episodios nuevos',
      pictured: 'como imagen',
      notPictured: 'ya no como imagen',
      threaded: 'con un hilo bajo cada publicación',
      notThreaded: 'ya sin hilos',
      otherLook: 'otro aspecto',
      toldOf: (channel, what) => `se avisará en ${channel} de esto: ${what}`,
      toldNoMore: (channel, what) => `ya no se avisará en ${channel} de esto: ${what}`,
      noDigest: 'ya sin resumen semanal',
      digest: (what) => `resumen semanal: ${what}`,
      lookUpsOn: 'consultas en el chat: **activadas**',
      lookUpsOff: 'consultas en el chat: **desactivadas**',
      lookUpsIn: (channel, what) => `consultas en el chat: ${channel} (${what})`,
      asEverywhere: 'como en todas partes',
      language: (name) => `idioma: ${name}`,
      languageOfDiscord: 'el de este servidor en Discord',
      neverAgain: (quote) => `nunca más: ${quote}`,
      mayComeAgain: (quote) => `puede volver a publicarse: ${quote}`,
    },
    archiveStatus: {
      title: 'El archivo de episodios',
      holds: (episodes, shows, dates, words, people) =>
        `${count(episodes, '# episodio', '# episodios')} de ${count(shows, '# programa', '# programas')}${dates}, ${count(words, '# palabra', '# palabras')}, ${count(people, '# persona', '# personas')}.`,
      beingRead: 'Se está leyendo ahora mismo.',
      stillToCome: (n) => `Se está leyendo ahora mismo: ${count(n, 'falta # archivo', 'faltan # archivos')}.`,
      otherLanguages: (names) =>
        `En ${names} busco solo por palabras y grafía: el significado solo lo entiendo en inglés.`,
      inOrder: 'Todos los archivos están en orden.',
      needALook: (n) => `Hay ${count(n, '# cosa', '# cosas')} que revisar:`,
      onlyCounted: (n) =>
        `Hay ${count(n, '# cosa', '# cosas')} que revisar. En qué archivos, solo se lo digo a quien me administra y, dentro de un servidor, a quien lo gestiona.`,
      diagnosis: (said) => `«${said}»`,
      leftOut: '**excluido**',
      restInLog: '… el resto está en el registro',
      passedOver: (n) => `${count(n, 'Se omite # archivo', 'Se omiten # archivos')}:`,
      namedElsewhere: (n) => `… y ${number(n)} más; la lista completa está en \`npm run check\` y en el registro`,
      modelReadAll: (model, passages) =>
        `Tu modelo ${model} ha leído los ${number(passages)} pasajes y ayuda cuando las palabras no dan una respuesta segura.`,
      modelReadAllBut: (model, passages, refused) =>
        `Tu modelo ${model} ha leído los ${number(passages)} pasajes, salvo ${number(refused)} que su servidor rechazó, y ayuda cuando las palabras no dan una respuesta segura.`,
      modelReadSome: (model, read, passages) =>
        `Tu modelo ${model} ha leído ${number(read)} de ${number(passages)} pasajes. Hasta que los lea todos, respondo sin él.`,
      modelTrouble: (why) =>
        `Ahora mismo no puedo contar con su servidor: ${why}. Mientras tanto, respondo sin el modelo.`,
      noTranscripts: 'Transcripciones: no hay ninguna por hacer.',
      transcripts: (made, waiting, minutes) =>
        `Transcripciones: ${count(made, '# hecha', '# hechas')} desde que arranqué, ${count(waiting, '# pendiente', '# pendientes')}; audio enviado hoy: ${count(minutes, '# minuto', '# minutos')}.`,
      beingMade: (part, of) => `En curso: parte ${part} de ${of}.`,
      beingMadeOf: (file, part, of) => `En curso: ${file}, parte ${part} de ${of}.`,
      standsStill: (why) => `No avanza: ${why}`,
      notMade: '**sin transcribir**',
      madeElsewhere: 'Transcripciones: otro de mis procesos las está haciendo ahora mismo.',
      putOffAll: (n) =>
        `${count(n, '# episodio aplazado', '# episodios aplazados')} por problemas; se intentará de nuevo más tarde.`,
      putOff: '**aplazado**',
      couldNot: (n) =>
        `${count(n, 'No se pudo transcribir # episodio', 'No se pudieron transcribir # episodios')}; el registro dice por qué.`,
    },
    health: {
      title: 'Cómo me va aquí',
      unchecked: 'Discord no me dice qué puedo hacer ahí: inténtalo de nuevo dentro de un minuto.',
      hidden: (permission) =>
        `El canal ya no existe, o no lo veo. Dame el permiso «${permission}», o elige otro canal con \`/diaria configurar\`.`,
      lacks: (permissions) => `Permisos que me faltan: ${permissions}.`,
      paused: (why) => `En pausa: ${why}`,
      refused: 'Discord rechaza la publicación',
      late: 'Su cita lleva más de una hora de retraso.',
      noDaily: 'No hay ninguna cita diaria configurada: `/diaria configurar`.',
      mayPost: 'Puedo publicar donde va tu cita diaria.',
      mayPostInAll: (n) => `Puedo publicar en los ${n} lugares donde van tus citas diarias.`,
      toMend: (n) => `Hay ${count(n, '# cita diaria', '# citas diarias')} con algo por arreglar:`,
      noEpisodes:
        'El archivo está vacío: quien me administra tiene que poner transcripciones en la carpeta de los episodios.',
      episodes: (n) => `El archivo tiene ${count(n, '# episodio', '# episodios')}.`,
      episodesSoFar: (n) =>
        `De momento, el archivo tiene ${count(n, '# episodio', '# episodios')}: aún se está leyendo.`,
      granted: 'Puedo leer los mensajes donde lo permitas: `[[tema]]` y las propuestas funcionan.',
      notGranted:
        'Solo veo los mensajes que me mencionan; `[[tema]]` necesita acceso al contenido de los mensajes, y eso lo activa quien me administra.',
      database: 'Mi base de datos funciona.',
    },
    corrections: {
      everyShow: 'todos los programas',
      none: 'sin indicar',
      severalPeople: (typed, names) =>
        `«${typed}» encaja con ${names}. Elige uno de los nombres que aparecen mientras escribes.`,
      notInShow: (name, show, shows) => `${name} no habla en «${show}», sino en ${shows}.`,
      inSeveral: (name, shows) =>
        `Alguien llamado ${name} habla en ${shows}. Indica con \`programa\` dónde corregirlo, o elige «todos los programas».`,
      isNow: (name, show, now) =>
        `Desde ahora, ${name} se llama **${now}** en *${show}*, también en los archivos que lleguen.`,
      isNowEverywhere: (name, now) =>
        `Desde ahora, ${name} se llama **${now}** en todos los programas, también en los archivos que lleguen.`,
      roleNow: (name, show, role) => `Desde ahora, el papel de ${name} en *${show}* es **${role}**.`,
      roleNowEverywhere: (name, role) => `Desde ahora, el papel de ${name} en todos los programas es **${role}**.`,
      nowSpeaks: (n) => `Ese nombre figura ahora en ${count(n, '# episodio', '# episodios')}.`,
      calledSo: (name) => `${name} ya se llama así.`,
      bothAre: (name) => `Ambos nombres son de ${name}: no hay nada que unir.`,
      severalEpisodes: (typed) =>
        `Varios episodios encajan con «${typed}». Elige uno de los que aparecen mientras escribes.`,
      nothingGiven: 'Di qué hay que corregir: `título`, `número`, `fecha` o `página`.',
      asDate: 'Escribe la fecha como 2022-09-15.',
      asLink: 'Escribe la dirección completa de la página, https://…',
      lettersOrDigits: 'Hacen falta letras o cifras.',
      episodeHas: (title, facts) => `Desde ahora, *${title}* queda así: ${facts}.`,
      facts: {
        title: (value) => `título **${value}**`,
        number: (value) => `número **${value}**`,
        date: (value) => `fecha **${value}**`,
        link: (value) => `página **${value}**`,
      },
      noFact: { title: 'sin título', number: 'sin número', date: 'sin fecha', link: 'sin página' },
      factNames: { title: 'título', number: 'número', date: 'fecha', link: 'página' },
      speakerIs: (name, now, shows) => `${name} → ${now} (${shows})`,
      pickChange: 'Elige una de las correcciones que aparecen mientras escribes.',
      nothingSoFar: 'Aún no se ha corregido nada.',
      takenBack: (what) => `Deshecho: ${what}.`,
      listed: 'Correcciones, de la más reciente a la más antigua:',
      more: (n) => count(n, '… y # más'),
    },
    faults: {
      diskFull: memory('el disco está lleno'),
      serverFull: memory('el disco de la base de datos está lleno'),
      locked: memory('otro proceso la tiene bloqueada'),
      readOnly: memory('no se puede escribir en ella'),
      takenAway: memory('el archivo de la base de datos ya no está'),
      damaged: memory('el archivo de la base de datos está dañado'),
      dataDamaged: memory('está dañada'),
      busy: memory('está ocupada'),
      unopened: memory('el archivo de la base de datos no se puede abrir'),
      silentDisk: memory('el disco no responde'),
      refused: memory('la base de datos me rechaza'),
      silent: memory('la base de datos no responde'),
      closed: 'Me están apagando. Inténtalo de nuevo en un momento.',
      correctionsBroken: (file, line, what) =>
        `${file}, en la carpeta de los episodios, tiene un error en la línea ${line} («${what}»), y no lo sobrescribo. Primero arréglalo o muévelo a otra carpeta.`,
      correctionsChanged:
        'Alguien acaba de cambiar las correcciones, así que tu cambio no está guardado. Inténtalo de nuevo.',
      correctionsUnread: (file) => `${file}, en la carpeta de los episodios, no se puede leer.`,
      correctionsReadOnly: (file) =>
        `No puedo escribir en la carpeta de los episodios, donde se guardan las correcciones (${file}). Da permiso de escritura ahí a la cuenta con la que funciono o, en un contenedor, quita \`:ro\`. ${nothing}`,
      correctionsFull: `El disco de la carpeta de los episodios está lleno. ${nothing}`,
      correctionsUnwritten: (code) => `No consigo guardar las correcciones (${code}). ${nothing}`,
    },
  } satisfies Upkeep;
}
