import type { KnownFault } from '../../../errors.ts';
import { diagnoses } from '../diagnoses/en.ts';
import { formats } from '../formats.ts';

const { number, count } = formats('en-GB', String);

const holds = (lookUps: string) => (dailies: number, channels: number, barred: number) =>
  `${count(dailies, '# daily quote', '# daily quotes')}; look-ups ${lookUps}, ${count(channels, '# channel', '# channels')} with settings of their own; ${count(barred, '# quote', '# quotes')} never to be posted.`;

const memory = (what: string) =>
  `My memory is out of order: ${what}. Whoever runs me finds the remedy in my log; looking things up goes on working.`;
const nothing = 'Nothing was changed.';

/** What those read who keep a server, or the bot itself, in order. */
export const upkeep = {
  diagnoses,
  /** `/settings export` and `import`. */
  settingsFile: {
    title: 'Settings of this server',
    holdsOn: holds('on'),
    holdsOff: holds('off'),
    bringsBack: '`/settings import` with this file brings it all back. Which quotes were posted is not in it.',
    noJson: 'That file is no JSON. Use one that `/settings export` made.',
    /** What is wrong with a field of the file, behind its name. */
    fields: {
      missing: 'it is missing',
      wrong: 'it is not as it should be',
      kinds: {
        string: 'it must be text in quotation marks',
        number: 'it must be a number',
        int: 'it must be a whole number',
        boolean: 'it must be `true` or `false`',
        array: 'it must be a list in square brackets',
        object: 'it must be an object in braces',
      },
      unknown: (keys: string) => `I do not know ${keys}`,
      oneOf: (values: string) => `it must be one of ${values}`,
      otherVersion: 'it must be 1: another version of me wrote this file',
      tooLong: (most: number) => `it may have ${number(most)} characters at most`,
      tooMany: (most: number) => `it may have ${number(most)} entries at most`,
      atMost: (most: number) => `it may be ${number(most)} at most`,
      atLeast: (least: number) => `it must be ${number(least)} at least`,
      id: 'it must be an ID of Discord’s: 15 to 20 digits',
      quote: 'it must be the ID of a quote',
      topic: 'it must say what it is about',
    },
    notAsMade: 'That file is not as `/settings export` makes it; nothing was changed:',
    same: 'This server has exactly these settings: nothing to change.',
    wouldChange: 'This would change',
    nothingSoFar: 'Nothing has been changed so far.',
    carryOut: 'Carry it out',
    done: 'Done',
    gone: 'I no longer have that file: `/settings import` it again. Nothing was changed.',
    meanwhile: 'Something was changed meanwhile, so look once more.',
    tooLarge: (kilobytes: number) => `That file is too large: I read ${kilobytes} KB at most.`,
    unreachable: 'I could not get that file from Discord. Try again in a minute.',
    larger: 'That file is larger than Discord said.',
    noPlace: (place: string) => `This server has no ${place}, or hides it from me`,
    noPlaces: (places: string) => `This server has no ${places}, or hides them from me`,
    ofAnother: (what: string) => `${what}; the file is of another server`,
    putIds: (what: string) => `${what}. Put the ids of channels and roles of this server into the file. ${nothing}`,
    inDaily: (n: number, why: string) => `Daily quote ${n} of the file: ${why}\n${nothing}`,
    more: (n: number) => `… and ${n} more`,
    keepsToNone: 'keeps to no show any more',
    keepsTo: (show: string) => `keeps to **${show}**`,
    added: (what: string) => `**new** ${what}`,
    changed: (channel: string, changes: string) => `**changed** ${channel}: ${changes}`,
    removed: (what: string) => `**removed** ${what}`,
    paused: 'paused',
    goesOn: 'goes on',
    notifiesNobody: 'notifies nobody',
    published: 'published',
    notPublished: 'not published any more',
    otherTag: 'another tag',
    announces: 'announces new episodes',
    announcesNot: 'announces no new episodes',
    pictured: 'as a picture',
    notPictured: 'not as a picture any more',
    threaded: 'a thread under each post',
    notThreaded: 'no threads any more',
    otherLook: 'another look',
    toldOf: (channel: string, what: string) => `${channel} is told of ${what}`,
    toldNoMore: (channel: string, what: string) => `${channel} is told no more of ${what}`,
    noDigest: 'no weekly digest any more',
    digest: (what: string) => `weekly digest: ${what}`,
    lookUpsOn: 'look-ups in chat: **on**',
    lookUpsOff: 'look-ups in chat: **off**',
    lookUpsIn: (channel: string, what: string) => `look-ups in ${channel}: ${what}`,
    asEverywhere: 'as everywhere',
    language: (name: string) => `language: ${name}`,
    languageOfDiscord: 'that of this server in Discord',
    neverAgain: (quote: string) => `never again: ${quote}`,
    mayComeAgain: (quote: string) => `may be posted again: ${quote}`,
  },
  /** `/status`. */
  archiveStatus: {
    title: 'The archive',
    holds: (episodes: number, shows: number, dates: string, words: number, people: number) =>
      `${count(episodes, '# episode', '# episodes')} of ${count(shows, '# show', '# shows')}${dates}, ${number(words)} words, ${count(people, '# person', '# people')}.`,
    beingRead: 'It is being read right now.',
    stillToCome: (n: number) =>
      `It is being read right now: ${n === 1 ? 'one file is' : `${number(n)} files are`} still to come.`,
    otherLanguages: (names: string) =>
      `In ${names} I search by words and spelling alone: what words mean I know in English only.`,
    inOrder: 'Every file is in order.',
    needALook: (n: number) => `${count(n, 'One thing needs', '# things need')} a look:`,
    onlyCounted: (n: number) =>
      `${count(n, 'One thing needs', '# things need')} a look. Which files, I tell in a server to those who manage it, and to whoever runs me.`,
    /** What is found wrong, where `diagnoses` has no sentence for it: in English, as in the log. */
    diagnosis: (said: string) => said,
    leftOut: '**left out**',
    restInLog: '… the rest is in the log',
    passedOver: (n: number) => `${count(n, 'One file is', '# files are')} passed over:`,
    namedElsewhere: (n: number) => `… and ${n} more; \`npm run check\` and the log name all`,
    modelReadAll: (model: string, passages: number) =>
      `Your model ${model} has read all ${number(passages)} passages, and helps where words do not surely answer.`,
    modelReadAllBut: (model: string, passages: number, refused: number) =>
      `Your model ${model} has read all ${number(passages)} passages, but for ${number(refused)} that its server refused, and helps where words do not surely answer.`,
    modelReadSome: (model: string, read: number, passages: number) =>
      `Your model ${model} has read ${number(read)} of ${number(passages)} passages. Until it has read all, I answer without it.`,
    modelTrouble: (why: string) => `Its server is of no use just now: ${why}. I answer without it meanwhile.`,
    noTranscripts: 'Transcripts: none is to be made.',
    transcripts: (made: number, waiting: number, minutes: number) =>
      `Transcripts: ${made} made since I was started, ${waiting} to come; ${count(minutes, '# minute', '# minutes')} of sound sent today.`,
    beingMade: (part: number, of: number) => `Being made: part ${part} of ${of}.`,
    beingMadeOf: (file: string, part: number, of: number) => `Being made: ${file}, part ${part} of ${of}.`,
    standsStill: (why: string) => `It stands still: ${why}`,
    notMade: '**not made**',
    madeElsewhere: 'Transcripts: another process of mine makes them just now.',
    putOffAll: (n: number) =>
      `${count(n, '# episode', '# episodes')} put off after trouble; each is tried again later.`,
    putOff: '**put off**',
    couldNot: (n: number) => `${n} could not be made; the log says why.`,
  },
  /** `/doctor`. */
  health: {
    title: 'How I am here',
    unchecked: 'Discord did not say what I may do there: try again in a minute.',
    hidden: (permission: string) =>
      `The channel is gone, or I cannot see it. Give me “${permission}”, or choose another with \`/daily set\`.`,
    lacks: (permissions: string) => `I lack ${permissions}.`,
    paused: (why: string) => `Paused: ${why}`,
    refused: 'Discord refused it',
    late: 'Its post is more than an hour late.',
    noDaily: 'No daily quote is set up: `/daily set`.',
    mayPost: 'I may post in the place of your daily quotes.',
    mayPostInAll: (n: number) => `I may post in all ${n} places of your daily quotes.`,
    toMend: (n: number) => `${count(n, '# daily quote', '# daily quotes')} with something to mend:`,
    noEpisodes: 'The archive is empty: whoever runs me puts transcripts into its folder.',
    episodes: (n: number) => `The archive has ${count(n, '# episode', '# episodes')}.`,
    episodesSoFar: (n: number) => `The archive has ${count(n, '# episode', '# episodes')} so far, and is being read.`,
    granted: 'I may read messages where you allow it: `[[topic]]` and suggestions work.',
    notGranted:
      'I see only messages that mention me; `[[topic]]` needs Message Content, which whoever runs me turns on.',
    database: 'My database works.',
  },
  /** `/archive`. */
  corrections: {
    everyShow: 'every show',
    none: 'none',
    severalPeople: (typed: string, names: string) => `“${typed}” may be ${names}. Pick one while you type.`,
    notInShow: (name: string, show: string, shows: string) => `${name} does not speak in “${show}”, but in ${shows}.`,
    inSeveral: (name: string, shows: string) =>
      `Somebody called ${name} speaks in ${shows}. Say with \`show\` in which it is to be corrected, or \`show: every show\`.`,
    isNow: (name: string, show: string, now: string) =>
      `${name} in *${show}* is **${now}** from now on, in files to come too.`,
    isNowEverywhere: (name: string, now: string) =>
      `${name} in every show is **${now}** from now on, in files to come too.`,
    roleNow: (name: string, show: string, role: string) => `${name} in *${show}* is **${role}** from now on.`,
    roleNowEverywhere: (name: string, role: string) => `${name} in every show is **${role}** from now on.`,
    nowSpeaks: (n: number) => `That name speaks in ${count(n, '# episode', '# episodes')} now.`,
    calledSo: (name: string) => `${name} is called so already.`,
    bothAre: (name: string) => `Both are ${name}: there is nothing to merge.`,
    severalEpisodes: (typed: string) => `Several episodes fit “${typed}”. Pick one while you type.`,
    nothingGiven: 'Say what is to be corrected: `title`, `number`, `date` or `link`.',
    asDate: 'Write the date as 2022-09-15.',
    asLink: 'Write the whole address of the page, https://…',
    lettersOrDigits: 'Give it in letters or digits.',
    episodeHas: (title: string, facts: string) => `*${title}* has ${facts} from now on.`,
    facts: {
      title: (value: string) => `the title **${value}**`,
      number: (value: string) => `the number **${value}**`,
      date: (value: string) => `the date **${value}**`,
      link: (value: string) => `the link **${value}**`,
    },
    noFact: { title: 'no title', number: 'no number', date: 'no date', link: 'no link' },
    /** One correction in a list. */
    factNames: { title: 'title', number: 'number', date: 'date', link: 'link' },
    speakerIs: (name: string, now: string, shows: string) => `${name} is ${now} (${shows})`,
    pickChange: 'Pick one of the corrections that come up while you type.',
    nothingSoFar: 'Nothing was corrected so far.',
    takenBack: (what: string) => `Taken back: ${what}.`,
    listed: 'What was corrected, the last first:',
    more: (n: number) => `… and ${n} more`,
  },
  faults: {
    diskFull: memory('the disk is full'),
    serverFull: memory('its disk is full'),
    locked: memory('another program holds it'),
    readOnly: memory('it cannot be written'),
    takenAway: memory('its file was taken away'),
    damaged: memory('its file is damaged'),
    dataDamaged: memory('it is damaged'),
    busy: memory('it is busy'),
    unopened: memory('its file cannot be opened'),
    silentDisk: memory('the disk does not answer'),
    refused: memory('the database refused me'),
    silent: memory('the database does not answer'),
    closed: 'I am being stopped. Try again in a moment.',
    correctionsBroken: (file: string, line: string, what: string) =>
      `${file} in the episodes folder is broken in line ${line} (${what}), and I do not write over it. Mend it or move it away first.`,
    correctionsChanged: 'The corrections were changed by somebody else just now. Try again; nothing was changed.',
    correctionsUnread: (file: string) => `${file} in the episodes folder cannot be read.`,
    correctionsReadOnly: (file: string) =>
      `I may not write into the episodes folder, where corrections are kept (${file}): it is read-only for me. Give the account that runs me the right to write there, or in a container leave out \`:ro\`. ${nothing}`,
    correctionsFull: `The disk with the episodes folder is full. ${nothing}`,
    correctionsUnwritten: (code: string) => `The corrections could not be written (${code}). ${nothing}`,
  } satisfies Record<KnownFault, string | ((...details: string[]) => string)>,
};
