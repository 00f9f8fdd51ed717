/** What is said of weekly digests, in one place. */
export const digestStrings = {
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
  trouble: (what: string) => `The last one did not arrive: ${what}.`,
  needWhen: 'Tell me the time `zone` too, such as Europe/Berlin.',
  oneDay: 'A digest comes once a week: name one day, such as Sunday.',
  oneTime: 'A digest comes once a week: name one time, such as 18:00.',
} as const;
