import { formats } from '../formats.ts';
import type { Managers } from './index.ts';

const { list, count, weekday } = formats('fr');

const weeks = ['premier', 'deuxième', 'troisième', 'quatrième'];
const dayOfMonth = (day: number): string => (day < 0 ? 'dernier jour' : day === 1 ? '1er' : String(day));

/** “de”, which loses its vowel before another: « d’All-In ». */
export const de = (what: string): string =>
  /^[*_]*(?!one\b)[aeiouàâäéèêëîïôöùûüœæ]/i.test(what) ? `d’${what}` : `de ${what}`;

export const managers = {
  when: {
    everyDay: 'tous les jours',
    mondayToFriday: 'du lundi au vendredi',
    weekend: 'le samedi et le dimanche',
    onWeekdays: (days) => list(days.map((day) => `le ${weekday(day)}`)),
    onDaysOfMonth: (days, short) =>
      `${list(days.map((day) => `le ${dayOfMonth(day)}`))} de chaque mois${short ? ' (ou le dernier jour)' : ''}`,
    onWeekdaysOfMonth: (nths, days) =>
      `${list(nths.flatMap((nth) => days.map((day) => `le ${weeks[nth - 1] ?? 'dernier'} ${weekday(day)}`)))} de chaque mois`,
    at: (days, times, zone) => `${days} à ${times}, ${zone}`,
  },
  typedDays: {
    first: 'premier, premiers, première',
    second: 'deuxième, deuxièmes, second, seconds',
    third: 'troisième, troisièmes',
    fourth: 'quatrième, quatrièmes',
    last: 'dernier, derniers',
    lastDay: '',
    every: 'chaque, tous',
    day: 'jour, jours',
    ofMonth: 'du mois, de mois',
    month: 'mois',
    a: 'par',
    monthly: 'mensuel, mensuellement',
    nothing: 'le, les, du, des, de',
  },
  permissions: {
    'View Channel': 'Voir le salon',
    'Send Messages': 'Envoyer des messages',
    'Send Messages in Threads': 'Envoyer des messages dans les fils',
    'Create Posts': 'Créer des posts',
    'Create Public Threads': 'Créer des fils publics',
    'Manage Threads': 'Gérer les fils',
    'Read Message History': 'Voir les anciens messages',
    'Attach Files': 'Joindre des fichiers',
    'Mention Everyone': 'Mentionner @everyone, @here et tous les rôles',
  },
  broken: {
    zone: (zone) => `le fuseau horaire « ${zone} » n’existe pas ici`,
    time: (time) => `« ${time} » n’est pas une heure`,
    weekdays: 'il ne reste aucun jour de la semaine',
    monthDays: 'les jours du mois indiqués n’existent pas',
    pool: 'ce qui doit être publié',
    look: 'l’apparence des messages',
  },
  place: {
    gone: 'ce salon n’existe plus : choisis-en un autre avec `horaire` et `salon` de `/quotidien configurer`',
    notForPosts: 'ce n’est ni un salon textuel, ni un fil, ni un forum',
    needsTag: (tags) => `ce forum exige un tag sur chaque post : indiques-en un avec \`tag\` (${tags})`,
    noTags: 'il n’en a pas encore',
    noSuchTag: 'ce forum n’a pas ce tag',
    noHistory: (permission) =>
      `il me manque la permission **${permission}** : si j’étais interrompu, je ne pourrais pas voir si un message est bien arrivé`,
    noPictures: (permission) =>
      `il me manque la permission **${permission}** : les citations sont publiées en texte, sans image`,
    noThreads: (permissions) => `faute de permission (${permissions}), les citations sont publiées sans leur fil`,
    roleGone: 'le rôle à notifier n’existe plus : choisis-en un autre',
    roleSilent: (role, permission) =>
      `les messages ne notifient pas ${role} : dans les paramètres du rôle, autorise tout le monde à le @mentionner, ou donne-moi la permission **${permission}** pour ce salon`,
    published: 'Chaque message est aussi publié sur les serveurs qui suivent ce salon.',
    notPublished:
      'Les messages restent dans ce salon : les serveurs qui le suivent ne les reçoivent qu’avec `publier: True`.',
    publishIdle: '`publier` n’a aucun effet à cet endroit : seuls les salons d’annonces peuvent être suivis.',
    threadIdle: '`fil` n’a aucun effet à cet endroit : un fil ne peut pas en contenir d’autres.',
    archived: 'Le fil est archivé : mon premier message le rouvrira.',
    unchecked: 'Je n’ai pas pu vérifier mes permissions à cet endroit : envoie un test pour en être sûr.',
  },
  pool: {
    from: (shows) => de(shows),
    by: (people) => `par ${people}`,
    about: (topics) => `sur ${topics}`,
    whole: 'de toutes les archives',
    onlyThatDay: (quotes) => `${quotes}, uniquement d’épisodes parus à la même date les années précédentes`,
    thatDayFirst: (quotes) => `${quotes}, d’abord d’épisodes parus à la même date les années précédentes`,
    savedFirst: (quotes) => `${quotes}, d’abord ce que des membres ont enregistré ici`,
    bothFirst: (quotes) =>
      `${quotes}, d’abord d’épisodes parus à la même date les années précédentes, puis ce que des membres ont enregistré ici`,
  },
  schedule: {
    paused: 'En pause',
    pausedGoesOn: 'En pause ; `/quotidien reprendre` relance la publication.',
    nextTry: (when) => `Prochain essai : ${when}`,
    nextPost: (when) => `Prochaine citation : ${when}`,
    nextIn: (next, channel) => `${next}, dans ${channel}`,
    nothingFor: (next, why) => `${next}. Mais je n’ai rien à publier : ${why}`,
    notifies: (role) => `notifie ${role}`,
    titled: (title) => `titre « ${title} »`,
    templated: 'avec tes propres mots autour de la citation',
    coloured: (color) => `en ${color}`,
    pictured: 'en image',
    threaded: 'avec un fil',
    announces: 'annonce les nouveaux épisodes',
    published: 'publiée sur les serveurs abonnés',
    andMore: (n, next) =>
      `… et ${count(n, '# autre', '# autres')} : \`/quotidien état horaire:${next}\` montre la suivante.`,
  },
  setUp: {
    done: 'Citation quotidienne configurée',
    changed: 'Citation quotidienne modifiée',
    onlyOneFits: 'Une seule citation convient : c’est elle qui sera publiée à chaque fois.',
    fit: (n) =>
      count(
        n,
        '# citation convient.',
        '# citations conviennent ; aucune ne revient avant que toutes aient été publiées.',
      ),
    outAlready: 'Celle d’aujourd’hui a déjà été publiée : il y en a une par jour.',
    someOutAlready: (n) => `Certaines citations d’aujourd’hui ont déjà été publiées : il y en a ${n} par jour.`,
    cannotPostYet: 'Rien ne peut encore y être publié :',
    toMend: 'À corriger :',
    tagPlaceholder: 'Le tag de chaque post',
    sendTest: 'Envoyer un test ici',
    tooMany: (most) =>
      `Un serveur peut avoir ${most} citations quotidiennes, et celui-ci les a déjà. Arrêtes-en d’abord une avec \`/quotidien arrêter\`.`,
    needWhen: 'Indique aussi l’heure (`heure`) et le fuseau horaire (`fuseau`), par exemple 9:00 et Europe/Paris.',
    everyone:
      'Je ne notifie jamais @everyone. Choisis un autre rôle ; ou, pour ne notifier personne, lance `/quotidien configurer` sans options et laisse le rôle vide.',
    whereICan: 'Je peux publier dans les salons textuels, les salons d’annonces, les fils et les forums.',
    noneFits: (pool) =>
      `Aucune citation des archives ne convient : ${pool}. Choisis plus d’émissions, de personnes ou de sujets ; rien n’a été modifié.`,
    noSuchTag: (tag, tags) => `Ce forum n’a pas de tag « ${tag} ». Voici ceux qu’il a : ${tags}.`,
    noTags: 'Seuls les forums ont des tags, et ce salon n’en a pas. N’indique pas de `tag`.',
    severalThere: 'Ce salon a plusieurs citations quotidiennes : dis laquelle avec `horaire`.',
    noSuchShow: (name) => `Il n’y a pas d’émission « ${name} » dans les archives.`,
    noTime: (typed, most) =>
      `« ${typed} » n’est pas une heure. Écris-la sous la forme 9:00 ou 18:30 ; plusieurs sous la forme « 9:00, 18:30 », ${most} au plus.`,
    severalZones: (typed, zones) =>
      `« ${typed} » peut désigner plusieurs fuseaux horaires : ${zones}. Écris l’un d’eux.`,
    noZone: (typed) =>
      `Je ne connais pas de fuseau horaire « ${typed} ». Écris-le sous la forme Europe/Paris, ou indique une grande ville près de chez toi.`,
    noDays: (typed) =>
      `Je ne reconnais dans « ${typed} » ni jours de la semaine ni jours du mois. Écris « tous les jours », « lun-ven » ou « mardi, jeudi » ; pour les jours du mois, « le 1er et le 15 », « le dernier jour du mois » ou « le premier lundi du mois ».`,
    zoneNow: (zone, clock) => `${zone}, il est ${clock}`,
    longTitle: (most) => `Un titre ne peut pas dépasser ${most} caractères.`,
    longTemplate: (most) => `Un modèle ne peut pas dépasser ${most} caractères.`,
    noPlaceFor: (name, known) => `Un modèle n’accepte pas « ${name} », seulement : ${known}.`,
    quoteOnce: 'Un modèle doit contenir `{quote}` une seule fois.',
    noColor: (typed, names) =>
      `« ${typed} » n’est pas une couleur. Écris-la sous la forme #2e6fdb, ou choisis parmi : ${names}.`,
  },
  form: {
    title: 'Une citation chaque jour',
    labels: {
      channel: 'Où',
      time: 'À quelle heure locale',
      zone: 'Dans quel fuseau horaire',
      days: 'Quels jours',
      role: 'Rôle à notifier',
    },
    descriptions: {
      channel: 'Un salon, un fil ou un forum',
      time: 'Plusieurs heures séparées par des virgules',
      zone: 'Un fuseau comme Europe/Paris, ou une grande ville',
      days: 'Laisse vide pour tous les jours',
      role: 'Laisse vide pour ne notifier personne',
    },
    again: 'Remplir à nouveau',
  },
  lastPost: {
    none: 'Rien n’a encore été publié.',
    posted: (when) => `Dernière citation : ${when}`,
    postedAt: (when, link) => `Dernière citation : ${when} · ${link}`,
    unknown: (when, why) => `Dernière citation : ${when}. ${why}`,
    skipped: (when) => `La dernière, prévue ${when}, a été sautée.`,
    skippedFor: (when, why) => `La dernière, prévue ${when}, a été sautée : ${why}`,
    notYet: (when) => `Prévue ${when} : pas encore publiée.`,
    onItsWay: (when) => `Prévue ${when} : en route.`,
    publishedLater: (when) => `Pas encore publiée sur les serveurs abonnés : prochain essai ${when}.`,
    notPublished: '**Pas publiée** sur les serveurs abonnés au salon.',
    threadLater: (why) => `Son fil n’est pas encore ouvert : ${why}`,
    noThread: (why) => `**Pas de fil** sous la citation : ${why}`,
    passedOver: (n, why) =>
      `${count(n, '# citation est laissée', '# citations sont laissées')} de côté ici, car Discord n’en a pas accepté le texte (${why}).`,
    pausedByRefusals: '**En pause après plusieurs refus.** Elle reprend d’elle-même dès que la publication remarche.',
    wasWrong: 'Ce qui n’allait pas au dernier essai :',
  },
  announcement: {
    episode: 'Un nouvel épisode',
    titled: (title) => `Le nouvel épisode « ${title} »`,
    andMore: (what, n) => `${what} (et ${count(n, '# autre', '# autres')})`,
    itsTurn: (what) => `${what} n’est **pas encore annoncé** : c’est son tour.`,
    later: (what, when) => `${what} n’est **pas encore annoncé** : prochain essai ${when}.`,
    publishedLater: (what, when) =>
      `${what} est annoncé, mais l’annonce n’est pas encore publiée sur les serveurs abonnés : prochain essai ${when}.`,
    skipped: (what) => `${what} n’a **pas été annoncé**.`,
    done: (what) => `${what} a été annoncé.`,
  },
  digest: {
    set: (place, when, next) =>
      `Les citations les plus enregistrées par les membres paraîtront dans ${place} ${when} : je dirai combien de fois, jamais par qui. Si personne n’a rien enregistré de la semaine, rien n’est publié. Le prochain récapitulatif : ${next}.`,
    none: 'Aucun récapitulatif hebdomadaire n’est configuré sur ce serveur. Commence par `/quotidien récapitulatif configurer`.',
    off: 'Plus de récapitulatif hebdomadaire. Ses réglages sont supprimés.',
    nothingYet: 'Personne n’a rien enregistré ici ces sept derniers jours : rien ne serait publié.',
    previewOf: (place, next) =>
      `Voici ce qui paraîtrait maintenant dans ${place} ; le prochain récapitulatif paraîtra ${next}.`,
    status: (place, when, next) =>
      `**Récapitulatif hebdomadaire** des citations les plus enregistrées : ${place} · ${when}\nProchain : ${next}`,
    without: {
      nothing: 'La dernière fois, personne n’avait rien enregistré de la semaine : rien n’a été publié.',
      away: 'Le dernier a été sauté : je suis resté absent plus d’une journée après l’heure prévue.',
      broken:
        'Son heure ou son fuseau horaire est illisible sur cette machine : configure-le à nouveau avec `/quotidien récapitulatif configurer`.',
    },
    trouble: (why) => `Le dernier n’est pas arrivé : ${why}`,
    needWhen: 'Indique aussi le fuseau horaire (`fuseau`), par exemple Europe/Paris.',
    oneDay: 'Un récapitulatif paraît une fois par semaine : indique un seul jour, par exemple dimanche.',
    oneTime: 'Un récapitulatif paraît une fois par semaine : indique une seule heure, par exemple 18:00.',
    whereICan: 'Je peux le publier dans les salons textuels, les salons d’annonces et les fils.',
  },
} satisfies Managers;
