import { formats } from '../formats.ts';
import type { Upkeep } from './index.ts';

const { number, count } = formats('fr');

const holds = (lookUps: string) => (dailies: number, channels: number, barred: number) =>
  `${count(dailies, '# citation quotidienne', '# citations quotidiennes')} ; recherches dans le chat ${lookUps}, ${count(channels, '# salon avec ses propres réglages', '# salons avec leurs propres réglages')} ; ${count(barred, '# citation à ne jamais publier', '# citations à ne jamais publier')}.`;

const memory = (what: string) =>
  `Ma mémoire flanche : ${what}. La personne qui m’héberge trouvera le remède dans mon journal ; les recherches marchent toujours.`;
const nothing = 'Rien n’a été modifié.';

export const upkeep = {
  settingsFile: {
    title: 'Réglages de ce serveur',
    holdsOn: holds('activées'),
    holdsOff: holds('désactivées'),
    bringsBack: '`/réglages importer` avec ce fichier rétablit tout. Les citations déjà publiées n’y figurent pas.',
    noJson: 'Ce fichier n’est pas du JSON. Utilise un fichier créé par `/réglages exporter`.',
    notAsMade: 'Ce fichier n’a pas la forme que lui donne `/réglages exporter` ; rien n’a été modifié :',
    same: 'Ce serveur a déjà exactement ces réglages : rien à modifier.',
    wouldChange: 'Ce qui changerait',
    nothingSoFar: 'Rien n’a encore été modifié.',
    carryOut: 'Appliquer',
    done: 'C’est fait',
    gone: 'Je n’ai plus ce fichier : importe-le à nouveau avec `/réglages importer`. Rien n’a été modifié.',
    meanwhile: 'Quelque chose a changé entre-temps : vérifie encore une fois.',
    tooLarge: (kilobytes) => `Ce fichier est trop volumineux : je lis ${kilobytes} Ko au plus.`,
    unreachable: 'Je n’ai pas pu récupérer ce fichier auprès de Discord. Réessaie dans une minute.',
    larger: 'Ce fichier est plus volumineux que ce que Discord annonçait.',
    noPlace: (place) => `Ce serveur n’a pas cet élément, ou me le cache : ${place}`,
    noPlaces: (places) => `Ce serveur n’a pas ces éléments, ou me les cache : ${places}`,
    ofAnother: (what) => `${what} ; le fichier vient d’un autre serveur`,
    putIds: (what) =>
      `${what}. Mets dans le fichier les identifiants des salons et des rôles de ce serveur. ${nothing}`,
    inDaily: (n, why) => `Citation quotidienne ${n} du fichier : ${why}\n${nothing}`,
    more: (n) => count(n, '… et # autre', '… et # autres'),
    keepsToNone: 'ne s’en tient plus à une émission en particulier',
    keepsTo: (show) => `s’en tient à **${show}**`,
    added: (what) => `**nouvelle :** ${what}`,
    changed: (channel, changes) => `**modifiée** (${channel}) : ${changes}`,
    removed: (what) => `**supprimée :** ${what}`,
    paused: 'en pause',
    goesOn: 'reprend',
    notifiesNobody: 'ne notifie personne',
    published: 'publiée sur les serveurs abonnés',
    notPublished: 'n’est plus publiée sur les serveurs abonnés',
    otherTag: 'un autre tag',
    announces: 'annonce les nouveaux épisodes',
    announcesNot: 'n’annonce plus les nouveaux épisodes',
    pictured: 'en image',
    notPictured: 'n’est plus en image',
    threaded: 'ouvre un fil sous chaque citation',
    notThreaded: 'n’ouvre plus de fil',
    otherLook: 'une autre apparence',
    toldOf: (channel, what) => `nouvelle alerte dans ${channel} : ${what}`,
    toldNoMore: (channel, what) => `alerte arrêtée dans ${channel} : ${what}`,
    noDigest: 'récapitulatif hebdomadaire arrêté',
    digest: (what) => `récapitulatif hebdomadaire : ${what}`,
    lookUpsOn: 'recherches dans le chat : **activées**',
    lookUpsOff: 'recherches dans le chat : **désactivées**',
    lookUpsIn: (channel, what) => `recherches dans ${channel} : ${what}`,
    asEverywhere: 'comme partout',
    language: (name) => `langue : ${name}`,
    languageOfDiscord: 'celle du serveur dans Discord',
    neverAgain: (quote) => `plus jamais : ${quote}`,
    mayComeAgain: (quote) => `peut de nouveau être publiée : ${quote}`,
  },
  archiveStatus: {
    title: 'Les archives',
    holds: (episodes, shows, dates, words, people) =>
      `${count(episodes, '# épisode', '# épisodes')} de ${count(shows, '# émission', '# émissions')}${dates}, ${count(words, '# mot', '# mots')}, ${count(people, '# personne', '# personnes')}.`,
    beingRead: 'Les archives sont en cours de lecture.',
    stillToCome: (n) => `Les archives sont en cours de lecture : il reste ${count(n, '# fichier', '# fichiers')}.`,
    otherLanguages: (names) =>
      `En dehors de l’anglais (${names}), je cherche uniquement d’après les mots et leur orthographe ; le sens des mots, je ne le connais qu’en anglais.`,
    inOrder: 'Tous les fichiers sont en ordre.',
    needALook: (n) =>
      `${count(n, '# point est', '# points sont')} à vérifier (détails en anglais, comme dans le journal) :`,
    onlyCounted: (n) =>
      `${count(n, '# point est', '# points sont')} à vérifier. Dans quels fichiers ? Je ne le dis que sur un serveur, à qui le gère, et à la personne qui m’héberge.`,
    diagnosis: (said) => `« ${said} »`,
    leftOut: '**écarté**',
    restInLog: '… le reste est dans le journal',
    passedOver: (n) => `${count(n, '# fichier est ignoré', '# fichiers sont ignorés')} :`,
    namedElsewhere: (n) => `… et ${count(n, '# autre', '# autres')} ; \`npm run check\` et le journal les nomment tous`,
    modelReadAll: (model, passages) =>
      `Ton modèle ${model} a lu les ${number(passages)} passages, et m’aide quand les mots ne suffisent pas à répondre.`,
    modelReadAllBut: (model, passages, refused) =>
      `Ton modèle ${model} a lu les ${number(passages)} passages, sauf ${count(refused, '# que son serveur a refusé', '# que son serveur a refusés')}, et m’aide quand les mots ne suffisent pas à répondre.`,
    modelReadSome: (model, read, passages) =>
      `Ton modèle ${model} a lu ${count(read, '# passage', '# passages')} sur ${number(passages)}. Tant qu’il n’a pas tout lu, je réponds sans lui.`,
    modelTrouble: (why) => `Son serveur est inutilisable pour l’instant : ${why}. En attendant, je réponds sans lui.`,
    noTranscripts: 'Transcriptions : aucune à faire.',
    transcripts: (made, waiting, minutes) =>
      `Transcriptions : ${count(made, '# faite', '# faites')} depuis mon démarrage, ${number(waiting)} à venir ; ${count(minutes, '# minute d’audio envoyée', '# minutes d’audio envoyées')} aujourd’hui.`,
    beingMade: (part, of) => `En cours : partie ${part} sur ${of}.`,
    beingMadeOf: (file, part, of) => `En cours : ${file}, partie ${part} sur ${of}.`,
    standsStill: (why) => `À l’arrêt : ${why}`,
    notMade: '**pas transcrit**',
    madeElsewhere: 'Transcriptions : un autre de mes processus s’en charge en ce moment.',
    putOffAll: (n) => `${count(n, '# épisode remis', '# épisodes remis')} à plus tard après un souci ; je réessaierai.`,
    putOff: '**remis à plus tard**',
    couldNot: (n) =>
      `${count(n, '# transcription n’a pas pu être faite', '# transcriptions n’ont pas pu être faites')} ; le journal dit pourquoi.`,
  },
  health: {
    title: 'Comment je vais ici',
    unchecked: 'Discord n’a pas dit ce que j’ai le droit d’y faire : réessaie dans une minute.',
    hidden: (permission) =>
      `Le salon n’existe plus, ou je ne le vois pas. Donne-moi la permission « ${permission} », ou choisis-en un autre avec \`/quotidien configurer\`.`,
    lacks: (permissions) => `Il me manque : ${permissions}.`,
    paused: (why) => `En pause : ${why}`,
    refused: 'Discord l’a refusée',
    late: 'La citation a plus d’une heure de retard.',
    noDaily: 'Aucune citation quotidienne n’est configurée : `/quotidien configurer`.',
    mayPost: 'J’ai le droit de publier là où va ta citation quotidienne.',
    mayPostInAll: (n) => `J’ai le droit de publier aux ${n} endroits où vont tes citations quotidiennes.`,
    toMend: (n) => `${count(n, '# citation quotidienne a', '# citations quotidiennes ont')} quelque chose à corriger :`,
    noEpisodes: 'Les archives sont vides : la personne qui m’héberge doit mettre des transcriptions dans leur dossier.',
    episodes: (n) => `Les archives comptent ${count(n, '# épisode', '# épisodes')}.`,
    episodesSoFar: (n) =>
      `Les archives comptent ${count(n, '# épisode', '# épisodes')} pour l’instant, et sont en cours de lecture.`,
    granted: 'Je peux lire les messages là où tu le permets : `[[sujet]]` et les suggestions marchent.',
    notGranted:
      'Je ne vois que les messages qui me mentionnent ; `[[sujet]]` exige l’accès au contenu des messages, que seule la personne qui m’héberge peut activer.',
    database: 'Ma base de données fonctionne.',
  },
  corrections: {
    everyShow: 'toutes les émissions',
    none: 'aucun',
    severalPeople: (typed, names) =>
      `« ${typed} » peut désigner ${names}. Choisis un des noms proposés pendant la saisie.`,
    notInShow: (name, show, shows) => `${name} ne parle pas dans « ${show} », mais dans ${shows}.`,
    inSeveral: (name, shows) =>
      `Une personne nommée ${name} parle dans ${shows}. Indique avec \`émission\` où corriger, ou choisis « toutes les émissions ».`,
    isNow: (name, show, now) =>
      `Désormais, ${name} s’appelle **${now}** dans *${show}*, y compris dans les fichiers à venir.`,
    isNowEverywhere: (name, now) =>
      `Désormais, ${name} s’appelle **${now}** dans toutes les émissions, y compris dans les fichiers à venir.`,
    roleNow: (name, show, role) => `Désormais, dans *${show}*, ${name} a pour rôle **${role}**.`,
    roleNowEverywhere: (name, role) => `Désormais, dans toutes les émissions, ${name} a pour rôle **${role}**.`,
    nowSpeaks: (n) => `La personne qui porte ce nom parle maintenant dans ${count(n, '# épisode', '# épisodes')}.`,
    calledSo: (name) => `${name} s’appelle déjà ainsi.`,
    severalEpisodes: (typed) => `Plusieurs épisodes correspondent à « ${typed} ». Choisis-en un pendant la saisie.`,
    nothingGiven: 'Indique ce qu’il faut corriger : `titre`, `numéro`, `date` ou `page`.',
    asDate: 'Écris la date sous la forme 2022-09-15.',
    asLink: 'Écris l’adresse complète de la page, https://…',
    lettersOrDigits: 'Il faut des lettres ou des chiffres.',
    episodeHas: (title, facts) => `Désormais, pour *${title}* : ${facts}.`,
    facts: {
      title: (value) => `titre **${value}**`,
      number: (value) => `numéro **${value}**`,
      date: (value) => `date **${value}**`,
      link: (value) => `page **${value}**`,
    },
    noFact: { title: 'aucun titre', number: 'aucun numéro', date: 'aucune date', link: 'aucune page' },
    factNames: { title: 'titre', number: 'numéro', date: 'date', link: 'page' },
    speakerIs: (name, now, shows) => `${name} → ${now} (${shows})`,
    pickChange: 'Choisis une des corrections proposées pendant la saisie.',
    nothingSoFar: 'Rien n’a encore été corrigé.',
    takenBack: (what) => `Annulé : ${what}.`,
    listed: 'Ce qui a été corrigé, le plus récent d’abord :',
    more: (n) => count(n, '… et # autre', '… et # autres'),
  },
  faults: {
    diskFull: memory('le disque est plein'),
    serverFull: memory('le disque de la base de données est plein'),
    locked: memory('un autre programme la bloque'),
    readOnly: memory('je ne peux pas y écrire'),
    takenAway: memory('son fichier a disparu'),
    damaged: memory('son fichier est endommagé'),
    dataDamaged: memory('elle est endommagée'),
    busy: memory('elle est occupée'),
    unopened: memory('son fichier ne s’ouvre pas'),
    silentDisk: memory('le disque ne répond pas'),
    refused: memory('la base de données me refuse l’accès'),
    silent: memory('la base de données ne répond pas'),
    closed: 'On est en train de m’éteindre. Réessaie dans un instant.',
    correctionsBroken: (file, line, what) =>
      `${file}, dans le dossier des épisodes, contient une erreur à la ligne ${line} (« ${what} »), et je ne l’écrase pas. Corrige-le ou déplace-le d’abord.`,
    correctionsChanged: `Quelqu’un d’autre vient de modifier les corrections. Réessaie. ${nothing}`,
    correctionsUnread: (file) => `${file}, dans le dossier des épisodes, est illisible.`,
    correctionsReadOnly: (file) =>
      `Je n’ai pas le droit d’écrire dans le dossier des épisodes, où sont gardées les corrections (${file}). Donne ce droit au compte qui me fait tourner ou, dans un conteneur, retire \`:ro\`. ${nothing}`,
    correctionsFull: `Le disque du dossier des épisodes est plein. ${nothing}`,
    correctionsUnwritten: (code) => `Les corrections n’ont pas pu être enregistrées (${code}). ${nothing}`,
  },
} satisfies Upkeep;
