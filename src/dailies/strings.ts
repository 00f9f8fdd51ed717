import { counted, escapeMarkdown } from '../replies/markdown.ts';
import type { Refusal } from './poster.ts';

/** What the dailies say, in one place. */
const refusals: Record<Refusal, { what: string; remedy: string }> = {
  gone: { what: 'the channel is gone', remedy: 'Choose another with `schedule` and `channel` of `/daily set`.' },
  left: { what: 'I am no longer in this server', remedy: 'Invite me again.' },
  'no access': {
    what: 'I cannot see the channel',
    remedy: 'Give me “View Channel” there.',
  },
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
};

/** `why`: Discord's own words, for what is none of the known reasons. */
export function sayRefusal(refusal: Refusal, why: string): { what: string; remedy: string } {
  const { what, remedy } = refusals[refusal];
  return ['other', 'unfit', 'broken'].includes(refusal)
    ? { what: `${what} (${escapeMarkdown(why)})`, remedy }
    : { what, remedy };
}

const byHand = 'Publish it by hand with the button “Publish” on the post.';

export const dailyStrings = {
  brokenPart: {
    zone: (zone: string) => `the time zone “${zone}” does not exist here`,
    time: (time: string) => `the time “${time}” is none`,
    weekdays: 'no day of the week is left',
    monthDays: 'the days of the month are none',
    pool: 'what to post',
    look: 'its look',
  },
  noQuote:
    'no quote in the archive fits what was chosen for this schedule. Choose more shows, speakers or topics with `/daily set`.',
  homeGone: (show: string) =>
    `this server keeps to ${show}, which is no longer in the archive. Name another show with \`/home\`, or shows for this post with \`/daily set\`.`,
  revoked: 'Discord refuses my token: whoever runs me must set a new one.',
  away: 'Discord does not answer me just now. Try again in a minute.',
  noAnniversary: 'nothing in the archive came out on this day of an earlier year',
  onThisDay: (year: string) => `On this day in ${year}`,
  overtaken: 'the time of the next one had come',
  tooLate: (hours: number) => `I was away for more than ${counted(hours, 'hour')} after its time`,
  discordAway: (hours: number) => `Discord did not take it for ${counted(hours, 'hour')}`,
  stillRefused: (what: string) => `still in trouble: ${what}`,
  maybePosted:
    'I was interrupted while posting, and cannot read the history there to see whether it arrived: it counts as posted. Give me “Read Message History” there.',
  publishAway: (hours: number) => `Discord did not publish it for ${counted(hours, 'hour')}. ${byHand}`,
  publishRefused: (what: string, remedy: string) => `${what}. ${remedy} ${byHand}`,
  paused: (place: string, when: string, what: string, remedy: string) =>
    `I could not post the daily quote in ${place} (${when}): ${what}. ${remedy} I have paused it: I try every hour for as long as that post may come late, then once at each of its times, and it goes on when that works. \`/daily now\` tries at once.`,
  awayNow: 'Discord did not take it so far',
  announcementRefused: 'Discord’s moderation blocks announcements',
  failed: 'something went wrong with it. Whoever runs me finds it in the log',
  episodesGone: 'what was new is no longer in the archive',
  newEpisode: 'A new episode is in the archive',
  newEpisodes: (n: number) => `${n} new episodes are in the archive`,
  heading: {
    day: 'Quote of the day',
    week: 'Quote of the week',
    month: 'Quote of the month',
    often: 'From the archive',
  },
  alerted: 'A new episode says it',
  alertFor: (what: string) => `You asked to be told of ${what}.`,
  alertedMore: (n: number) => `And in ${counted(n, 'more episode')}.`,
  threadOn: (title: string) => `On ${title}`,
  asked: (speaker: string) => `${speaker} asked in the episode:`,
  andYou: 'What would you have answered?',
  makeOfIt: (episode: string) => `From ${episode}. What do you make of it?`,
  quoteNotYet: 'its quote is not in the archive so far, or no longer',
  mayNotThread: 'I may not open threads there. Give me “Create Public Threads” and “Send Messages in Threads”',
  title: (words: string) => `“${words}”`,
} as const;
