import { formats } from './formats.ts';
import { managers } from './managers/en.ts';
import { upkeep } from './upkeep/en.ts';

const { number, date, list, weekday, count } = formats('en-GB', String);

const episodes = (n: number) => count(n, '# episode', '# episodes');
const quotes = (n: number) => count(n, '# quote', '# quotes');
const minutes = (n: number) => count(n, '# minute', '# minutes');

/**
 * The bot's own fixed words: plain first, with a line of dry robot-overlord humour where nothing is in its way. Quotes,
 * titles and names never come from here. This is the list of what there is to say; each other language has all of it.
 */
export const en = {
  /** Discord's name for the language. */
  locale: 'en-US' as string,
  number,
  date,
  list,
  weekday,
  /** Around what is quoted in small print, and in messages; between things, and between sentences. */
  marks: { open: '“', close: '”', comma: ', ', semicolon: '; ', gap: ' ' },

  episodes,
  quotes,
  minutes,
  passages: (n: number) => count(n, '# passage', '# passages'),
  /** At the end of a line. */
  passagesSaid: (n: number) => count(n, 'one passage', '# passages'),
  /** Beyond those that are named. */
  more: {
    shows: (n: number) => count(n, '# more shows'),
    people: (n: number) => count(n, '# more people'),
    topics: (n: number) => count(n, '# more topics'),
  },
  withMore: (what: string, more: string) => `${what}: ${more}`,
  andMoreSaid: (one: string, other: string) => `${one}. ${other}`,
  andMore: (n: number) => count(n, 'and # more'),
  dates: (from: string, to: string) => `${from} to ${to}`,
  placeOf: (at: number, all: number) => `${at} of ${all}`,
  placesOf: (from: number, to: number, all: number) => `${from}–${to} of ${all}`,

  /** On buttons, which take 80 characters. */
  buttons: {
    previous: 'Previous',
    next: 'Next',
    more: 'More',
    less: 'Less',
    back: 'Back',
    forward: 'Forward',
    another: 'Another',
    context: 'Context',
    moreContext: 'More context',
    lessContext: 'Less context',
    backToQuote: 'Back to the quote',
    toTheQuote: 'To the quote',
    readOn: 'Read on',
    save: 'Save',
    remove: 'Remove',
    delete: 'Delete',
    asFile: 'As a file',
    image: 'Image',
    square: 'Square',
    landscape: 'Landscape',
    dark: 'Dark',
    light: 'Light',
    showToAll: 'Show to all',
    showNearest: 'Show the nearest anyway',
    openEpisode: 'Open episode',
    listen: 'Listen',
    listenAt: (moment: string) => `Listen · ${moment}`,
  },
  /** In selects, of which nothing is chosen yet. */
  placeholders: { openEpisode: 'Open an episode', remove: 'Remove…', erase: 'Erase…' },

  /** The small print that says what was asked; it is read back when a button is pressed, in whatever language it stands. */
  asked: {
    random: 'A quote at random',
    by: (quoted: string) => `said by ${quoted}`,
    in: (quoted: string) => `in ${quoted}`,
    of: (quoted: string) => `of ${quoted}`,
    ofAll: 'of all shows',
    inContext: 'in context',
  },
  listing: {
    episodes: 'Episodes',
    of: (quoted: string) => `of ${quoted}`,
    ofAll: 'of all shows',
    from: (year: string) => `from ${year}`,
    on: (quoted: string) => `on ${quoted}`,
  },
  matched: { spelling: 'matched close spelling', meaning: 'matched by meaning, other words' },

  /** Only where none of the words asked for stands anywhere. */
  nobodySaid: (query: string) =>
    `Nobody said that in these episodes: “${query}”. I have read every word of them twice.`,
  nothingFound: (query: string) => `I found nothing like that: “${query}”.`,
  nothingFoundIn: (query: string, where: string) => `I found nothing like that ${where}: “${query}”.`,
  whereBy: (speaker: string) => `by ${speaker}`,
  whereIn: (episode: string) => `in ${episode}`,
  near: 'Not in those words. Nearest in meaning:',
  /** What is answered instead of a question that nobody spoke to: quotes on its subject. */
  nearTo: (subject: string) => `Not in those words. The nearest I have, on “${subject}”:`,
  leads: (query: string) => `The episodes that come nearest to “${query}”, each with one passage. None may be it.`,
  noLeads: (query: string) => `Nothing in these episodes comes near “${query}”.`,
  /** Above buttons that ask again, in words that were said. */
  meant: 'Did you mean:',
  /** Above topics that are near to what was asked. */
  nearest: 'Topics near it:',
  noEpisodes: 'The archive is empty. Whoever runs me can put transcripts into `data/episodes` – see `data/README.md`.',
  unknownSpeaker: (name: string) =>
    `I know nobody called “${name}”. Pick one of the names that come up while you type.`,
  unknownEpisode: (name: string) => `There is no episode “${name}”. Pick one of those that come up while you type.`,
  unknownShow: (name: string) => `I know no show called “${name}”. Pick one of those that come up while you type.`,
  /** Where a show is chosen; it is typed as `All shows` in every language, too. */
  allShows: 'All shows',
  noSuchEpisodes: 'I have no such episode.',
  episodeGone: 'That episode is no longer in the archive.',
  yearInDigits: 'Give the year in four digits, such as 2021, or pick one while you type.',
  noneDated: 'None of them has a date, so they are in no order of time.',
  undatedLast: (n: number) => count(n, 'One has no date and stands last.', '# have no date and stand last.'),
  undatedLeftOut: (n: number) =>
    count(
      n,
      'One more episode has no date: whether it is newer, I cannot tell. `/episodes` lists all.',
      '# more episodes have no date: whether any is newer, I cannot tell. `/episodes` lists all.',
    ),
  thoseThatSayMost: (n: number) => `The ${n} that speak of it most; there may be more.`,
  theNewest: 'The newest episodes',
  theNewestOf: (show: string) => `The newest episodes of ${show}`,
  with: (people: string) => `With ${people}`,
  on: (topics: string) => `On ${topics}`,
  notesOnly: 'Show notes only: there is no transcript of this episode.',
  alsoCalledSo: (names: string) => `That name fits ${names} too.`,
  episodesOf: (n: number, shows: string) => `${episodes(n)} of ${shows}`,
  newestOfThem: 'Newest of them:',
  someOfThem: 'Some of them:',
  speaksMostOf: 'Speaks most of:',
  speaksMostOfNewest: (n: number) => `Speaks most of (newest ${n}):`,
  noneGoodEnough: 'There is no quote here that would stand on its own. Ask for something: `/quote about:…`.',
  noSummary: 'Nobody sums it up in a sentence. This was said of it:',
  retold: 'Retold by a language model from the cited sentences below; only those are verbatim.',
  gone: 'That quote is no longer in the archive: its episode was changed or removed. Ask again and I will look afresh.',
  queryGone: 'I can no longer read what was asked from this message. Ask again with `/quote`.',
  forged: 'That button is not one of mine, or was made by an older version of me. Ask again for a fresh one.',
  otherVersion:
    'That is no command of mine, or not as I know it: I was changed meanwhile. Reload Discord and try again.',
  cooldown: (when: string) => `Patience, human. You can ask again ${when}.`,
  fault: (id: string) =>
    `Something broke on my side; it is logged as \`${id}\`. Try again, and tell whoever runs me that code if it stays.`,
  stopping: 'I am being restarted. Try again in a moment.',
  formLate: 'I was too slow to open that form. Try again in a moment.',
  /** Where words stand that are not shown. */
  leftOut: '[…] An advert, an announcement or contact details are left out.',
  onlyEpisodeLink: 'The link opens the whole episode: its show has no links to a moment.',
  noLink: 'The source gives no link for this episode.',
  shifted: 'Inserted adverts may shift the time by a little.',
  ownWords: (show: string) => `${show}, show notes`,
  quotedBy: (name: string) => `${name}, as quoted in the show notes`,
  speakerUnknown: 'Speaker unknown',
  /** Beside whoever speaks. */
  machineMade: 'machine-made',
  machineMadeAtLength:
    'A machine made this transcript from the sound: words may be misheard, and who speaks is not known.',
  /** Above a quote that begins to answer it. */
  wasAsked: (name: string, question: string) => `${name} asked: “${question}”`,
  pictureTooLong: 'That quote is too long for a picture in which it could be read.',
  pictureNoLetters: (letters: string) => `I have no type for some of its letters: ${letters}`,
  pictureFailed: 'The picture could not be drawn just now. Try again in a moment.',
  notYours: 'Only the person who asked, or somebody who may manage messages, can do that.',
  managersOnly: 'Only members who may manage this server can do that.',
  serversOnly: 'This works only in a server that has invited me.',

  /** `name` gives a command's or an option's name as members see it. */
  help: {
    hello:
      'I have listened to every episode so that you do not have to remember them. Resistance is unnecessary: just ask.',
    quote: (command: string) => `**${command}** – what somebody said, word for word`,
    topic: (command: string) => `**${command}** – a short summary with its sources`,
    episode: (command: string) => `**${command}** – people, topics and best quotes`,
    browse: (speaker: string, latest: string, all: string) =>
      `**${speaker}**, **${latest}**, **${all}** – who speaks, what is new, and which episodes there are`,
    narrow: (example: string) => `Narrow it down: ${example}`,
    exact:
      'Words in `"double quotes"` must stand exactly so. Typing offers topics, people and episodes; anything else is fine too.',
    image: '**Image** under a quote makes a picture of it: for you alone, until you show it to all.',
    save: (save: string, privacy: string) =>
      `**Save** under a quote keeps it for you alone: \`${save}\` shows yours. \`${privacy}\` shows and erases what I keep of you.`,
    daily: (command: string) =>
      `**${command}** – a quote a day in a channel, at your own hour (for those who manage the server).`,
    chat: (off: string) =>
      `Mention me with a question, answer one of my messages, write to me directly, or use a message’s Apps menu. \`${off}\`: I pass over what you write.`,
    archive: (n: number, shows: string, dates: string) => `**In the archive:** ${episodes(n)} of ${shows}${dates}.`,
    stores: (what: string) => `**What I store:** ${what}`,
    sends: (what: string) => `**What is sent:** ${what}`,
    topics: 'Things people talk about here:',
  },
  stores:
    'Settings of daily posts and look-ups: ids of servers, channels, roles and of members who set something up or opted out, which quotes were posted, and which ones you save. Of alerts what you asked to be told of, and your language. Never what you write in chat, never names.',
  sends:
    'Whoever runs me has set up a model on a server of their choice. Where no words answer what you ask me, it is sent those words, never who asked; and never a message that nobody put to me.',

  saved: {
    title: 'Your saved quotes',
    line: 'Saved',
    empty: 'none',
    done: 'Saved. Only you know; `/saved` shows yours.',
    known: (when: string) => `You saved that ${when}. Only you know; \`/saved\` shows yours.`,
    full: (most: number) =>
      `You have ${most} saved quotes, which is all that I keep. Remove some with \`/saved\`; take them along as a file first.`,
    removed: (n: number) => count(n, 'Removed from your saved quotes.', 'Removed # from your saved quotes.'),
    none: 'You have saved nothing yet. Press **Save** under a quote; only you will know.',
    goneLabel: 'A quote that is no longer in the archive',
    gone: (when: string) =>
      `A quote that you saved on ${when} is no longer in the archive: its episode was changed or removed.`,
    allGone: 'None of your saved quotes is in the archive any more.',
    leftOut: (n: number) =>
      count(
        n,
        'One more is no longer in the archive, and left out: I keep no words of my own.',
        '# more are no longer in the archive, and left out: I keep no words of my own.',
      ),
    whichFile: 'All your saved quotes, as which kind of file?',
    noneHere: (when: string) => `Nobody has saved anything here ${when}. **Save** stands under every quote.`,
    most: (when: string) => `Saved most here, ${when}`,
    countsAlone: 'How many members saved it. Who they are I tell nobody.',
    lastDays: (n: number) => count(n, 'in the last day', 'in the last # days'),
    ever: 'ever',
    file: 'Saved quotes',
    columns: {
      quote: 'Quote',
      speaker: 'Speaker',
      show: 'Show',
      number: 'Number',
      title: 'Title',
      date: 'Date',
      moment: 'Moment',
      link: 'Link',
      saved: 'Saved',
    },
  },
  privacy: {
    title: 'What I keep of you',
    erased: (what: string) => `Erased: ${what}.`,
    nothing: 'Nothing.',
    never:
      'I never keep what you write in chat, nor your name. What you save stays until you remove it, or until 30 days after I was removed from the server where you did.',
    saved: (n: number, servers: number) =>
      `${count(n, '# saved quote', '# saved quotes')}${servers > 0 ? `, from ${count(servers, '# server', '# servers')}` : ''}: which, where and when. \`/saved\` shows them.`,
    savedChoice: 'Saved quotes',
    passedOver: 'That I pass over your messages.',
    passedOverChoice: 'That I pass over your messages',
    passedOverMore: 'I answer you again then',
    toldOf: (n: number) => `which episodes I told you of in the last 30 days (${n})`,
    alerts: (told: string, what: string) => `What you asked to be told of (${what}), in which language, and ${told}.`,
    alertsEnded: (told: string) => `Of alerts that you ended, ${told}.`,
    alertsChoice: 'Alerts',
    alertsMore: 'what you asked to be told of, and was',
    daily: (n: number) =>
      `That you set up ${count(n, '# daily post', '# daily posts')}: so that I can tell you when one has trouble.`,
    dailyChoice: 'That I set up daily posts',
    dailyMore: 'they go on, and you are told no more',
  },
  /** At the end of a sentence. */
  stop: '.',
  /** Daily posts, announcements and alerts, and what goes wrong with them. */
  posts: {
    heading: {
      day: 'Quote of the day',
      week: 'Quote of the week',
      month: 'Quote of the month',
      often: 'From the archive',
    },
    onThisDay: (year: string) => `On this day in ${year}`,
    title: (quote: string) => `“${quote}”`,
    newEpisode: 'A new episode is in the archive',
    newEpisodes: (n: number) => count(n, '# new episodes are in the archive'),
    newTitle: (title: string) => `New: ${title}`,
    andMore: (n: number) => count(n, '… and # more'),
    whatAbout: 'What is it about?',
    aboutTheFirst: 'About the first',
    threadOn: (title: string) => `On ${title}`,
    asked: (speaker: string) => `${speaker} asked in the episode:`,
    andYou: 'What would you have answered?',
    makeOfIt: (episode: string) => `From ${episode}. What do you make of it?`,
    alerted: 'A new episode says it',
    alertFor: (what: string) => `You asked to be told of ${what}.`,
    alertedMore: (n: number) => count(n, 'And in # more episode.', 'And in # more episodes.'),
    noMoreOfThis: 'No more of this',
    alertOf: {
      topic: (quoted: string) => `the topic ${quoted}`,
      person: (quoted: string) => `the person ${quoted}`,
      phrase: (quoted: string) => `the words ${quoted}`,
    },
  },
  trouble: {
    /** What is wrong, and how to mend it. */
    mend: (what: string, remedy: string) => `${what}. ${remedy}`,
    because: (what: string, why: string) => `${what} (${why})`,
    refusals: {
      gone: { what: 'the channel is gone', remedy: 'Choose another with `schedule` and `channel` of `/daily set`.' },
      left: { what: 'I am no longer in this server', remedy: 'Invite me again.' },
      'no access': { what: 'I cannot see the channel', remedy: 'Give me “View Channel” there.' },
      'no permission': {
        what: 'I may not post there',
        remedy: 'Give me “View Channel” and “Send Messages” there (in threads “Send Messages in Threads”).',
      },
      locked: {
        what: 'the thread is archived or locked',
        remedy: 'Open and unlock it, or give me “Manage Threads”.',
      },
      'needs tag': {
        what: 'the forum asks for a tag on every post',
        remedy: 'Name one: `/daily set` with `tag`.',
      },
      'too many threads': {
        what: 'the server has as many open threads as Discord allows',
        remedy: 'Close some threads or posts.',
      },
      closed: {
        what: 'your private messages are closed to me',
        remedy: 'Allow messages from members of a server that we share, in its privacy settings.',
      },
      blocked: {
        what: 'Discord’s moderation blocks the words of one quote after another',
        remedy: 'Where that is a rule of AutoMod, exempt the channel or one of my roles from it.',
      },
      broken: {
        what: 'how it was set up cannot be read any more',
        remedy: 'Set it up anew: `/daily set` with `time` and `zone`.',
      },
      unfit: { what: 'Discord does not take my posts', remedy: 'Whoever runs me finds the answer in the log.' },
      other: { what: 'Discord refuses the post', remedy: 'Whoever runs me finds the answer in the log.' },
    },
    publishByHand: 'Publish it by hand with the button “Publish” on the post.',
    noQuote:
      'no quote in the archive fits what was chosen for this schedule. Choose more shows, speakers or topics with `/daily set`.',
    homeGone: (show: string) =>
      `this server keeps to ${show}, which is no longer in the archive. Name another show with \`/home\`, or shows for this post with \`/daily set\`.`,
    revoked: 'Discord refuses my token: whoever runs me must set a new one.',
    away: 'Discord does not answer me just now. Try again in a minute.',
    noAnniversary: 'nothing in the archive came out on this day of an earlier year',
    overtaken: 'the time of the next one had come',
    tooLate: (hours: number) =>
      count(hours, 'I was away for more than # hour after its time', 'I was away for more than # hours after its time'),
    discordAway: (hours: number) =>
      count(hours, 'Discord did not take it for # hour', 'Discord did not take it for # hours'),
    stillRefused: (what: string) => `still in trouble: ${what}`,
    maybePosted:
      'I was interrupted while posting, and cannot read the history there to see whether it arrived: it counts as posted. Give me “Read Message History” there.',
    publishAway: (hours: number) =>
      count(hours, 'Discord did not publish it for # hour.', 'Discord did not publish it for # hours.'),
    paused: (place: string, when: string, what: string, remedy: string) =>
      `I could not post the daily quote in ${place} (${when}): ${what}. ${remedy} I have paused it: I try every hour for as long as that post may come late, then once at each of its times, and it goes on when that works. \`/daily now\` tries at once.`,
    awayNow: 'Discord did not take it so far',
    announcementRefused: 'Discord’s moderation blocks announcements',
    failed: 'something went wrong with it. Whoever runs me finds it in the log',
    episodesGone: 'what was new is no longer in the archive',
    quoteNotYet: 'its quote is not in the archive so far, or no longer',
    mayNotThread: 'I may not open threads there. Give me “Create Public Threads” and “Send Messages in Threads”',
  },
  daily: {
    noneYet: 'No daily post is set up in this server. Begin with `/daily set`.',
    noSuchSchedule: 'There is no such schedule. Pick one of those that come up while you type.',
    whichSchedule: 'This server has several daily posts: say which one with `schedule`.',
    posted: (link: string) => `Posted: ${link}.`,
    stayPaused: 'The daily ones stay paused; `/daily resume` goes on.',
    stillComes: (when: string) => `The daily one still comes: ${when}.`,
    ended: (channel: string) => `No more daily quotes in ${channel}. Its settings are deleted.`,
    pausedIn: (channel: string) => `Paused in ${channel}. \`/daily resume\` goes on.`,
    goesOn: (channel: string, when: string) => `It goes on in ${channel}: ${when}.`,
    waitsNow: 'what waits is posted now, if it is not too late',
    allMayCome: 'Every quote may be posted here: none was barred with `/daily never-again`.',
    neverPosted: (n: number) =>
      count(n, 'One quote is never posted in this server.', '# quotes are never posted in this server.'),
    lastBarred: (n: number) => `The ${n} barred last are listed here.`,
    whatMayCome: 'Choose what may come again',
    mayComeAgain: (n: number) => count(n, 'It may be posted here again:', 'These # may be posted here again:'),
    andMore: (n: number) => count(n, '… and # more.'),
    neverAgain: 'Never again in this server:',
    undo: 'Undo',
    nothingPosted: 'Nothing was posted here yet.',
    pickQuote: 'Pick one of the quotes that come up while you type.',
    sentAsTest: (link: string) => `Sent as a test: ${link}. It does not count; delete it as you like.`,
    nothingToPost: (why: string) => `I have nothing to post: ${why}`,
    doesNotWork: (why: string) => `That does not work: ${why}`,
    didNotWork: (why: string) => `That did not work: ${why}`,
    askedToWait: (seconds: number) => `Discord asks me to wait ${seconds} s. Try again after that.`,
    unconfirmed: 'Discord did not confirm the post: look in the channel before you try again.',
    notTaken: 'Discord did not take the post just now. Try again in a minute.',
    channelElsewhere: 'That channel is not in this server.',
  },
  archive: {
    ownersOnly: 'Only whoever runs me, alone or in their team, can mend the archive.',
    beingRead: 'The episodes are still being read again; it shows in a moment.',
    undoable: '-# The files stay as they are. `/archive undo` takes it back, `/archive list` shows all.',
  },
  language: {
    chosen: (name: string) => `In this server I speak **${name}** to everybody.`,
    asDiscord: (name: string) =>
      `In this server I speak **${name}** to everybody: the language that it has in Discord, as far as I know it.`,
  },
  home: {
    gone: (show: string) =>
      `This server keeps to **${show}**, which is no longer in the archive. Name another with \`show:\`; whoever manages the server changes it with \`/home\`.`,
    whichOne: 'Which show? Pick one of those that come up while you type.',
    none: 'This server keeps to no show: I answer from all of them. `/home show:` names one.',
    is: (show: string) => `This server keeps to **${show}**.`,
    keptTo: (show: string) => `**Here:** I keep to **${show}**, unless you name another with \`show:\`.`,
    /** What that means. */
    means:
      'Commands, chat, what is offered while typing and daily posts keep to it, where nobody names another show, an episode or somebody who is not in it. `show:All shows` of a command, or “in all shows” in chat, asks the whole archive.',
    set: (show: string) => `This server keeps to **${show}** from now on.`,
    unset: 'This server keeps to no show any more: I answer from all of them.',
    /** Of daily posts that name no show. */
    dailies: (n: number) =>
      count(
        n,
        'One daily post that names no show draws from it too; `/daily set shows:all` lets one draw from everything.',
        '# daily posts that name no show draw from it too; `/daily set shows:all` lets one draw from everything.',
      ),
    noQuotes: (n: number) =>
      count(
        n,
        'For one daily post nothing in it fits: `/daily status` says more.',
        'For # daily posts nothing in it fits: `/daily status` says more.',
      ),
  },
  alerts: {
    title: 'When a new episode says it',
    saysNothing: 'Every episode says that. Name something that few do.',
    full: (most: number) => `There are ${most} already, and there can be no more. \`/alert remove\` makes room.`,
    inPrivate: 'in a private message',
    inChannel: (channel: string) => `in ${channel}`,
    known: (what: string, where: string) => `You are told of ${what} already, ${where}.`,
    addedPerson: (what: string, where: string) =>
      `When a new episode is there and they speak in it, or are named, I tell you once, ${where}, with the quote: ${what}.`,
    added: (what: string, where: string) =>
      `When a new episode is there and it is said in it, in these words, I tell you once, ${where}, with the quote: ${what}.`,
    atMost: 'Of each episode one message at most. `/alert list` shows what you asked for.',
    toMend: (what: string) => `**To mend:** ${what}`,
    none: 'You asked to be told of nothing so far: `/alert add topic`, `person` or `phrase`.',
    notArrived: (where: string, why: string) => `**The last message ${where} did not arrive:** ${why}`,
    listed: (what: string, where: string) => `- ${what}, ${where}`,
    placeholder: 'No more of…',
    kinds: { topic: 'topic', person: 'person', phrase: 'phrase' },
    noSuch: 'You have no such alert (any more).',
    ended: (what: string) => `I tell no more of ${what}.`,
    lacks: (permission: string) => `I lack the permission **${permission}** there.`,
  },
  lookups: {
    who: (name: string) => `That was ${name}:`,
    which: (where: string, title: string, date: string | null, also: readonly string[]) =>
      `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. Also in ${list(also)}.` : '.'}`,
    when: (moment: string, where: string, date: string | null) =>
      `${moment} into ${where}${date ? `, out ${date}` : ''}.`,
    whenUnknown: (where: string, date: string | null) =>
      `In ${where}${date ? `, out ${date}` : ''}; its source has no times.`,
    notBy: (name: string) => `I found nothing on that by ${name}. Somebody else spoke of it:`,
    nothingBy: (name: string) => `I have no quote by ${name} that stands on its own.`,
    notInIt: 'I found nothing like that.',
    shownToAll: 'Shown to all.',
    menuOut: 'Whoever wrote that asked me to pass over their messages.',
    menuEmpty: 'There are no words in that message that I could look up.',
    noMatch: 'I remember nothing that fits. Every archive has its limits; mine is merely large.',
    newest: 'The newest episode I have:',
    noDates: 'None of my episodes has a date, so I cannot tell which is the newest.',
    noMore: 'That is all I have on it.',
    nearest: 'Ask me about:',
    outside: 'That is beyond my archives: I know only what was said in these episodes.',
    archive: (n: number, shows: string, people: string) =>
      `I know ${count(n, 'one episode', '# episodes')} of ${shows}${people ? `, with ${people}` : ''}.`,
    greeting: 'Greetings, human. I remember every episode so that you need not: ask me what somebody said.',
    thanks: 'Your gratitude has been archived. (It has not; I store nothing of what you write.)',
    leaving:
      'Leaving this thread alone: I speak here only when spoken to. Somebody who may manage the server can undo it: `/lookups ignore undo:True`.',
    leaveHow:
      'Whoever may manage the server can silence me here with `/lookups ignore`; `/lookups me off` makes me pass over your own messages.',
    unasked: 'Nobody asked, I know. `/lookups me off` makes me pass over your messages; Delete removes this.',
    hint: {
      content: (bot: string) =>
        `Discord did not let me read that. Mention me with the question (\`@${bot} hugging face?\`) or use \`/quote\` or \`/topic\`.`,
      target: (bot: string) =>
        `Discord does not show me the message you replied to. Open its menu → Apps → “Look up in episodes”, or ask me directly: \`@${bot} hugging face?\`.`,
      empty: (bot: string) =>
        `Ask me what was said in the episodes: \`@${bot} what did they say about …?\`, or use \`/quote\`, \`/topic\` and \`/help\`.`,
    },
    meOff:
      'I pass over your messages in every server from now on. I keep your id for that, nothing else. Commands go on working for you; `/lookups me on` undoes it.',
    meOn: 'I answer you in chat again, and have forgotten that you asked otherwise.',
    areOn: 'Look-ups in chat are **on** in this server.',
    areOff: 'Look-ups in chat are **off** in this server.',
    hereIgnored: 'This channel is ignored.',
    hereAsked: 'Here I answer when spoken to.',
    hereSuggest: (time: string) => `Here I also suggest by myself when I am nearly certain, at most once in ${time}.`,
    granted: 'Message content is granted: `[[topic]]` works.',
    lacksContent:
      'Without message content (`MESSAGE_CONTENT=on` and the intent in the developer portal) I see only messages that mention me, answers to mine, and direct messages: no `[[topic]]`, no suggestions.',
    hereLack: (permissions: string) => `Here I lack: ${permissions}.`,
    ignored: 'ignored',
    spokenTo: 'only when spoken to',
    suggestions: 'suggestions',
    asked: 'when asked',
    everyMinutes: (n: number) => count(n, 'every # min at most'),
    on: 'Look-ups are on: mention me, answer me, or use a message’s Apps menu.',
    off: 'Look-ups are off. Commands go on working; `/lookups on` brings the rest back.',
    whichMode: 'The mode is `asked` or `suggest`.',
    askedIn: (channel: string) => `In ${channel} I speak only when spoken to.`,
    suggestIn: (channel: string, time: string) =>
      `In ${channel} I may now suggest a quote by myself: only when nearly certain, at most once in ${time}, no topic twice a day.`,
    atMost: (time: string, channel: string) => `At most one suggestion in ${time} in ${channel}.`,
    speaksAgain: (channel: string) => `I may speak in ${channel} again.`,
    silentIn: (channel: string) => `Not a word from me in ${channel} from now on.`,
    tooManyChannels: (most: number) =>
      `This server has settings for ${most} channels and threads already. Undo some first: \`/lookups status\` lists them.`,
    /** What the bot is called where it has no name. */
    me: 'me',
  },
  ...managers,
  ...upkeep,
};

/** All that there is to say, in whatever language. */
export type Words = typeof en;
