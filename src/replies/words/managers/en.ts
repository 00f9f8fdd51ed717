import { formats } from '../formats.ts';

const { list, count, weekday } = formats('en-GB', String);

const ordinals = ['first', 'second', 'third', 'fourth'];
/** `1st`, `22nd`; the last day is -1. */
function dayOfMonth(day: number): string {
  if (day < 0) return 'last day';
  const ends = day % 100 > 10 && day % 100 < 14 ? [] : ['th', 'st', 'nd', 'rd'];
  return `${day}${ends[day % 10] ?? 'th'}`;
}

/** What those read who manage a server, or run the bot: daily posts and all other settings. */
export const managers = {
  /** Days of the week: Monday is 0. Days and weeks of a month: -1 is the last. */
  when: {
    everyDay: 'every day',
    mondayToFriday: 'Monday to Friday',
    weekend: 'Saturday and Sunday',
    onWeekdays: (days: readonly number[]) => list(days.map(weekday)),
    /** `short`: some months are too short for one of them. */
    onDaysOfMonth: (days: readonly number[], short: boolean) =>
      `on the ${list(days.map(dayOfMonth))} of each month${short ? ' (or its last)' : ''}`,
    onWeekdaysOfMonth: (weeks: readonly number[], days: readonly number[]) =>
      `on the ${list(weeks.map((week) => ordinals[week - 1] ?? 'last'))} ${list(days.map(weekday))} of each month`,
    at: (days: string, times: string, zone: string) => `${days} at ${times}, ${zone}`,
  },
  /** As members type days of the month, in small letters; a comma parts them. */
  typedDays: {
    first: 'first',
    second: 'second',
    third: 'third',
    fourth: 'fourth',
    last: 'last',
    lastDay: '',
    every: 'every, each',
    day: 'day, days',
    ofMonth: '',
    month: 'month, months',
    a: 'a, an',
    monthly: 'monthly',
    nothing: '',
  },
  /** As Discord’s own settings call them. */
  permissions: {
    'View Channel': 'View Channel',
    'Send Messages': 'Send Messages',
    'Send Messages in Threads': 'Send Messages in Threads',
    'Create Posts': 'Create Posts',
    'Create Public Threads': 'Create Public Threads',
    'Manage Threads': 'Manage Threads',
    'Read Message History': 'Read Message History',
    'Attach Files': 'Attach Files',
    'Mention Everyone': 'Mention @everyone, @here and All Roles',
  },
  /** What of a stored schedule cannot be read. */
  broken: {
    zone: (zone: string) => `the time zone “${zone}” does not exist here`,
    time: (time: string) => `the time “${time}” is none`,
    weekdays: 'no day of the week is left',
    monthDays: 'the days of the month are none',
    pool: 'what to post',
    look: 'its look',
  },
  /** A place that posts go to. */
  place: {
    gone: 'that channel is gone: choose another with `schedule` and `channel` of `/daily set`',
    notForPosts: 'that is no text channel, thread or forum',
    needsTag: (tags: string) => `this forum asks for a tag on every post: name one with \`tag\` (${tags})`,
    noTags: 'it has none yet',
    noSuchTag: 'this forum has no such tag',
    noHistory: (permission: string) =>
      `I lack the permission **${permission}** there: were I interrupted, I could not see whether a post arrived`,
    noPictures: (permission: string) =>
      `I lack the permission **${permission}** there: posts go out in words, without their pictures`,
    noThreads: (permissions: string) =>
      `I lack the permission ${permissions} there: posts go out without their threads`,
    roleGone: 'the role to notify does not exist any more: choose another one',
    roleSilent: (role: string, permission: string) =>
      `posts do not notify ${role}: let anyone @mention it in its settings, or give me **${permission}** there`,
    published: 'Each post is published to the servers that follow this channel.',
    notPublished: 'Posts stay in this channel: servers that follow it get them only with `publish: True`.',
    publishIdle: '`publish` does nothing there: only announcement channels can be followed.',
    threadIdle: '`thread` does nothing there: a thread can have none of its own.',
    archived: 'The thread is archived: my first post opens it again.',
    unchecked: 'I could not check my permissions there: send a test to be sure.',
  },
  /** Which quotes a schedule posts. */
  pool: {
    from: (shows: string) => `from ${shows}`,
    by: (people: string) => `by ${people}`,
    about: (topics: string) => `about ${topics}`,
    whole: 'from the whole archive',
    onlyThatDay: (quotes: string) => `${quotes}, only of episodes that came out on that day in an earlier year`,
    thatDayFirst: (quotes: string) => `${quotes}, first of episodes that came out on that day in an earlier year`,
    savedFirst: (quotes: string) => `${quotes}, first what members saved here`,
    bothFirst: (quotes: string) =>
      `${quotes}, first of episodes that came out on that day in an earlier year, then what members saved here`,
  },
  /** A schedule in a few words. */
  schedule: {
    paused: 'Paused',
    pausedGoesOn: 'Paused; `/daily resume` goes on.',
    nextTry: (when: string) => `Next try ${when}`,
    nextPost: (when: string) => `Next post ${when}`,
    nextIn: (next: string, channel: string) => `${next} in ${channel}`,
    nothingFor: (next: string, why: string) => `${next}: ${why}`,
    notifies: (role: string) => `notifies ${role}`,
    titled: (title: string) => `as “${title}”`,
    templated: 'with words of your own around the quote',
    coloured: (color: string) => `in ${color}`,
    pictured: 'as a picture',
    threaded: 'a thread under each',
    announces: 'announces new episodes',
    published: 'published to following servers',
    andMore: (n: number, next: number) => `… and ${n} more: \`/daily status schedule:${next}\` shows the next one.`,
  },
  /** Setting a daily post up. */
  setUp: {
    done: 'Daily quote set up',
    changed: 'Daily quote changed',
    onlyOneFits: 'Only one quote fits, so it comes every time.',
    fit: (n: number) => count(n, '# quotes fit; none comes again before all of them were posted.'),
    outAlready: 'Today’s post was out already: there is one a day.',
    someOutAlready: (n: number) => `Of today’s posts some were out already: there are ${n} a day.`,
    cannotPostYet: 'It cannot post there yet:',
    toMend: 'To mend:',
    tagPlaceholder: 'The tag for each post',
    sendTest: 'Send a test here',
    tooMany: (most: number) =>
      `A server can have ${most} daily posts, and this one has them. Remove one with \`/daily off\` first.`,
    needWhen: 'Tell me the `time` and the time `zone` too, such as 9:00 and Europe/Berlin.',
    everyone:
      'I never notify @everyone. Choose another role; or, to notify nobody, `/daily set` without options and leave the role empty.',
    whereICan: 'I can post in text and announcement channels, threads and forums.',
    noneFits: (pool: string) =>
      `No quote in the archive fits: ${pool}. Choose more shows, speakers or topics; nothing was changed.`,
    noSuchTag: (tag: string, tags: string) => `That forum has no tag “${tag}”. It has these: ${tags}.`,
    noTags: 'Only forums have tags, and that one has none. Leave `tag` out.',
    severalThere: 'That channel has several daily posts: say which one with `schedule`.',
    noSuchShow: (name: string) => `There is no show “${name}” in the archive.`,
    noTime: (typed: string, most: number) =>
      `“${typed}” is no time of day. Write it like 9:00, 18:30 or 6:30 pm; several like “9:00, 18:30”, at most ${most}.`,
    severalZones: (typed: string, zones: string) =>
      `“${typed}” may be any of several time zones: ${zones}. Write one of these.`,
    noZone: (typed: string) =>
      `I know no time zone “${typed}”. Write it like Europe/Berlin, or name a large city near you.`,
    noDays: (typed: string) =>
      `I cannot read “${typed}” as weekdays, or days of the month. Write it like “every day”, “Mon-Fri”, “Tue, Thu”, “1st and 15th”, “last day of the month” or “first Monday”.`,
    zoneNow: (zone: string, clock: string) => `${zone}, now ${clock}`,
    longTitle: (most: number) => `A title has at most ${most} characters.`,
    longTemplate: (most: number) => `A template has at most ${most} characters.`,
    noPlaceFor: (name: string, known: string) => `A template has no place for “${name}”, but these: ${known}.`,
    quoteOnce: 'A template needs `{quote}` once.',
    noColor: (typed: string, names: string) =>
      `“${typed}” is no colour. Write it like #2e6fdb, or one of these: ${names}.`,
  },
  /** The form of `/daily set`: Discord takes 45 characters of a title or label, 100 of a description. */
  form: {
    title: 'A quote every day',
    labels: {
      channel: 'Where',
      time: 'At what local time',
      zone: 'In which time zone',
      days: 'On which days',
      role: 'A role to notify',
    },
    descriptions: {
      channel: 'A channel, thread or forum',
      time: 'Several parted by commas',
      zone: 'A zone such as Europe/Berlin, or a large city',
      days: 'Leave it empty for every day',
      role: 'Leave it empty to notify nobody',
    },
    again: 'Fill it in again',
  },
  /** `/daily status`: how the last one went. */
  lastPost: {
    none: 'Nothing posted yet.',
    posted: (when: string) => `Last post ${when}`,
    postedAt: (when: string, link: string) => `Last post ${when}: ${link}`,
    unknown: (when: string, why: string) => `Last post ${when}. ${why}`,
    skipped: (when: string) => `The last one, due ${when}, was skipped.`,
    skippedFor: (when: string, why: string) => `The last one, due ${when}, was skipped: ${why}`,
    notYet: (when: string) => `Due ${when}: not posted so far.`,
    onItsWay: (when: string) => `Due ${when}: on its way.`,
    publishedLater: (when: string) => `Not yet published to the servers that follow it: next try ${when}.`,
    notPublished: '**Not published** to the servers that follow the channel.',
    threadLater: (why: string) => `Its thread is not there yet: ${why}`,
    noThread: (why: string) => `**No thread** under it: ${why}`,
    passedOver: (n: number, why: string) =>
      `${count(n, 'One quote is', '# quotes are')} passed over here, since Discord did not take the words (${why}).`,
    pausedByRefusals: '**Paused after repeated refusals.** It goes on by itself once posting works.',
    wasWrong: 'What was wrong at the last try:',
  },
  /** And the announcement of new episodes. */
  announcement: {
    episode: 'A new episode',
    titled: (title: string) => `The new episode “${title}”`,
    andMore: (what: string, n: number) => `${what} (and ${n} more)`,
    itsTurn: (what: string) => `${what} is **not announced yet**: it is its turn.`,
    later: (what: string, when: string) => `${what} is **not announced yet**: next try ${when}.`,
    publishedLater: (what: string, when: string) =>
      `${what} is announced, but not yet published to the servers that follow: next try ${when}.`,
    skipped: (what: string) => `${what} was **not announced**.`,
    done: (what: string) => `${what} was announced.`,
  },
  /** The weekly digest of what was saved most. */
  digest: {
    set: (place: string, when: string, next: string) =>
      `What members save most is told in ${place} every ${when}: counts alone, never who. In a week in which nobody saved anything there is no post. The next one: ${next}.`,
    none: 'No weekly digest is set up in this server. Begin with `/daily digest set`.',
    off: 'No weekly digest any more. Its settings are deleted.',
    nothingYet: 'In the last seven days nobody saved anything here, so there would be no post.',
    previewOf: (place: string, next: string) => `What there would be in ${place} now; it comes ${next}.`,
    status: (place: string, when: string, next: string) =>
      `**Weekly digest** of what was saved most: ${place} · every ${when}\nNext one ${next}`,
    without: {
      nothing: 'Last time nobody had saved anything that week, so there was no post.',
      away: 'The last one was skipped: I was away at its time, for more than a day.',
      broken: 'Its time or time zone cannot be read on this machine: set it anew with `/daily digest set`.',
    },
    trouble: (why: string) => `The last one did not arrive: ${why}`,
    needWhen: 'Tell me the time `zone` too, such as Europe/Berlin.',
    oneDay: 'A digest comes once a week: name one day, such as Sunday.',
    oneTime: 'A digest comes once a week: name one time, such as 18:00.',
    whereICan: 'I can post it in text and announcement channels and in threads.',
  },
};
