/** What is said of a server's home show, in one place. */
export const homeStrings = {
  gone: (show: string) =>
    `This server keeps to **${show}**, which is no longer in the archive. Name another with \`show:\`; ` +
    'whoever manages the server changes it with `/home`.',
  whichOne: 'Which show? Pick one of those that come up while you type.',
  none: 'This server keeps to no show: I answer from all of them. `/home show:` names one.',
  is: (show: string) => `This server keeps to **${show}**.`,
  keptTo: (show: string) => `**Here:** I keep to **${show}**, unless you name another with \`show:\`.`,
  /** What that means. */
  means:
    'Commands, chat, what is offered while typing and daily posts keep to it, where nobody names another show, an episode or ' +
    'somebody who is not in it. `show:All shows` of a command, or “in all shows” in chat, asks the whole archive.',
  set: (show: string) => `This server keeps to **${show}** from now on.`,
  unset: 'This server keeps to no show any more: I answer from all of them.',
  /** Of daily posts that name no show. */
  dailies: (n: number) =>
    `${n === 1 ? 'One daily post that names no show draws' : `${n} daily posts that name no show draw`} from it too; ` +
    '`/daily set shows:all` lets one draw from everything.',
  noQuotes: (n: number) =>
    `For ${n === 1 ? 'one daily post' : `${n} daily posts`} nothing in it fits: \`/daily status\` says more.`,
} as const;
