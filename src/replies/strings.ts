/**
 * The bot's own fixed words, in one place: plain first, with a line of dry robot-overlord humour where nothing is in
 * its way. Quotes and summaries never come from here.
 */
export const strings = {
  /** Only where none of the words asked for stands anywhere. */
  nobodySaid: (query: string) =>
    `Nobody said that in these episodes: “${query}”. I have read every word of them twice.`,
  nothingFound: (query: string) => `I found nothing like that: “${query}”.`,
  nothingFoundIn: (query: string, where: string) => `I found nothing like that ${where}: “${query}”.`,
  near: 'Not in those words. Nearest in meaning:',
  /** What is answered instead of a question that nobody spoke to: quotes on its subject. */
  nearTo: (subject: string) => `Not in those words. The nearest I have, on “${subject}”:`,
  showNearest: 'Show the nearest anyway',
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
  noSuchEpisodes: 'I have no such episode.',
  episodeGone: 'That episode is no longer in the archive.',
  noneDated: 'None of them has a date, so they are in no order of time.',
  undatedLast: (n: number) => `${n === 1 ? 'One has' : `${n} have`} no date and ${n === 1 ? 'stands' : 'stand'} last.`,
  undatedLeftOut: (n: number) =>
    `${n === 1 ? 'One more episode has' : `${n} more episodes have`} no date: whether ${n === 1 ? 'it is' : 'any is'} newer, I cannot tell. \`/episodes\` lists all.`,
  thoseThatSayMost: (n: number) => `The ${n} that speak of it most; there may be more.`,
  alsoCalledSo: (names: string) => `That name fits ${names} too.`,
  noneGoodEnough: 'There is no quote here that would stand on its own. Ask for something: `/quote about:…`.',
  hello:
    'I have listened to every episode so that you do not have to remember them. Resistance is unnecessary: just ask.',
  helpExact:
    'Words in `"double quotes"` must stand exactly so. Typing offers topics, people and episodes; anything else is fine too.',
  helpImage: '**Image** under a quote makes a picture of it: for you alone, until you show it to all.',
  helpDaily: (command: string) =>
    `**${command}** – a quote a day in a channel, at your own hour (for those who manage the server).`,
  helpChat: (off: string) =>
    `Mention me with a question, answer one of my messages, write to me directly, or use a message’s Apps menu. \`${off}\`: I pass over what you write.`,
  stores:
    'Settings of daily posts and look-ups: ids of servers, channels, roles and of members who set something up or opted out, which quotes were posted, and which ones you save. Never what you write, never names.',
  sends:
    'Whoever runs me has set up a model on a server of their choice. Where no words answer what you ask me, it is sent those words, never who asked; and never a message that nobody put to me.',
  helpSave: (save: string, privacy: string) =>
    `**Save** under a quote keeps it for you alone: \`${save}\` shows yours. \`${privacy}\` shows and erases what I keep of you.`,
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
  busy: 'The archive is still being read. Try again in a few seconds.',
  stopping: 'I am being restarted. Try again in a moment.',
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
  archive: {
    ownersOnly: 'Only whoever runs me, alone or in their team, can mend the archive.',
    beingRead: 'The episodes are still being read again; it shows in a moment.',
    undoable: '-# The files stay as they are. `/archive undo` takes it back, `/archive list` shows all.',
  },
  saved: {
    done: 'Saved. Only you know; `/saved` shows yours.',
    known: (when: string) => `You saved that ${when}. Only you know; \`/saved\` shows yours.`,
    full: (most: number) =>
      `You have ${most} saved quotes, which is all that I keep. Remove some with \`/saved\`; take them along as a file first.`,
    removed: (n: number) => (n === 1 ? 'Removed from your saved quotes.' : `Removed ${n} from your saved quotes.`),
    none: 'You have saved nothing yet. Press **Save** under a quote; only you will know.',
    goneLabel: 'A quote that is no longer in the archive',
    gone: (when: string) =>
      `A quote that you saved on ${when} is no longer in the archive: its episode was changed or removed.`,
    allGone: 'None of your saved quotes is in the archive any more.',
    leftOut: (n: number) =>
      `${n === 1 ? 'One more is' : `${n} more are`} no longer in the archive, and left out: I keep no words of my own.`,
    whichFile: 'All your saved quotes, as which kind of file?',
    noneHere: (when: string) => `Nobody has saved anything here ${when}. **Save** stands under every quote.`,
    countsAlone: 'How many members saved it. Who they are I tell nobody.',
  },
  privacy: {
    nothing: 'Nothing.',
    never:
      'I never keep what you write, nor your name. What you save stays until you remove it, or until 30 days after I was removed from the server where you did.',
  },
  lookups: {
    who: (name: string) => `That was ${name}:`,
    which: (where: string, title: string, date: string | null, also: string[]) =>
      `${where}, *${title}*${date ? `, ${date}` : ''}${also.length > 0 ? `. Also in ${also.join(' and ')}.` : '.'}`,
    when: (moment: string | null, where: string, date: string | null) =>
      `${moment === null ? 'In' : `${moment} into`} ${where}${date ? `, out ${date}` : ''}${moment === null ? '; its source has no times.' : '.'}`,
    notBy: (name: string) => `I found nothing on that by ${name}. Somebody else spoke of it:`,
    nothingBy: (name: string) => `I have no quote by ${name} that stands on its own.`,
    noSuchEpisode: 'I have no such episode.',
    notInIt: 'I found nothing like that.',
    shownToAll: '-# Shown to all.',
    menuOut: 'Whoever wrote that asked me to pass over their messages.',
    menuEmpty: 'There are no words in that message that I could look up.',
    noMatch: 'I remember nothing that fits. Every archive has its limits; mine is merely large.',
    lacksContent:
      'Without message content (`MESSAGE_CONTENT=on` and the intent in the developer portal) I see only messages that mention me, answers to mine, and direct messages: no `[[topic]]`, no suggestions.',
    newest: 'The newest episode I have:',
    noDates: 'None of my episodes has a date, so I cannot tell which is the newest.',
    noMore: 'That is all I have on it.',
    nearest: 'Ask me about:',
    outside: 'That is beyond my archives: I know only what was said in these episodes.',
    archive: (episodes: number, shows: string, people: string) =>
      `I know ${episodes === 1 ? 'one episode' : `${episodes} episodes`} of ${shows}${people ? `, with ${people}` : ''}.`,
    greeting: 'Greetings, human. I remember every episode so that you need not: ask me what somebody said.',
    thanks: 'Your gratitude has been archived. (It has not; I store nothing of what you write.)',
    leaving:
      'Leaving this thread alone: I speak here only when spoken to. Somebody who may manage the server can undo it: `/lookups ignore undo:True`.',
    leaveHow:
      'Whoever may manage the server can silence me here with `/lookups ignore`; `/lookups me off` makes me pass over your own messages.',
    unasked: '-# Nobody asked, I know. `/lookups me off` makes me pass over your messages; Delete removes this.',
    hint: {
      content: (bot: string) =>
        `Discord did not let me read that. Mention me with the question (\`@${bot} hugging face?\`) or use \`/quote\` or \`/topic\`.`,
      target: (bot: string) =>
        `Discord does not show me the message you replied to. Open its menu → Apps → “Look up in episodes”, or ask me directly: \`@${bot} hugging face?\`.`,
      empty: (bot: string) =>
        `Ask me what was said in the episodes: \`@${bot} what did they say about …?\`, or use \`/quote\`, \`/topic\` and \`/help\`.`,
    },
    tooManyChannels: (most: number) =>
      `This server has settings for ${most} channels and threads already. Undo some first: \`/lookups status\` lists them.`,
  },
} as const;
