import type { Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';
import { fc } from '../harness/properties.ts';

/** Names and sentences of a script. No sentence holds a name. */
const SCRIPTS: Record<string, { names: string[]; sentences: string[] }> = {
  English: {
    names: ['Ann Bell', 'Bob', 'Dr. Cole', "Mary O'Neill", 'J. R. Stone', 'Speaker 1', 'SPEAKER_02'],
    sentences: [
      'Good evening, everybody.',
      'Where were you last night?',
      'It was cold: colder than ever, and dark.',
      'Yes.',
      'I said "never again" and went home.',
      'Thanks, Max. Bye.',
      'We left at 5:30 in the morning - or so they say.',
      'The Old Harbour',
    ],
  },
  capitals: {
    names: ['ANN', 'BOB COLE', 'HOST'],
    sentences: [
      'GOOD EVENING',
      'WHERE WERE YOU LAST NIGHT',
      'YES',
      'I HAVE A BLUE BOAT',
      'THE WIND WAS GOOD',
      'THANK YOU',
    ],
  },
  German: {
    names: ['Jörg Müller', 'Änne', 'Sprecher 2'],
    sentences: ['Guten Abend.', 'Wo warst du gestern?', 'Das Meer war kalt, kälter als je.', 'Ja, genau.', 'Gut so'],
  },
  Chinese: {
    names: ['李明', '王小红', '主持人'],
    sentences: ['今天我们谈船。', '我有一条船', '风很大，你知道吗？', '对啊', '早上五点钟就出发了', '谢谢'],
  },
  Japanese: {
    names: ['直子', '修', 'ジョン・スミス'],
    sentences: ['今日は船の話をしましょう。', 'そうですね', '風が強いですが、大丈夫です。', '朝五時に出ました', '灯台'],
  },
  Korean: {
    names: ['김민수', '이영희', '진행자'],
    sentences: ['오늘은 배 이야기를 합니다.', '저는 배가 있어요', '바람이 불었어요', '네 맞아요', '감사합니다'],
  },
  Arabic: {
    names: ['أحمد', 'ليلى حسن', 'المذيع'],
    sentences: ['اليوم نتحدث عن السفن.', 'عندي سفينة', 'الريح قوية جدا', 'نعم', 'شكرا لك'],
  },
  Hindi: {
    names: ['राम शर्मा', 'सीता', 'मेज़बान'],
    sentences: ['आज हम नाव की बात करेंगे।', 'मेरे पास एक नाव है', 'हवा तेज़ थी', 'हाँ', 'धन्यवाद'],
  },
  Russian: {
    names: ['Анна Белова', 'Борис', 'Ведущий'],
    sentences: ['Добрый вечер.', 'Где вы были вчера?', 'Море было холодное, как никогда.', 'Да', 'Спасибо'],
  },
};

const pad = (n: number): string => String(n).padStart(2, '0');
const CLOCKS: Record<string, (s: number) => string> = {
  'm:ss': (s) => `${Math.floor(s / 60)}:${pad(s % 60)}`,
  'mm:ss': (s) => `${pad(Math.floor(s / 60))}:${pad(s % 60)}`,
  'hh:mm:ss': (s) => `${pad(Math.floor(s / 3600))}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`,
  'hh:mm:ss.mmm': (s) => `${pad(Math.floor(s / 3600))}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}.000`,
};
type Line = (time: string, name: string, words: string) => string;
/** Name and time as tools and hosts write them, by what they look like. */
const NAMED_AND_TIMED: Record<string, Line> = {
  '[t] n: w': (t, n, w) => `[${t}] ${n}: ${w}`,
  '(t) n: w': (t, n, w) => `(${t}) ${n}: ${w}`,
  't n: w': (t, n, w) => `${t} ${n}: ${w}`,
  '[t --> t] n: w': (t, n, w) => `[${t} --> ${t}] ${n}: ${w}`,
  't - t n: w': (t, n, w) => `${t} - ${t} ${n}: ${w}`,
  't **n** w': (t, n, w) => `${t} **${n}** ${w}`,
  '[t] **n:** w': (t, n, w) => `[${t}] **${n}:** ${w}`,
  '**[t] n:** w': (t, n, w) => `**[${t}] ${n}:** ${w}`,
  '[t] [n] w': (t, n, w) => `[${t}] [${n}] ${w}`,
  '[n] [t] w': (t, n, w) => `[${n}] [${t}] ${w}`,
  't <v n>w': (t, n, w) => `${t} <v ${n}>${w}`,
  'n [t] below w': (t, n, w) => `${n} [${t}]\n${w}`,
  'n (t): w': (t, n, w) => `${n} (${t}): ${w}`,
  '**n** (t): w': (t, n, w) => `**${n}** (${t}): ${w}`,
  '**n** [t] w': (t, n, w) => `**${n}** [${t}] ${w}`,
  '**n** [[t](link)] below w': (t, n, w) => `**${n}** [[${t}](https://a.b/?t=1)]\n\n${w}`,
  'n tab t below w': (t, n, w) => `${n}\t${t}\n${w}`,
  '### n (t) below w': (t, n, w) => `### ${n} (${t})\n\n${w}`,
  '| t | n | w |': (t, n, w) => `| ${t} | ${n} | ${w} |`,
  't below n: w': (t, n, w) => `${t}\n${n}: ${w}`,
};
const NAMED: Record<string, Line> = {
  'n: w': (_, n, w) => `${n}: ${w}`,
  'n：w': (_, n, w) => `${n}：${w}`,
  '**n:** w': (_, n, w) => `**${n}:** ${w}`,
  '**n**: w': (_, n, w) => `**${n}**: ${w}`,
  '**n** w': (_, n, w) => `**${n}** ${w}`,
  '**n** – w': (_, n, w) => `**${n}** – ${w}`,
  '[n] w': (_, n, w) => `[${n}] ${w}`,
  '[n]: w': (_, n, w) => `[${n}]: ${w}`,
  '- **n:** w': (_, n, w) => `- **${n}:** ${w}`,
  '<p><strong>n:</strong> w</p>': (_, n, w) => `<p><strong>${n}:</strong> ${w}</p>`,
  'LRM n: w': (_, n, w) => `\u200e${n}: ${w}`,
  '>> n: w': (_, n, w) => `>> ${n}: ${w}`,
  'n: below w': (_, n, w) => `${n}:\n${w}`,
  '**n** below w': (_, n, w) => `**${n}**\n\n${w}`,
};
const TIMED: Record<string, Line> = {
  '[t] w': (t, _, w) => `[${t}] ${w}`,
  't w': (t, _, w) => `${t} ${w}`,
  '(t) w': (t, _, w) => `(${t}) ${w}`,
  't below w': (t, _, w) => `${t}\n${w}`,
  '[t --> t] w': (t, _, w) => `[${t} --> ${t}] ${w}`,
  't: w': (t, _, w) => `${t}: ${w}`,
  't tab w': (t, _, w) => `${t}\t${w}`,
};

interface Talk {
  script: string;
  clock: string;
  gap: string;
  turns: { who: number; seconds: number; words: string }[];
  names: string[];
}
const talks: Arbitrary<Talk> = fc
  .constantFrom(...Object.keys(SCRIPTS))
  .chain((script) => {
    const { names, sentences } = SCRIPTS[script] as { names: string[]; sentences: string[] };
    return fc.record({
      script: fc.constant(script),
      clock: fc.constantFrom(...Object.keys(CLOCKS)),
      gap: fc.constantFrom('\n', '\n\n'),
      names: fc.shuffledSubarray(names, { minLength: 2, maxLength: 3 }),
      turns: fc
        .array(
          fc.record({
            who: fc.nat(2),
            step: fc.integer({ min: 1, max: 90 }),
            words: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }),
          }),
          { minLength: 8, maxLength: 24 },
        )
        .map((turns) => {
          let seconds = -1;
          return turns.map(({ who, step, words }, i) => {
            seconds += step;
            // Each of them comes back, as people in talks do.
            return { who: i < 6 ? i % 3 : who, seconds, words: words.join(' ') };
          });
        }),
    });
  })
  .map((talk) => ({ ...talk, turns: talk.turns.map((t) => ({ ...t, who: t.who % talk.names.length })) }));

const write = (talk: Talk, line: Line): string =>
  talk.turns
    .map((t) => line(CLOCKS[talk.clock]?.(t.seconds) ?? '', talk.names[t.who] ?? '', t.words))
    .join(line === NAMED_AND_TIMED['| t | n | w |'] ? '\n' : talk.gap);

/** Who says what, turns in a row by one person joined; and all times. */
function read(content: string): { said: string[]; times: number[] } {
  const { episode } = readEpisode('show/1.md', content, { decided: { show: 'Show' } });
  const names = new Map(episode?.speakers.map((s) => [s.id, s.name]));
  const pieces = (episode?.turns ?? []).map((t) => [names.get(t.speaker ?? '') ?? t.label ?? '', t.text] as const);
  const times = (episode?.turns ?? []).flatMap((t) =>
    t.anchors.length > 0 ? t.anchors.map((a) => a.seconds) : t.start === null ? [] : [t.start],
  );
  return { said: joined(pieces), times };
}
function joined(pieces: readonly (readonly [string, string])[]): string[] {
  const out: { who: string; words: string[] }[] = [];
  for (const [who, text] of pieces) {
    const last = out.at(-1);
    const words = text.split(/\s+/);
    if (last?.who === who) last.words.push(...words);
    else out.push({ who, words: [...words] });
  }
  return out.map(({ who, words }) => `${who}| ${words.join(' ')}`);
}
const fold = (name: string): string => name.toLowerCase();

const RUNS = 60;

describe('a transcript keeps its words, its people and its times', () => {
  const check = (line: Line, named: boolean, timed: boolean): void =>
    fc.assert(
      fc.property(talks, (talk) => {
        const content = write(talk, line);
        const { said, times } = read(content);
        const expected = joined(talk.turns.map((t) => [named ? (talk.names[t.who] ?? '') : '', t.words] as const));
        expect(said.map(fold), content).toEqual(expected.map(fold));
        if (timed) expect(times, content).toEqual(talk.turns.map((t) => t.seconds));
      }),
      { numRuns: RUNS },
    );
  for (const [form, line] of Object.entries(NAMED_AND_TIMED)) it(`in ${form}`, () => check(line, true, true));
  for (const [form, line] of Object.entries(NAMED)) it(`in ${form}`, () => check(line, true, false));
  for (const [form, line] of Object.entries(TIMED)) it(`in ${form}`, () => check(line, false, true));
});
