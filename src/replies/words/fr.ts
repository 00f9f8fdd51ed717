import type { Words } from './en.ts';
import { formats } from './formats.ts';
import { de, managers } from './managers/fr.ts';
import { upkeep } from './upkeep/fr.ts';

const { number, date, list, weekday, count } = formats('fr');

const episodes = (n: number) => count(n, '# épisode', '# épisodes');
const quotes = (n: number) => count(n, '# citation', '# citations');
const minutes = (n: number) => count(n, '# minute', '# minutes');

export const fr = {
  locale: 'fr',
  number,
  date: (iso) => date(iso).replace(/^1 /, '1er '),
  list,
  weekday,
  marks: { open: '« ', close: ' »', comma: ', ', semicolon: ' ; ', gap: ' ' },

  episodes,
  quotes,
  minutes,
  passages: (n) => count(n, '# passage', '# passages'),
  passagesSaid: (n) => count(n, 'un passage', '# passages'),
  more: {
    shows: (n) => count(n, '# autre émission', '# autres émissions'),
    people: (n) => count(n, '# autre personne', '# autres personnes'),
    topics: (n) => count(n, '# autre sujet', '# autres sujets'),
  },
  withMore: (what, more) => `${what} : ${more}`,
  andMoreSaid: (one, other) => `${one}. ${other}`,
  andMore: (n) => count(n, 'et # autre', 'et # autres'),
  dates: (from, to) => `du ${from} au ${to}`,
  placeOf: (at, all) => `${at} sur ${all}`,
  placesOf: (from, to, all) => `${from}–${to} sur ${all}`,

  buttons: {
    previous: 'Précédent',
    next: 'Suivant',
    more: 'Voir plus',
    less: 'Voir moins',
    back: 'Retour',
    forward: 'Suite',
    another: 'Une autre',
    context: 'Contexte',
    moreContext: 'Plus de contexte',
    lessContext: 'Moins de contexte',
    backToQuote: 'Retour à la citation',
    toTheQuote: 'Aller à la citation',
    readOn: 'Lire la suite',
    save: 'Enregistrer',
    remove: 'Retirer',
    delete: 'Supprimer',
    asFile: 'Exporter',
    image: 'Image',
    square: 'Carré',
    landscape: 'Paysage',
    dark: 'Sombre',
    light: 'Clair',
    showToAll: 'Montrer à tous',
    showNearest: 'Voir quand même le plus proche',
    openEpisode: 'Ouvrir l’épisode',
    listen: 'Écouter',
    listenAt: (moment) => `Écouter · ${moment}`,
  },
  placeholders: { openEpisode: 'Ouvrir un épisode', remove: 'Retirer…', erase: 'Effacer…' },

  asked: {
    random: 'Une citation au hasard',
    by: (quoted) => `par ${quoted}`,
    in: (quoted) => `dans ${quoted}`,
    of: (quoted) => `de ${quoted}`,
    ofAll: 'de toutes les émissions',
    inContext: 'en contexte',
  },
  listing: {
    episodes: 'Épisodes',
    of: (quoted) => `de ${quoted}`,
    ofAll: 'de toutes les émissions',
    from: (year) => `de ${year}`,
    on: (quoted) => `sur ${quoted}`,
  },
  matched: { spelling: 'orthographe proche', meaning: 'sens proche, mots différents' },

  nobodySaid: (query) => `Personne n’a dit « ${query} » dans ces épisodes. J’en ai lu chaque mot, deux fois.`,
  nothingFound: (query) => `Je n’ai rien trouvé pour « ${query} ».`,
  nothingFoundIn: (query, where) => `Je n’ai rien trouvé ${where} pour « ${query} ».`,
  whereBy: (speaker) => `chez ${speaker}`,
  whereIn: (episode) => `dans ${episode}`,
  near: 'Pas dans ces termes. Le plus proche par le sens :',
  nearTo: (subject) => `Pas dans ces termes. Ce que j’ai de plus proche, sur « ${subject} » :`,
  leads: (query) =>
    `Les épisodes les plus proches de « ${query} », avec un passage chacun. Il se peut qu’aucun ne soit le bon.`,
  noLeads: (query) => `Rien dans ces épisodes ne se rapproche de « ${query} ».`,
  meant: 'Tu voulais dire :',
  nearest: 'Sujets voisins :',
  noEpisodes:
    'Les archives sont vides. La personne qui m’héberge peut mettre des transcriptions dans `data/episodes` – voir `data/README.md`.',
  unknownSpeaker: (name) =>
    `Je ne connais personne du nom de « ${name} ». Choisis un des noms proposés pendant la saisie.`,
  unknownEpisode: (name) =>
    `Aucun épisode ne s’appelle « ${name} ». Choisis-en un parmi ceux qui s’affichent pendant la saisie.`,
  unknownShow: (name) =>
    `Je ne connais aucune émission du nom de « ${name} ». Choisis-en une parmi celles qui s’affichent pendant la saisie.`,
  allShows: 'Toutes les émissions',
  noSuchEpisodes: 'Aucun de mes épisodes ne correspond.',
  episodeGone: 'Cet épisode n’est plus dans les archives.',
  yearInDigits: 'Indique l’année en quatre chiffres, comme 2021, ou choisis-en une pendant la saisie.',
  noneDated: 'Aucun n’a de date, ils ne sont donc pas dans l’ordre chronologique.',
  undatedLast: (n) =>
    count(n, 'Un épisode n’a pas de date et vient en dernier.', '# épisodes n’ont pas de date et viennent en dernier.'),
  undatedLeftOut: (n) =>
    count(
      n,
      'Un autre épisode n’a pas de date : impossible de savoir s’il est plus récent. `/épisodes` les liste tous.',
      '# autres épisodes n’ont pas de date : impossible de savoir si l’un d’eux est plus récent. `/épisodes` les liste tous.',
    ),
  thoseThatSayMost: (n) => `Les ${n} qui en parlent le plus ; il peut y en avoir d’autres.`,
  theNewest: 'Les derniers épisodes',
  theNewestOf: (show) => `Les derniers épisodes ${de(show)}`,
  with: (people) => `Avec ${people}`,
  on: (topics) => `Sur ${topics}`,
  notesOnly: 'Notes d’épisode seulement : il n’y a pas de transcription de cet épisode.',
  alsoCalledSo: (names) => `Ce nom désigne aussi ${names}.`,
  episodesOf: (n, shows) => `${episodes(n)} ${de(shows)}`,
  newestOfThem: 'Les plus récents :',
  someOfThem: 'Quelques-uns :',
  speaksMostOf: 'Parle surtout de :',
  speaksMostOfNewest: (n) => `Parle surtout de (${n} derniers épisodes) :`,
  noneGoodEnough:
    'Il n’y a pas ici de citation qui se suffise à elle-même. Demande quelque chose : `/citation sujet:…`.',
  noSummary: 'Personne ne le résume en une phrase. Voici ce qui en a été dit :',
  retold:
    'Reformulé par un modèle de langage à partir des phrases citées ci-dessous ; seules celles-ci sont reprises mot pour mot.',
  gone: 'Cette citation n’est plus dans les archives : son épisode a été modifié ou retiré. Redemande et je chercherai à nouveau.',
  queryGone: 'Je ne peux plus lire dans ce message ce qui a été demandé. Redemande avec `/citation`.',
  forged: 'Ce bouton n’est pas de moi, ou vient d’une ancienne version de moi. Redemande pour en avoir un nouveau.',
  otherVersion:
    'Ce n’est pas une de mes commandes, ou plus sous cette forme : j’ai changé entre-temps. Recharge Discord et réessaie.',
  cooldown: (when) => `Patience, humain. Tu pourras redemander ${when}.`,
  fault: (id) =>
    `Quelque chose a cassé de mon côté ; c’est consigné sous \`${id}\`. Réessaie, et si ça persiste, donne ce code à la personne qui m’héberge.`,
  stopping: 'Je redémarre. Réessaie dans un instant.',
  formLate: 'J’ai mis trop de temps à ouvrir ce formulaire. Réessaie dans un instant.',
  leftOut: '[…] Une publicité, une annonce ou des coordonnées sont omises.',
  onlyEpisodeLink: 'Le lien ouvre l’épisode entier : cette émission n’a pas de liens vers un moment précis.',
  noLink: 'La source ne donne pas de lien pour cet épisode.',
  shifted: 'Des publicités insérées peuvent décaler un peu le minutage.',
  ownWords: (show) => `${show}, notes d’épisode`,
  quotedBy: (name) => `${name}, d’après les notes d’épisode`,
  speakerUnknown: 'Voix inconnue',
  machineMade: 'transcription automatique',
  machineMadeAtLength:
    'Une machine a fait cette transcription à l’oreille : elle a pu mal comprendre certains mots, et on ne sait pas qui parle.',
  wasAsked: (name, question) => `${name} a demandé : « ${question} »`,
  pictureTooLong: 'Cette citation est trop longue pour rester lisible sur une image.',
  pictureNoLetters: (letters) => `Je n’ai pas de police pour certains caractères : ${letters}`,
  pictureFailed: 'Je n’ai pas réussi à créer l’image. Réessaie dans un instant.',
  notYours: 'Seule la personne qui a fait la demande, ou quelqu’un qui peut gérer les messages, peut faire ça.',
  managersOnly: 'C’est réservé aux membres qui peuvent gérer ce serveur.',
  serversOnly: 'Ça ne marche que sur un serveur qui m’a invité.',

  help: {
    hello:
      'J’ai écouté chaque épisode pour que tu n’aies pas à t’en souvenir. Toute résistance est superflue : il suffit de demander.',
    quote: (command) => `**${command}** – ce que quelqu’un a dit, mot pour mot`,
    topic: (command) => `**${command}** – un court résumé avec ses sources`,
    episode: (command) => `**${command}** – personnes, sujets et meilleures citations`,
    browse: (speaker, latest, all) =>
      `**${speaker}**, **${latest}**, **${all}** – qui parle, les nouveautés et la liste des épisodes`,
    narrow: (example) => `Pour préciser : ${example}`,
    exact:
      'Les mots entre `"guillemets droits"` doivent figurer tels quels. Sujets, personnes et épisodes s’affichent pendant la saisie ; tout autre texte marche aussi.',
    image: '**Image** sous une citation en fait une image : rien que pour toi, jusqu’à ce que tu la montres à tous.',
    save: (save, privacy) =>
      `**Enregistrer** sous une citation la garde rien que pour toi : \`${save}\` montre les tiennes. \`${privacy}\` montre et efface ce que je garde sur toi.`,
    daily: (command) =>
      `**${command}** – une citation par jour dans un salon, à l’heure de ton choix (pour qui gère le serveur).`,
    chat: (off) =>
      `Mentionne-moi avec une question, réponds à un de mes messages, écris-moi en privé, ou passe par le menu Applications d’un message. \`${off}\` : j’ignore ce que tu écris.`,
    archive: (n, shows, dates) => `**Dans les archives :** ${episodes(n)} ${de(shows)}${dates}.`,
    stores: (what) => `**Ce que je stocke :** ${what}`,
    sends: (what) => `**Ce qui est envoyé :** ${what}`,
    topics: 'Ce dont on parle ici :',
  },
  stores:
    'Les réglages des citations quotidiennes et des recherches : les identifiants des serveurs, des salons, des rôles et des membres qui ont configuré quelque chose ou demandé à être ignorés, les citations publiées, et celles que tu enregistres. Pour les alertes : ce que tu as demandé, et ta langue. Jamais ce que tu écris dans le chat, jamais de noms.',
  sends:
    'La personne qui m’héberge a installé un modèle sur un serveur informatique de son choix. Quand la recherche par mots ne répond pas à ta question, il en reçoit le texte, sans jamais savoir qui l’a posée ; il ne reçoit jamais de message qui ne m’était pas adressé.',

  saved: {
    title: 'Tes citations enregistrées',
    line: 'Enregistrées',
    empty: 'aucune',
    done: 'Enregistrée. Personne d’autre ne le sait ; `/enregistrées` montre les tiennes.',
    known: (when) =>
      `Tu l’as déjà enregistrée ${when}. Personne d’autre ne le sait ; \`/enregistrées\` montre les tiennes.`,
    full: (most) =>
      `Tu as ${most} citations enregistrées, et je n’en garde pas plus. Exporte-les d’abord dans un fichier, puis retires-en avec \`/enregistrées\`.`,
    removed: (n) => count(n, 'Retirée de tes citations enregistrées.', '# retirées de tes citations enregistrées.'),
    none: 'Tu n’as encore rien enregistré. Appuie sur **Enregistrer** sous une citation ; personne d’autre ne le saura.',
    goneLabel: 'Une citation qui n’est plus dans les archives',
    gone: (when) =>
      `Une citation que tu as enregistrée le ${when} n’est plus dans les archives : son épisode a été modifié ou retiré.`,
    allGone: 'Plus aucune de tes citations enregistrées n’est dans les archives.',
    leftOut: (n) =>
      count(
        n,
        'Une autre n’est plus dans les archives et manque donc ici : je ne garde pas le texte des citations.',
        '# autres ne sont plus dans les archives et manquent donc ici : je ne garde pas le texte des citations.',
      ),
    whichFile: 'Toutes tes citations enregistrées, dans quel type de fichier ?',
    noneHere: (when) => `Personne n’a rien enregistré ici ${when}. **Enregistrer** se trouve sous chaque citation.`,
    most: (when) => `Les plus enregistrées ici, ${when}`,
    countsAlone: 'Le nombre de membres qui l’ont enregistrée. Lesquels, je ne le dis à personne.',
    lastDays: (n) => count(n, 'ces 24 dernières heures', 'ces # derniers jours'),
    ever: 'à ce jour',
    file: 'Citations enregistrées',
    columns: {
      quote: 'Citation',
      speaker: 'Personne',
      show: 'Émission',
      number: 'Numéro',
      title: 'Titre',
      date: 'Date',
      moment: 'Moment',
      link: 'Lien',
      saved: 'Enregistrée le',
    },
  },
  privacy: {
    title: 'Ce que je garde sur toi',
    erased: (what) => `Effacé : ${what}.`,
    nothing: 'Rien.',
    never:
      'Je ne garde jamais ce que tu écris dans le chat, ni ton nom. Ce que tu enregistres reste jusqu’à ce que tu le retires, ou jusqu’à 30 jours après mon retrait du serveur où tu l’as enregistré.',
    saved: (n, servers) =>
      `${count(n, '# citation enregistrée', '# citations enregistrées')}${servers > 0 ? `, sur ${count(servers, '# serveur', '# serveurs')}` : ''} : ${count(n, 'laquelle', 'lesquelles')}, où et quand. \`/enregistrées\` ${count(n, 'la', 'les')} montre.`,
    savedChoice: 'Citations enregistrées',
    passedOver: 'Ta demande d’ignorer tes messages.',
    passedOverChoice: 'Ta demande d’ignorer tes messages',
    passedOverMore: 'je te répondrai de nouveau',
    toldOf: (n) => `les épisodes que je t’ai signalés ces 30 derniers jours (${n})`,
    alerts: (told, what) => `Tes alertes (${what}), leur langue, et ${told}.`,
    alertsEnded: (told) => `Pour les alertes que tu as arrêtées : ${told}.`,
    alertsChoice: 'Alertes',
    alertsMore: 'demandées et reçues',
    daily: (n) =>
      `Le fait que tu aies configuré ${count(n, '# citation quotidienne', '# citations quotidiennes')} : pour que je puisse te prévenir en cas de souci.`,
    dailyChoice: 'Le fait que tu aies configuré des citations quotidiennes',
    dailyMore: 'elles continuent, je ne te préviendrai plus',
  },
  stop: '.',
  posts: {
    heading: {
      day: 'Citation du jour',
      week: 'Citation de la semaine',
      month: 'Citation du mois',
      often: 'Tiré des archives',
    },
    onThisDay: (year) => `À la même date, en ${year}`,
    title: (quote) => `« ${quote} »`,
    newEpisode: 'Nouvel épisode dans les archives',
    newEpisodes: (n) => count(n, '# nouvel épisode dans les archives', '# nouveaux épisodes dans les archives'),
    newTitle: (title) => `Nouveau : ${title}`,
    andMore: (n) => count(n, '… et # autre', '… et # autres'),
    whatAbout: 'De quoi ça parle ?',
    aboutTheFirst: 'À propos du premier',
    threadOn: (title) => `À propos ${de(title)}`,
    asked: (speaker) => `Dans l’épisode, ${speaker} a demandé :`,
    andYou: 'Et toi, qu’aurais-tu répondu ?',
    makeOfIt: (episode) => `Tiré ${de(episode)}. Qu’en penses-tu ?`,
    alerted: 'Un nouvel épisode en parle',
    alertFor: (what) => `Tu avais demandé une alerte pour ${what}.`,
    alertedMore: (n) => count(n, 'Et dans # autre épisode.', 'Et dans # autres épisodes.'),
    noMoreOfThis: 'Arrêter cette alerte',
    alertOf: {
      topic: (quoted) => `le sujet ${quoted}`,
      person: (quoted) => `la personne ${quoted}`,
      phrase: (quoted) => `les mots ${quoted}`,
    },
  },
  trouble: {
    mend: (what, remedy) => `${what}. ${remedy}`,
    because: (what, why) => `${what} (${why})`,
    refusals: {
      gone: {
        what: 'le salon n’existe plus',
        remedy: 'Choisis-en un autre avec `horaire` et `salon` de `/quotidien configurer`.',
      },
      left: { what: 'je ne suis plus sur ce serveur', remedy: 'Invite-moi à nouveau.' },
      'no access': {
        what: 'je ne vois pas le salon',
        remedy: 'Donne-moi la permission « Voir le salon » pour ce salon.',
      },
      'no permission': {
        what: 'je n’ai pas le droit d’y publier',
        remedy:
          'Donne-moi les permissions « Voir le salon » et « Envoyer des messages » pour ce salon (dans les fils, « Envoyer des messages dans les fils »).',
      },
      locked: {
        what: 'le fil est archivé ou verrouillé',
        remedy: 'Rouvre-le et déverrouille-le, ou donne-moi la permission « Gérer les fils ».',
      },
      'needs tag': {
        what: 'le forum exige un tag sur chaque post',
        remedy: 'Indiques-en un : `/quotidien configurer` avec `tag`.',
      },
      'too many threads': {
        what: 'le serveur a déjà autant de fils actifs que Discord en permet',
        remedy: 'Ferme quelques fils ou posts.',
      },
      closed: {
        what: 'tes messages privés me sont fermés',
        remedy:
          'Dans les paramètres de confidentialité d’un serveur que nous avons en commun, autorise les messages privés des membres.',
      },
      blocked: {
        what: 'la modération de Discord bloque les citations l’une après l’autre, à cause de leur texte',
        remedy: 'Si c’est une règle d’AutoMod, exempte le salon ou un de mes rôles.',
      },
      broken: {
        what: 'sa configuration n’est plus lisible',
        remedy: 'Refais-la : `/quotidien configurer` avec `heure` et `fuseau`.',
      },
      unfit: {
        what: 'Discord n’accepte pas mes publications',
        remedy: 'La personne qui m’héberge trouvera la réponse dans le journal.',
      },
      other: {
        what: 'Discord refuse la publication',
        remedy: 'La personne qui m’héberge trouvera la réponse dans le journal.',
      },
    },
    publishByHand: 'Publie-la à la main avec le bouton « Publier » du message.',
    noQuote:
      'rien dans les archives ne correspond à ce qui a été choisi pour cette citation quotidienne. Choisis plus d’émissions, de personnes ou de sujets avec `/quotidien configurer`.',
    homeGone: (show) =>
      `ce serveur s’en tient à ${show}, qui n’est plus dans les archives. Choisis une autre émission avec \`/émission\`, ou des émissions pour cette citation quotidienne avec \`/quotidien configurer\`.`,
    revoked: 'Discord refuse mon jeton : la personne qui m’héberge doit en mettre un nouveau.',
    away: 'Discord ne me répond pas pour l’instant. Réessaie dans une minute.',
    noAnniversary: 'rien dans les archives n’est paru à cette date les années précédentes',
    overtaken: 'l’heure de la suivante était venue',
    tooLate: (hours) =>
      count(
        hours,
        'je suis resté absent plus d’une heure après le moment prévu',
        'je suis resté absent plus de # heures après le moment prévu',
      ),
    discordAway: (hours) =>
      count(hours, 'pendant # heure, Discord ne l’a pas acceptée', 'pendant # heures, Discord ne l’a pas acceptée'),
    stillRefused: (what) => `le problème persiste – ${what}`,
    maybePosted:
      'j’ai été interrompu pendant la publication, et je ne peux pas lire l’historique pour voir si elle a abouti : la citation compte comme publiée. Donne-moi la permission « Voir les anciens messages » pour ce salon.',
    publishAway: (hours) =>
      count(hours, 'Pendant # heure, Discord ne l’a pas publiée.', 'Pendant # heures, Discord ne l’a pas publiée.'),
    paused: (place, when, what, remedy) =>
      `Je n’ai pas pu publier la citation quotidienne dans ${place} (${when}) : ${what}. ${remedy} Je l’ai mise en pause : je réessaie toutes les heures tant qu’elle peut encore être publiée en retard, puis une fois à chaque heure prévue, et elle reprend dès que ça marche. \`/quotidien maintenant\` essaie tout de suite.`,
    awayNow: 'Discord ne l’a pas encore acceptée',
    announcementRefused: 'la modération de Discord bloque les annonces',
    failed: 'quelque chose a mal tourné. La personne qui m’héberge en trouvera la cause dans le journal',
    episodesGone: 'les nouveautés ne sont plus dans les archives',
    quoteNotYet: 'sa citation n’est pas encore dans les archives, ou n’y est plus',
    mayNotThread:
      'je ne peux pas y créer de fils. Donne-moi les permissions « Créer des fils publics » et « Envoyer des messages dans les fils »',
  },
  daily: {
    noneYet: 'Aucune citation quotidienne n’est configurée sur ce serveur. Commence par `/quotidien configurer`.',
    noSuchSchedule:
      'Cette citation quotidienne n’existe pas. Choisis-en une parmi celles qui s’affichent pendant la saisie.',
    whichSchedule: 'Ce serveur a plusieurs citations quotidiennes : dis laquelle avec `horaire`.',
    posted: (link) => `Publié : ${link}.`,
    stayPaused: 'Les citations quotidiennes restent en pause ; `/quotidien reprendre` les relance.',
    stillComes: (when) => `La citation quotidienne sera publiée quand même : ${when}.`,
    ended: (channel) => `Il n’y aura plus de citations quotidiennes dans ${channel}. Les réglages sont supprimés.`,
    pausedIn: (channel) => `En pause dans ${channel}. \`/quotidien reprendre\` relance la publication.`,
    goesOn: (channel, when) => `Ça reprend dans ${channel} : ${when}.`,
    waitsNow: 'ce qui attend est publié maintenant, s’il n’est pas trop tard',
    allMayCome: 'Toutes les citations peuvent être publiées ici : aucune n’a été exclue avec `/quotidien plus-jamais`.',
    neverPosted: (n) =>
      count(
        n,
        '# citation ne sera jamais publiée sur ce serveur.',
        '# citations ne seront jamais publiées sur ce serveur.',
      ),
    lastBarred: (n) => `Voici les ${n} dernières exclues.`,
    whatMayCome: 'Choisis ce qui peut revenir',
    mayComeAgain: (n) =>
      count(n, 'Elle peut de nouveau être publiée ici :', 'Ces # citations peuvent de nouveau être publiées ici :'),
    andMore: (n) => count(n, '… et # autre.', '… et # autres.'),
    neverAgain: 'Plus jamais sur ce serveur :',
    undo: 'Annuler',
    nothingPosted: 'Rien n’a encore été publié ici.',
    pickQuote: 'Choisis une des citations proposées pendant la saisie.',
    sentAsTest: (link) => `Envoyé à titre de test : ${link}. Ça ne compte pas ; supprime-le si tu veux.`,
    nothingToPost: (why) => `Je n’ai rien à publier : ${why}`,
    doesNotWork: (why) => `Ça ne marche pas : ${why}`,
    didNotWork: (why) => `Ça n’a pas marché : ${why}`,
    askedToWait: (seconds) => `Discord me demande d’attendre ${seconds} s. Réessaie ensuite.`,
    unconfirmed: 'Discord n’a pas confirmé la publication : regarde dans le salon avant de réessayer.',
    notTaken: 'Discord n’a pas accepté la publication. Réessaie dans une minute.',
    channelElsewhere: 'Ce salon n’est pas sur ce serveur.',
  },
  archive: {
    ownersOnly: 'Seule la personne qui m’héberge, ou son équipe, peut corriger les archives.',
    beingRead: 'Je suis encore en train de recharger les épisodes ; ça se verra dans un instant.',
    undoable:
      '-# Les fichiers restent tels quels. `/archives annuler` annule la correction, `/archives liste` montre tout.',
  },
  language: {
    chosen: (name) => `Sur ce serveur, je parle à tout le monde dans cette langue : **${name}**.`,
    asDiscord: (name) =>
      `Sur ce serveur, je parle à tout le monde dans la langue choisie dans les paramètres du serveur, si je la connais : **${name}**.`,
  },
  home: {
    gone: (show) =>
      `Ce serveur s’en tient à **${show}**, qui n’est plus dans les archives. Indiques-en une autre avec \`émission:\` ; les membres qui gèrent le serveur peuvent changer ça avec \`/émission\`.`,
    whichOne: 'Quelle émission ? Choisis-en une parmi celles qui s’affichent pendant la saisie.',
    none: 'Ce serveur ne s’en tient à aucune émission en particulier : je réponds à partir de toutes. `/émission émission:` permet d’en choisir une.',
    is: (show) => `Ce serveur s’en tient à **${show}**.`,
    keptTo: (show) =>
      `**Ici :** je m’en tiens à **${show}**, sauf si tu indiques une autre émission avec \`émission:\`.`,
    means:
      'Les commandes, le chat, les propositions pendant la saisie et les citations quotidiennes s’y tiennent, sauf si l’on indique une autre émission, un épisode ou quelqu’un qui n’y figure pas. `émission:Toutes les émissions` dans une commande, ou « in all shows » dans le chat, interroge toutes les archives.',
    set: (show) => `Ce serveur s’en tient désormais à **${show}**.`,
    unset: 'Ce serveur ne s’en tient plus à une émission en particulier : je réponds à partir de toutes.',
    dailies: (n) =>
      count(
        n,
        '# citation quotidienne sans émission choisie y puise aussi ; `/quotidien configurer émissions:all` la laisse puiser partout.',
        '# citations quotidiennes sans émission choisie y puisent aussi ; `/quotidien configurer émissions:all` en laisse une puiser partout.',
      ),
    noQuotes: (n) =>
      count(
        n,
        'Pour # citation quotidienne, rien dans cette émission ne convient : `/quotidien état` en dit plus.',
        'Pour # citations quotidiennes, rien dans cette émission ne convient : `/quotidien état` en dit plus.',
      ),
  },
  alerts: {
    title: 'Quand un nouvel épisode en parle',
    saysNothing: 'On dit ça dans tous les épisodes. Indique quelque chose de plus rare.',
    full: (most) => `Il y en a déjà ${most}, et il ne peut pas y en avoir plus. \`/alerte retirer\` fait de la place.`,
    inPrivate: 'en message privé',
    inChannel: (channel) => `dans ${channel}`,
    known: (what, where) => `Tu as déjà une alerte pour ${what}, ${where}.`,
    addedPerson: (what, where) =>
      `Alerte ajoutée pour ${what}. Dès que cette personne parle ou est nommée dans un nouvel épisode, je te préviens une fois, ${where}, avec la citation.`,
    added: (what, where) =>
      `Alerte ajoutée pour ${what}. Dès qu’un nouvel épisode en parle, dans ces termes, je te préviens une fois, ${where}, avec la citation.`,
    atMost: 'Un message par épisode au plus. `/alerte liste` montre ce que tu as demandé.',
    toMend: (what) => `**À corriger :** ${what}`,
    none: 'Tu n’as encore demandé aucune alerte : `/alerte ajouter sujet`, `personne` ou `mots-exacts`.',
    notArrived: (where, why) => `**La dernière alerte ${where} n’est pas arrivée :** ${why}`,
    listed: (what, where) => `- ${what}, ${where}`,
    placeholder: 'Arrêter une alerte…',
    kinds: { topic: 'sujet', person: 'personne', phrase: 'mots exacts' },
    noSuch: 'Tu n’as pas cette alerte, ou tu ne l’as plus.',
    ended: (what) => `Alerte arrêtée : ${what}.`,
    lacks: (permission) => `Il me manque la permission **${permission}** à cet endroit.`,
  },
  lookups: {
    who: (name) => `C’était ${name} :`,
    which: (where, title, date, also) =>
      `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. Aussi dans ${list(also)}.` : '.'}`,
    when: (moment, where, date) => `À ${moment} dans ${where}${date ? `, paru le ${date}` : ''}.`,
    whenUnknown: (where, date) => `Dans ${where}${date ? `, paru le ${date}` : ''} ; la source n’a pas de minutage.`,
    notBy: (name) => `Je n’ai rien trouvé là-dessus chez ${name}. Quelqu’un d’autre en a parlé :`,
    nothingBy: (name) => `Je n’ai pas de citation ${de(name)} qui se suffise à elle-même.`,
    notInIt: 'Je n’ai rien trouvé de tel.',
    shownToAll: 'Montré à tous.',
    menuOut: 'La personne qui a écrit ça m’a demandé d’ignorer ses messages.',
    menuEmpty: 'Il n’y a pas de mots à rechercher dans ce message.',
    noMatch: 'Je ne me souviens de rien de tel. Toute mémoire a ses limites ; la mienne est simplement vaste.',
    newest: 'Le dernier épisode que j’ai :',
    noDates: 'Aucun de mes épisodes n’a de date, je ne peux donc pas dire lequel est le plus récent.',
    noMore: 'C’est tout ce que j’ai là-dessus.',
    nearest: 'Interroge-moi plutôt sur :',
    outside: 'Cela dépasse mes archives : je ne sais que ce qui a été dit dans ces épisodes.',
    archive: (n, shows, people) =>
      `Je connais ${count(n, 'un épisode', '# épisodes')} ${de(shows)}${people ? `, avec ${people}` : ''}.`,
    greeting:
      'Salutations, humain. Je me souviens de chaque épisode pour que tu n’aies pas à le faire : demande-moi ce que quelqu’un a dit.',
    thanks: 'Ta gratitude a été archivée. (En fait non ; je ne stocke rien de ce que tu écris.)',
    leaving:
      'Je laisse ce fil tranquille : je n’y parle que si l’on s’adresse à moi. Quelqu’un qui peut gérer le serveur peut annuler ça : `/recherches ignorer annuler:True`.',
    leaveHow:
      'Les membres qui gèrent le serveur peuvent me faire taire ici avec `/recherches ignorer` ; avec `/recherches moi ignorer`, j’ignore tes propres messages.',
    unasked:
      'Personne n’a rien demandé, je sais. Avec `/recherches moi ignorer`, j’ignore tes messages ; « Supprimer » retire ma réponse.',
    hint: {
      content: (bot) =>
        `Discord ne m’a pas laissé lire ça. Mentionne-moi avec la question (\`@${bot} hugging face?\`) ou utilise \`/citation\` ou \`/sujet\`.`,
      target: (bot) =>
        `Discord ne me montre pas le message auquel tu as répondu. Ouvre son menu → Applications → « Chercher dans les épisodes », ou demande-moi directement : \`@${bot} hugging face?\`.`,
      empty: (bot) =>
        `Demande-moi ce qui a été dit dans les épisodes : \`@${bot} what did they say about …?\`, ou utilise \`/citation\`, \`/sujet\` et \`/aide\`.`,
    },
    meOff:
      'Désormais, j’ignore tes messages sur tous les serveurs. Je garde ton identifiant pour ça, rien d’autre. Les commandes marchent toujours pour toi ; `/recherches moi lire` annule ça.',
    meOn: 'Je te réponds de nouveau dans le chat, et j’ai oublié que tu avais demandé le contraire.',
    areOn: 'Les recherches dans le chat sont **activées** sur ce serveur.',
    areOff: 'Les recherches dans le chat sont **désactivées** sur ce serveur.',
    hereIgnored: 'Ce salon est ignoré.',
    hereAsked: 'Ici, je réponds quand on s’adresse à moi.',
    hereSuggest: (time) =>
      `Ici, je propose aussi spontanément des citations quand je suis presque sûr de moi, au plus une fois par tranche de ${time}.`,
    granted: 'Je peux lire les messages : `[[sujet]]` marche.',
    lacksContent:
      'Sans le contenu des messages (`MESSAGE_CONTENT=on` et l’intent dans le portail développeur), je ne vois que les messages qui me mentionnent, les réponses aux miens et les messages privés : pas de `[[sujet]]`, pas de suggestions.',
    hereLack: (permissions) => `Ici, il me manque : ${permissions}.`,
    ignored: 'ignoré',
    spokenTo: 'seulement si l’on s’adresse à moi',
    suggestions: 'suggestions',
    asked: 'sur demande',
    everyMinutes: (n) => count(n, 'au plus une fois par minute', 'au plus une fois toutes les # min'),
    on: 'Les recherches sont activées : mentionne-moi, réponds-moi, ou passe par le menu Applications d’un message.',
    off: 'Les recherches sont désactivées. Les commandes marchent toujours ; `/recherches activer` réactive le reste.',
    whichMode: 'Le mode est `asked` ou `suggest`.',
    askedIn: (channel) => `Dans ${channel}, je ne parle que si l’on s’adresse à moi.`,
    suggestIn: (channel, time) =>
      `Dans ${channel}, je peux maintenant proposer spontanément une citation : seulement si je suis presque sûr de moi, au plus une fois par tranche de ${time}, et jamais deux fois le même sujet dans la journée.`,
    atMost: (time, channel) => `Au plus une suggestion par tranche de ${time} dans ${channel}.`,
    speaksAgain: (channel) => `Je peux de nouveau parler dans ${channel}.`,
    silentIn: (channel) => `Désormais, plus un mot de ma part dans ${channel}.`,
    tooManyChannels: (most) =>
      `Ce serveur a déjà des réglages pour ${most} salons et fils. Annules-en d’abord quelques-uns : \`/recherches état\` les liste.`,
    me: 'moi',
  },
  ...managers,
  ...upkeep,
} satisfies Words;
