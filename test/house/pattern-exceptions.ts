// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are how sources begin.
import type { Pattern } from './pattern-list.ts';

/** Texts that are never longer than `most` characters, by the place that reads them, and why they are not. */
export const CAPPED: readonly { file: string; most: number; why: string }[] = [
  { file: 'src/lookups/subject.ts', most: 200, why: 'nothing longer is looked at' },
  { file: 'src/lookups/', most: 4000, why: 'a message of Discord' },
  { file: 'src/replies/', most: 4000, why: 'a message of Discord, read or to be sent' },
  { file: 'src/playground/', most: 4000, why: 'a message of the local Discord' },
  { file: 'src/dailies/words.ts', most: 6000, why: 'an option of a slash command' },
  { file: 'src/rewriting/check.ts', most: 900, why: 'longer retellings are refused before' },
  { file: 'src/episodes/names.ts', most: 255, why: 'the name of a file' },
  { file: 'src/episodes/times.ts', most: 3, why: 'thousandths of a second' },
  { file: 'src/import/report.ts', most: 1000, why: 'a message of our own' },
  { file: 'src/answers/claims.ts', most: 2100, why: 'three sentences, which are cut at 700' },
  { file: 'src/discord/packets.ts', most: 4000, why: 'where an error came from' },
  ...[
    'flaws',
    'manner',
    'opening',
    'sense',
    'signs',
    'stance',
    'standalone',
    'telling',
    'wholeness',
    'cues',
    'told',
  ].map((name) => ({ file: `src/reading/${name}.ts`, most: 2100, why: 'three sentences, which are cut at 700' })),
];

/** Where a call makes a regular expression, how its text begins, and an example of what comes of it, which is judged. */
export const MADE_OF: readonly { file: string; begins: string; example: RegExp }[] = [
  {
    file: 'src/dailies/post.ts',
    begins: '`(?<![\\\\p{L}\\\\p{N}])${pattern}',
    example: /(?<![\p{L}\p{N}])machine\s+learning\s+strateg(?:ies|y)(?![\p{L}\p{N}])/giu,
  },
  {
    file: 'src/lookups/people.ts',
    begins: '`(?<![\\\\p{L}\\\\p{N}])(?:${[...new Set(names)]',
    example: /(?<![\p{L}\p{N}])(?:Ada|Lovelace|Grace|Hopper|Example|Hour)/iu,
  },
  {
    file: 'src/lookups/roster.ts',
    begins: '`(?<![\\\\p{L}\\\\p{N}])${spelling',
    example: /(?<![\p{L}\p{N}])software[\s'’.:-]+engineering[\s'’.:-]+daily(?![\p{L}\p{N}])/iu,
  },
  {
    file: 'src/lookups/roster.ts',
    begins: '`(?<![\\\\p{L}\\\\p{N}])${initials}',
    example: /(?<![\p{L}\p{N}])sed(?![\p{L}\p{N}])/iu,
  },
  {
    file: 'src/lookups/plain-words.ts',
    begins: '`^((?:(?:hey+|hi+',
    example:
      /^((?:(?:hey+|hi+|hello|so|oh|good)[\s,]+)*)@?(?:(?:the|mr|dear) )*(?:overlord|robot overlord)(?=$|[\s,.:;!?-])[\s,.:;!-]*/i,
  },
  {
    file: 'src/lookups/plain-words.ts',
    begins: '`[\\\\s,]+${name}',
    example: /[\s,]+@?(?:(?:the|mr|dear) )*(?:overlord|robot overlord)[\s?!.]*$/i,
  },
  {
    file: 'src/lookups/plain-words.ts',
    begins: '`,\\\\s*${name}',
    example: /,\s*@?(?:(?:the|mr|dear) )*(?:overlord|robot overlord)\s*,/i,
  },
  {
    file: 'src/lookups/plain-words.ts',
    begins: '`(?<![\\\\p{L}\\\\p{N}])@${name',
    example: /(?<![\p{L}\p{N}])@(?:(?:the|mr|dear) )*(?:overlord|robot overlord)(?![\p{L}\p{N}])/iu,
  },
  {
    file: 'src/episodes/formats/foreign.ts',
    begins: '`</(?:[',
    example: /<\/(?:[\w.-]{1,40}:)?transcript\s*>\s*$/,
  },
  { file: 'src/episodes/formats/sami.ts', begins: '`', example: /\bstart\s*=\s*["']?([^\s"'>]{1,80})/i },
  { file: 'src/playground/visibility.ts', begins: '`<@!?${bot}>`', example: /<@!?1234567890123456789>/ },
  {
    file: 'src/reading/who-talks.ts',
    begins: '`(?<!\\\\p{L})(?:${[...first]',
    example: /(?<!\p{L})(?:Ada|Grace)(?!\p{L}| \p{Lu})/u,
  },
];

export const EXAMPLES: readonly Pattern[] = MADE_OF.map(({ file, example: { source, flags } }) => ({
  source,
  flags,
  at: `${file}: an example`,
}));
