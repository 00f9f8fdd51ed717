import type { Formats } from '../formats.ts';
import type { Managers } from './index.ts';

const weeks = ['primer', 'segundo', 'tercer', 'cuarto'];
const atTime = (time: string) => `a ${/^0?1:/.test(time) ? 'la' : 'las'} ${time}`;
/** `a las 9:00 y 18:00`; where one is `a la 1:00`, each has its own article. */
const atTimes = (times: string) => (/\b0?1:/.test(times) ? times.replace(/\d+:\d\d/g, atTime) : `a las ${times}`);

/** Spain and Latin America write numbers each in their way. */
export const managersIn = ({ list, count, weekday }: Formats) =>
  ({
    when: {
      everyDay: 'todos los días',
      mondayToFriday: 'de lunes a viernes',
      weekend: 'los sábados y domingos',
      onWeekdays: (days) => `los ${list(days.map((day) => weekday(day).replace(/o$/, 'os')))}`,
      onDaysOfMonth: (days, short) =>
        `${list(days.map((day) => (day < 0 ? 'el último día' : `el día ${day}`)))} de cada mes${short ? ' (o el último)' : ''}`,
      onWeekdaysOfMonth: (nths, days) =>
        `${list(nths.flatMap((nth) => days.map((day) => `el ${weeks[nth - 1] ?? 'último'} ${weekday(day)}`)))} de cada mes`,
      at: (days, times, zone) => `${days} ${atTimes(times)}, ${zone}`,
    },
    typedDays: {
      first: 'primer, primero, primeros',
      second: 'segundo, segundos',
      third: 'tercer, tercero, terceros',
      fourth: 'cuarto, cuartos',
      last: 'último, últimos, ultimo',
      lastDay: 'fin de mes',
      every: 'cada, todos',
      day: 'día, días, dia, dias',
      ofMonth: 'del mes',
      month: 'mes, meses',
      a: 'al, por',
      monthly: 'mensual, mensualmente',
      nothing: 'el, los, del, de',
    },
    permissions: {
      'View Channel': 'Ver canal',
      'Send Messages': 'Enviar mensajes',
      'Send Messages in Threads': 'Enviar mensajes en hilos',
      'Create Posts': 'Crear publicaciones',
      'Create Public Threads': 'Crear hilos públicos',
      'Manage Threads': 'Gestionar hilos',
      'Read Message History': 'Leer el historial de mensajes',
      'Attach Files': 'Adjuntar archivos',
      'Mention Everyone': 'Mencionar @everyone, @here y todos los roles',
    },
    broken: {
      zone: (zone) => `la zona horaria «${zone}» no existe aquí`,
      time: (time) => `«${time}» no es una hora`,
      weekdays: 'no queda ningún día de la semana',
      monthDays: 'los días del mes no son válidos',
      pool: 'qué se publica',
      look: 'el aspecto de las publicaciones',
    },
    place: {
      gone: 'ese canal ya no existe: elige otro con `horario` y `canal` de `/diaria configurar`',
      notForPosts: 'eso no es un canal de texto, ni un hilo, ni un foro',
      needsTag: (tags) => `este foro exige una etiqueta en cada publicación: indica una con \`etiqueta\` (${tags})`,
      noTags: 'aún no tiene ninguna',
      noSuchTag: 'este foro no tiene esa etiqueta',
      noHistory: (permission) =>
        `me falta ahí el permiso **${permission}**: si algo me interrumpe, no podré ver si una cita llegó a publicarse`,
      noPictures: (permission) =>
        `me falta ahí el permiso **${permission}**: las citas se publican como texto, sin imagen`,
      noThreads: (permissions) => `me faltan permisos ahí (${permissions}): las citas se publican sin su hilo`,
      roleGone: 'el rol al que hay que avisar ya no existe: elige otro',
      roleSilent: (role, permission) =>
        `las publicaciones no avisan a ${role}: permite en los ajustes del rol que cualquiera lo mencione, o dame ahí el permiso **${permission}**`,
      published: 'Cada cita se difunde también en los servidores que siguen este canal.',
      notPublished:
        'Las citas se quedan en este canal: los servidores que lo siguen solo las reciben con `difundir: True`.',
      publishIdle: '`difundir` no sirve de nada ahí: solo se pueden seguir los canales de anuncios.',
      threadIdle: '`hilo` no sirve de nada ahí: un hilo no puede contener otros.',
      archived: 'El hilo está archivado: mi primer mensaje lo abrirá de nuevo.',
      unchecked: 'No puedo comprobar mis permisos ahí: envía una prueba para asegurarte.',
    },
    pool: {
      from: (shows) => `de ${shows}`,
      by: (people) => `en palabras de ${people}`,
      about: (topics) => `sobre ${topics}`,
      whole: 'de todo el archivo',
      onlyThatDay: (quotes) => `${quotes}, solo de episodios que salieron ese mismo día en años anteriores`,
      thatDayFirst: (quotes) => `${quotes}, primero de episodios que salieron ese mismo día en años anteriores`,
      savedFirst: (quotes) => `${quotes}, primero lo que guardaron los miembros aquí`,
      bothFirst: (quotes) =>
        `${quotes}, primero de episodios que salieron ese mismo día en años anteriores y luego lo que guardaron los miembros aquí`,
    },
    schedule: {
      paused: 'En pausa',
      pausedGoesOn: 'En pausa; `/diaria reanudar` la reanuda.',
      nextTry: (when) => `Próximo intento: ${when}`,
      nextPost: (when) => `Próxima cita: ${when}`,
      nextIn: (next, channel) => `${next} en ${channel}`,
      nothingFor: (next, why) => `${next}. Pero no tengo nada que publicar: ${why}`,
      notifies: (role) => `avisa a ${role}`,
      titled: (title) => `con el título «${title}»`,
      templated: 'con tus propias palabras alrededor de la cita',
      coloured: (color) => `en color ${color}`,
      pictured: 'como imagen',
      threaded: 'con un hilo',
      announces: 'anuncia los episodios nuevos',
      published: 'difundida en los servidores que siguen el canal',
      andMore: (n, next) => `… y ${n} más: \`/diaria estado horario:${next}\` muestra la siguiente.`,
    },
    setUp: {
      done: 'Cita diaria configurada',
      changed: 'Cita diaria modificada',
      onlyOneFits: 'Solo encaja una cita, así que saldrá siempre la misma.',
      fit: (n) => count(n, 'Encaja # cita.', 'Encajan # citas; ninguna se repite antes de que salgan todas.'),
      outAlready: 'La de hoy ya está publicada: hay una al día.',
      someOutAlready: (n) => `Algunas de las de hoy ya están publicadas: hay ${n} al día.`,
      cannotPostYet: 'Todavía no se puede publicar ahí:',
      toMend: 'Por arreglar:',
      tagPlaceholder: 'La etiqueta de cada publicación',
      sendTest: 'Enviar una prueba aquí',
      tooMany: (most) =>
        `Un servidor puede tener ${most} citas diarias, y este ya las tiene. Quita antes una con \`/diaria terminar\`.`,
      needWhen: 'Dime también la hora (`hora`) y la zona horaria (`zona`), por ejemplo 9:00 y Europe/Madrid.',
      everyone:
        'Nunca aviso a @everyone. Elige otro rol; o, para no avisar a nadie, usa `/diaria configurar` sin opciones y deja el rol vacío.',
      whereICan: 'Puedo publicar en canales de texto y de anuncios, en hilos y en foros.',
      noneFits: (pool) =>
        `Ninguna cita del archivo encaja: ${pool}. Elige más programas, personas o temas; todo queda como estaba.`,
      noSuchTag: (tag, tags) => `Ese foro no tiene la etiqueta «${tag}». Tiene estas: ${tags}.`,
      noTags: 'Solo los foros tienen etiquetas, y ese no tiene ninguna. No indiques `etiqueta`.',
      severalThere: 'Ese canal tiene varias citas diarias: di cuál con `horario`.',
      noSuchShow: (name) => `No hay ningún programa «${name}» en el archivo.`,
      noTime: (typed, most) =>
        `«${typed}» no es una hora. Escríbela como 9:00, 18:30 o 6:30 pm; varias, como «9:00, 18:30», ${most} como mucho.`,
      severalZones: (typed, zones) => `«${typed}» puede ser cualquiera de estas zonas horarias: ${zones}. Escribe una.`,
      noZone: (typed) =>
        `No conozco la zona horaria «${typed}». Escríbela como Europe/Madrid, o indica una ciudad grande cerca de ti.`,
      noDays: (typed) =>
        `No entiendo «${typed}» como días de la semana o del mes. Escribe «todos los días», «lun-vie» o «martes, jueves»; para los días del mes, «el día 1 y el 15», «el último día del mes» o «el primer lunes del mes».`,
      zoneNow: (zone, clock) => `${zone}, ahora ${clock}`,
      longTitle: (most) => `Un título puede tener ${most} caracteres como mucho.`,
      longTemplate: (most) => `Una plantilla puede tener ${most} caracteres como mucho.`,
      noPlaceFor: (name, known) => `Una plantilla no admite «${name}», solo esto: ${known}.`,
      quoteOnce: 'Una plantilla debe contener `{quote}` una sola vez.',
      noColor: (typed, names) => `«${typed}» no es un color. Escríbelo como #2e6fdb, o elige uno de estos: ${names}.`,
    },
    form: {
      title: 'Una cita cada día',
      labels: {
        channel: 'Dónde',
        time: 'A qué hora local',
        zone: 'En qué zona horaria',
        days: 'Qué días',
        role: 'Rol al que avisar',
      },
      descriptions: {
        channel: 'Un canal, un hilo o un foro',
        time: 'Varias horas, separadas por comas',
        zone: 'Una zona como Europe/Madrid, o una ciudad grande',
        days: 'Déjalo vacío para todos los días',
        role: 'Déjalo vacío para no avisar a nadie',
      },
      again: 'Rellenar de nuevo',
    },
    lastPost: {
      none: 'Aún no se ha publicado nada.',
      posted: (when) => `Última cita: ${when}`,
      postedAt: (when, link) => `Última cita: ${when} · ${link}`,
      unknown: (when, why) => `Última cita: ${when}. ${why}`,
      skipped: (when) => `La última, prevista para el ${when}, se omitió.`,
      skippedFor: (when, why) => `La última, prevista para el ${when}, se omitió: ${why}`,
      notYet: (when) => `Prevista para el ${when}: aún no publicada.`,
      onItsWay: (when) => `Prevista para el ${when}: en camino.`,
      publishedLater: (when) => `Aún no difundida en los servidores que siguen el canal: próximo intento ${when}.`,
      notPublished: '**No difundida** en los servidores que siguen el canal.',
      threadLater: (why) => `Su hilo aún no está: ${why}`,
      noThread: (why) => `**Sin hilo**: ${why}`,
      passedOver: (n, why) =>
        `${count(n, 'Aquí se omite # cita', 'Aquí se omiten # citas')}, porque Discord no aceptó su texto (${why}).`,
      pausedByRefusals: '**En pausa tras varios rechazos.** Se reanudará en cuanto se pueda publicar.',
      wasWrong: 'Lo que falló en el último intento:',
    },
    announcement: {
      episode: 'Un episodio nuevo',
      titled: (title) => `El episodio nuevo «${title}»`,
      andMore: (what, n) => `${what} (y ${n} más)`,
      itsTurn: (what) => `${what} **aún no está anunciado**: le toca ahora.`,
      later: (what, when) => `${what} **aún no está anunciado**: próximo intento ${when}.`,
      publishedLater: (what, when) =>
        `${what} está anunciado, pero aún no difundido en los servidores que siguen el canal: próximo intento ${when}.`,
      skipped: (what) => `${what} **no se anunció**.`,
      done: (what) => `${what} ya está anunciado.`,
    },
    digest: {
      set: (place, when, next) =>
        `Lo que más guardan los miembros se publicará en ${place} ${when}: solo cuántas veces, nunca quién. Si en una semana nadie guarda nada, no se publica nada. Próximo resumen: ${next}.`,
      none: 'No hay ningún resumen semanal configurado en este servidor. Empieza con `/diaria resumen configurar`.',
      off: 'Ya no habrá resumen semanal. Sus ajustes quedan borrados.',
      nothingYet: 'En los últimos siete días nadie ha guardado nada aquí, así que no se publicaría nada.',
      previewOf: (place, next) => `Esto se publicaría ahora en ${place}. Próximo resumen: ${next}.`,
      status: (place, when, next) => `**Resumen semanal** de lo más guardado: ${place} · ${when}\nPróximo: ${next}`,
      without: {
        nothing: 'La última vez nadie había guardado nada esa semana, así que no se publicó nada.',
        away: 'El último se omitió: pasé más de un día sin conexión después de su hora.',
        broken:
          'Su hora o su zona horaria no se puede leer en esta máquina: configúralo de nuevo con `/diaria resumen configurar`.',
      },
      trouble: (why) => `El último no llegó: ${why}`,
      needWhen: 'Dime también la zona horaria (`zona`), por ejemplo Europe/Madrid.',
      oneDay: 'El resumen sale una vez por semana: indica un solo día, por ejemplo domingo.',
      oneTime: 'El resumen sale una vez por semana: indica una sola hora, por ejemplo 18:00.',
      whereICan: 'Puedo publicarlo en canales de texto y de anuncios y en hilos.',
    },
  }) satisfies Managers;
