import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';

/** What chats, courts, stages, wikis and forums write down: who says what, in many ways that are not a transcript's. */
const WORDS = [
  'Welcome back to the tide table, where we ask people about water.',
  'Thanks for having me. I have measured this river since I was twelve.',
  'Twelve! Who taught you to read the gauge?',
  'My grandmother did. She kept every number in a blue notebook.',
  'Do you still have the notebook, or did the flood take it?',
  'The flood took the house, but she had carried the book upstairs.',
];
const NAMES = ['Hazel Brook', 'Idris Quill'];
const write = (
  line: (name: string, words: string, i: number) => string,
  names: readonly string[] = NAMES,
  between = '\n',
): string => WORDS.map((words, i) => line(names[i % 2] ?? '', words, i)).join(between);
const lastNames = ['BROOK', 'QUILL'];

const read = (content: string, file = 'a.txt') => readEpisode(file, content, { show: { show: 'Tides' } });
const turnsOf = (content: string, file?: string): (string | null)[][] => {
  const { episode } = read(content, file);
  const name = (id: string): string => episode?.speakers.find((s) => s.id === id)?.name ?? id;
  return (episode?.turns ?? [])
    .filter((t) => t.voice === 'speech')
    .map((t) => [t.speaker === null ? (t.label ?? null) : name(t.speaker), t.text]);
};

/** How it is written, and what they are called there where that is not their full names. */
const SHAPES: Record<string, [content: string, called?: readonly string[]]> = {
  'Telegram, copied': [write((n, w, i) => `${n}, [12.03.24 14:2${i}]\n${w}`, NAMES, '\n\n')],
  'Telegram, exported': [
    write(
      (n, w, i) =>
        `<div class="message"><div class="userpic"><div class="initials">HB</div></div><div class="body"><div class="date" title="12.03.2024 14:2${i}:00">14:2${i}</div><div class="from_name">${n}</div><div class="text">${w}</div></div></div>`,
    ),
  ],
  'WhatsApp on one system': [write((n, w, i) => `[12/03/2024, 14:2${i}:07] ${n}: ${w}`)],
  'WhatsApp on the other': [write((n, w, i) => `12/03/2024, 14:2${i} - ${n}: ${w}`)],
  'Discord, copied': [write((n, w, i) => `${n} — Today at 14:2${i}\n${w}`)],
  'Slack, copied': [write((n, w, i) => `${n}  2:2${i} PM\n${w}`)],
  'Teams, copied': [write((n, w, i) => `${n}  12.03. 14:2${i}\n${w}`, NAMES, '\n\n')],
  KakaoTalk: [write((n, w, i) => `[${n}] [오후 2:2${i}] ${w}`)],
  'the chat of a meeting': [write((n, w, i) => `00:00:1${i}\tFrom ${n} to Everyone : ${w}`)],
  'Discord, exported': [
    write((n, w, i) => `[03-Feb-24 10:0${i} AM] ${n}\n${w}`, ['hazel#12', 'idris#34'], '\n\n'),
    ['hazel#12', 'idris#34'],
  ],
  'Discord, exported with the month of another language': [
    write((n, w, i) => `[03-févr.-24 10:0${i}] ${n}\n${w}`, NAMES, '\n\n'),
  ],
  'times of messages below them': [write((n, w, i) => `${n}\n${w}\nMar 12, 2024 2:2${i} PM`, NAMES, '\n\n')],
  'letters with full stops': [write((n, w) => `${n}. ${w}`, ['Q', 'A'], '\n\n'), ['Q', 'A']],
  'letters in Russian': [write((n, w) => `${n}. ${w}`, ['В', 'О']), ['В', 'О']],
  'letters with wide gaps': [write((n, w) => `        ${n}    ${w}`, ['Q', 'A']), ['Q', 'A']],
  'initials with full stops': [write((n, w) => `${n}: ${w}`, ['H.B.', 'I.Q.'], '\n\n'), ['H.B.', 'I.Q.']],
  'a court': [write((n, w) => `          ${n}:  ${w}`, ['MS. BROOK', 'THE WITNESS']), ['MS. Brook', 'The Witness']],
  'a court with numbered lines': [
    write((n, w, i) => `${String(i + 1).padStart(5)}     ${n}  ${w}`, ['MS. BROOK:', 'THE WITNESS:']),
    ['MS. Brook', 'The Witness'],
  ],
  'a parliament': [write((n, w) => `    ${n}. ${w}`, ['The CHAIR', 'Mr. QUILL']), ['The CHAIR', 'Mr. QUILL']],
  'a screenplay': [
    `INT. RIVER HOUSE - NIGHT\n\n${write((n, w) => `                 ${n}\n         ${w}`, lastNames, '\n\n')}`,
    ['Brook', 'Quill'],
  ],
  'a play': [write((n, w) => `${n}. — ${w}`, lastNames, '\n\n'), ['Brook', 'Quill']],
  'a play with a short name in it': [write((n, w) => `${n}. — ${w}`, ['ROY', 'PERRIN'], '\n\n'), ['ROY', 'Perrin']],
  'headings of a wiki': [write((n, w) => `== ${n} ==\n${w}`, NAMES, '\n\n')],
  'definitions of a wiki': [write((n, w) => `; ${n} : ${w}`)],
  'bold names of a wiki, indented': [write((n, w) => `:'''${n}''': ${w}`)],
  'headings of Textile': [write((n, w) => `h3. ${n}\n${w}`, NAMES, '\n\n')],
  'fields of reStructuredText': [`Rivers\n======\n\n${write((n, w) => `:${n}: ${w}`)}`],
  'bold names of a forum': [write((n, w) => `[b]${n}:[/b] ${w}`, NAMES, '\n\n')],
  'names in italics': [write((n, w) => `_${n}_: ${w}`, NAMES, '\n\n')],
  'a dash behind the colon': [write((n, w) => `${n} :- ${w}`, ['मीरा', 'अनिल']), ['मीरा', 'अनिल']],
  'clocks with frames, and names below': [
    write((n, w, i) => `00:00:1${i}:00 - 00:00:1${i + 1}:00\n${n}\n${w}`, NAMES, '\n\n'),
  ],
  'numbers in brackets': [write((_, w, i) => `(${(i % 2) + 1}) ${w}`), ['Speaker 1', 'Speaker 2']],
  'numbers in brackets, on lines of their own': [
    write((_, w, i) => `[${(i % 2) + 1}]\n${w}`, NAMES, '\n\n'),
    ['Speaker 1', 'Speaker 2'],
  ],
  'names and what they are, on lines of their own': [
    write((n, w) => `${n}\n${w}`, ['Hazel Brook, Host', 'Idris Quill, Keeper of the river’s numbers'], '\n\n'),
    ['Hazel Brook, Host', 'Idris Quill, Keeper of the river’s numbers'],
  ],
  'numbered lines with names': [write((n, w, i) => `${i + 1}. ${n}: ${w}`)],
  'a dash before names': [write((n, w) => `—${n}: ${w}`)],
  'coloured names of a forum': [write((n, w) => `[color=red]${n}:[/color] ${w}`, NAMES, '\n\n')],
  AsciiDoc: [
    '= The river\n:author: Somebody\n:revdate: 2024-03-12\n\n== Talk\n\n' +
      write((n, w) => `*${n}:* ${w}`, NAMES, '\n\n'),
  ],
  'definitions of AsciiDoc': [`= The river\n:toc:\n\n${write((n, w) => `${n}::\n${w}`, NAMES, '\n\n')}`],
  'headings of Org': [
    '#+TITLE: The river\n#+OPTIONS: toc:nil\n\n* Talk\n' +
      write((n, w) => `** ${n}\n:PROPERTIES:\n:ID: 7\n:END:\n${w}`),
  ],
  'every fifth line with its number': [
    write((n, w) => `${n}: ${w.replace(/^(\S+ \S+) (.*) (\S+ \S+)$/, '$1\n$2\n$3')}`)
      .split('\n')
      .map((line, i) => (i % 5 === 4 ? `${String(i + 1).padStart(3)}   ${line}` : `      ${line}`))
      .join('\n'),
  ],
  'names in bold before the day': [write((n, w, i) => `**${n}** May 6, 2024 10:0${i} AM\n${w}`, NAMES, '\n\n')],
  'the chat of a meeting, with the words below': [write((n, w, i) => `00:00:1${i} From ${n} to Everyone:\n\t${w}`)],
  'a wide blank': [write((n, w) => `${n}　${w}`, ['田中', '鈴木']), ['田中', '鈴木']],
};

describe('talk that somebody wrote down for people', () => {
  for (const [name, [content, called = NAMES]] of Object.entries(SHAPES))
    it(`is read with its people: ${name}`, () => {
      expect(turnsOf(content)).toEqual(WORDS.map((words, i) => [called[i % 2], words]));
      expect(read(content).problems).toEqual([]);
      expect(read(content).account).toMatchObject({ added: 0, aside: { lost: 0 } });
    });

  it('has the times that stand on each word of a page', () => {
    const page = write(
      (n, w, i) =>
        `<p><span class="speaker">${n}: </span>${w
          .split(' ')
          .map((word, k) => `<span data-m="${i * 60_000 + k * 300}" data-d="280">${word} </span>`)
          .join('')}</p>`,
    );
    const { episode } = read(`<article><section>${page}</section></article>`, 'a.html');
    expect(episode?.turns.map((t) => [t.start, t.text])).toEqual(WORDS.map((words, i) => [i * 60, words]));
    expect(episode?.turns[1]?.anchors).toEqual([
      { offset: 0, seconds: 60 },
      { offset: WORDS[1]?.indexOf('I have'), seconds: 61 },
    ]);
  });

  it.each([
    ['seconds, and names beside the words', (s: number) => `data-start="${s.toFixed(2)}" data-end="${s + 1}"`],
    ['milliseconds', (s: number) => `class="word" data-start='${s * 1000}'`],
    [
      'clocks',
      (s: number) =>
        `data-timestamp="00:0${Math.floor(s / 60)}:00.${String(Math.floor((s % 60) * 10)).padStart(2, '0')}"`,
    ],
  ])('has the times that stand on the words of a page in %s', (_, time) => {
    const page = write(
      (n, w, i) =>
        `<p><b>${n}:</b> ${w
          .split(' ')
          .map((word, k) => `<span ${time(i * 60 + k / 4)}>${word}</span>`)
          .join(' ')}</p>`,
    );
    const { episode } = read(`<article><section>${page}</section></article>`, 'a.html');
    expect(episode?.turns.map((t) => [t.start, t.text])).toEqual(WORDS.map((words, i) => [i * 60, words]));
  });

  it('has the people whom a page names in attributes alone', () => {
    const page = write((n, w) => `<p data-speaker="${n}">${w}</p>`);
    expect(turnsOf(`<html><body>${page}</body></html>`, 'a.html')).toEqual(WORDS.map((w, i) => [NAMES[i % 2], w]));
    const once = write((n, w, i) => `<p data-speaker="${n} ${i}">${w}</p>`);
    expect(turnsOf(`<html><body>${once}</body></html>`, 'a.html')).toEqual([]);
  });

  it.each([
    [
      'before the words, and other names in attributes',
      (n: string, w: string, i: number) => `<p data-speaker="spk_${i % 2}"><b>${n}:</b> ${w}</p>`,
    ],
    [
      'plainly, and shorter in attributes',
      (n: string, w: string) => `<p data-speaker="${n.split(' ')[0]}">${n}: ${w}</p>`,
    ],
  ])('has the people whom a page shows %s', (_, line) => {
    expect(turnsOf(`<html><body>${write(line)}</body></html>`, 'a.html')).toEqual(
      WORDS.map((w, i) => [NAMES[i % 2], w]),
    );
  });

  it.each(['li', 'td', 'h3'])('has the people whom a page names in attributes of <%s>', (tag) => {
    const page = write((n, w) =>
      tag === 'td' ? `<tr><td data-speaker="${n}">${w}</td></tr>` : `<${tag} data-speaker="${n}">${w}</${tag}>`,
    );
    const said = turnsOf(`<html><body>${tag === 'td' ? `<table>${page}</table>` : page}</body></html>`, 'a.html');
    for (const [, words] of said) expect(words).not.toMatch(/[-#|]\s*$/);
  });

  it('loses no talk below what only looks like a drawer of Org', () => {
    const said = (from: number, to: number) =>
      WORDS.slice(from, to)
        .map((w, i) => `*${NAMES[(from + i) % 2]}:* ${w}`)
        .join('\n\n');
    const text = `#+TITLE: The river\n\n:MUSIC:\n\n${said(0, 3)}\n\n* Two\n:PROPERTIES:\n:ID: 7\n:END:\n\n${said(3, WORDS.length)}`;
    expect(turnsOf(text, '1.org').map(([, words]) => words)).toEqual(expect.arrayContaining([...WORDS]));
    const open = `#+TITLE: The river\n\n:LOGBOOK:\n\n${said(0, 3)}\n\n* Two\n:PROPERTIES:\n:END:\n\n${said(3, WORDS.length)}`;
    expect(turnsOf(open, '1.org').map(([, words]) => words)).toEqual(expect.arrayContaining([...WORDS]));
  });

  it('takes from the head of AsciiDoc and Org what it says of the episode', () => {
    const said = write((n, w) => `*${n}:* ${w}`, NAMES, '\n\n');
    const facts = { title: 'The river', date: '2024-03-12' };
    expect(read(`= The river\n:revdate: 2024-03-12\n\n${said}`, '1.adoc').episode).toMatchObject(facts);
    expect(read(`#+TITLE: The river\n#+DATE: <2024-03-12>\n\n${said}`, '1.org').episode).toMatchObject(facts);
  });

  it('knows people by their names in a field of any name, and places by nothing', () => {
    const named = WORDS.map((text, i) => ({ start: i * 5, zzz: NAMES[i % 2], text }));
    expect(turnsOf(JSON.stringify(named), 'a.json')).toEqual(WORDS.map((w, i) => [NAMES[i % 2], w]));
    const places = WORDS.map((text, i) => ({ start: i * 5, city: i % 2 ? 'New York' : 'San Jose', text }));
    expect(turnsOf(JSON.stringify(places), 'a.json').every(([name]) => name === null)).toBe(true);
    const portuguese = WORDS.map((fala, i) => ({ inicio: i * 5, fim: i * 5 + 4, falante: NAMES[i % 2], fala }));
    expect(turnsOf(JSON.stringify(portuguese), 'a.json')).toEqual(WORDS.map((w, i) => [NAMES[i % 2], w]));
  });

  it('takes an aside in brackets for nobody, however often it comes', () => {
    const aside = ['(quietly)', '[sic]', '(aside)'];
    const captions = WORDS.map((w, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i},900\n${aside[i % 3]} ${w}`);
    expect(turnsOf(captions.join('\n\n'), 'a.srt').map(([name]) => name)).toEqual([null]);
    expect(turnsOf(write((_, w) => `(quietly)\n${w}`, NAMES, '\n\n')).map(([name]) => name)).toEqual([]);
  });

  it('takes numbers that count for no people', () => {
    const counted = WORDS.map((w, i) => `(${i + 1}) ${w}`).join('\n');
    expect(turnsOf(counted)).toEqual([]);
    expect(read(WORDS.map((w, i) => `${(i % 2) + 1}. ${w}`).join('\n')).problems).toEqual([]);
  });

  it('takes the names of an exported chat rather than the numbers of its users', () => {
    const messages = WORDS.map((text, i) => ({
      id: i,
      type: 'message',
      date: `2024-03-12T14:2${i}:00`,
      from: NAMES[i % 2],
      from_id: `user${i % 2}4711`,
      text,
    }));
    expect(turnsOf(JSON.stringify({ name: 'Chat', messages }), 'a.json').map(([name]) => name)).toEqual(
      WORDS.map((_, i) => NAMES[i % 2]),
    );
  });

  it('keeps lists and terms that are explained as they are', () => {
    const lists =
      '* Topic\n    * Problem: one\n    * Alternative: two\n        * Problem: three\n        * Alternative: four\n    * Problem: five\n    * Alternative: six\n';
    expect(turnsOf(lists)).toEqual([]);
    const letters = 'A. Buy a boat.\n\nB. Paint it.\n\nC. Row it.\n\nD. Sell it.\n\nE. Miss it.\n\nF. Buy another.\n';
    expect(turnsOf(letters)).toEqual([]);
    expect(read(letters).problems).toEqual([]);
  });
});

describe('talk in which nobody is named', () => {
  const warnings = (content: string, file?: string): [number | null, string][] =>
    read(content, file).problems.map(({ line, what }) => [line, what]);

  it.each([
    ['lines that begin with a dash', `A talk.\n\n${write((_, w) => `— ${w}`)}`, 3, 'with a dash'],
    ['names alone as items of a list', write((n, w) => `* ${n}\n${w}`), 1, '“Hazel Brook” and “Idris Quill”'],
    [
      'fields in a file for programs',
      write((n, w) => `speaker = "${n}"\ntext = "${w}"`, NAMES, '\n\n'),
      1,
      '“speaker” and “text”',
    ],
    [
      'titles with a full stop before names',
      write((n, w) => `${n}. ${w}`, ['Mme la présidente', 'M. Rémi Colin'], '\n\n'),
      1,
      '“Mme la présidente” and “M”',
    ],
    ['numbers before colons', write((_, w, i) => `${(i % 2) + 1}: ${w}`), 1, '“1” and “2”'],
    [
      'names in brackets below what they say',
      write((n, w) => `${w}\n(${n})`, NAMES, '\n\n'),
      2,
      '“Hazel Brook” and “Idris Quill”',
    ],
    ['names in square brackets below', write((n, w) => `${w}\n[${n}]`), 2, '“Hazel Brook” and “Idris Quill”'],
    [
      'names behind dashes below',
      write((n, w) => `${w}\n-- ${n}`, NAMES, '\n\n'),
      2,
      '“Hazel Brook” and “Idris Quill”',
    ],
    [
      'names behind what they are',
      write((n, w) => `Speaker: ${n}\nText: ${w}`, NAMES, '\n\n'),
      1,
      '“Speaker” and “Text”',
    ],
    ['semicolons behind names', write((n, w) => `${n}; ${w}`), 1, '“Hazel Brook” and “Idris Quill”'],
    ['slashes around names', write((n, w) => `/${n}/ ${w}`), 1, '“Hazel Brook” and “Idris Quill”'],
    ['signs around names', write((n, w) => `◆ ${n}> ${w}`), 1, '“Hazel Brook” and “Idris Quill”'],
    [
      'names below what they say',
      write((n, w) => `> ${w}\n\n${n}`, NAMES, '\n\n'),
      3,
      '“Hazel Brook” and “Idris Quill”',
    ],
  ])('is told, with its line and what to do: %s', (_, content, line, begins) => {
    const [found] = read(content).problems;
    expect(found).toMatchObject({ line, level: 'warning' });
    expect(found?.what).toMatch(/^it looks like a conversation, but nobody is named: lines begin /);
    expect(found?.what).toContain(begins);
    expect(found?.remedy).toMatch(/“Name: words”.*kind: notes/);
  });

  it('is not suspected in notes, tables and what says that it is notes', () => {
    const links =
      'Some notes on rivers.\n\nApple: https://a.example/1\nSpotify: https://b.example/2\n\nMore on the flood, and on the house that went with it.\n';
    expect(warnings(links)).toEqual([]);
    expect(
      warnings(
        '<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n<tr>\n<td>c</td>\n</tr></table>',
        'a.md',
      ),
    ).toEqual([]);
    const again = ['今天我们来谈谈灯塔', '起雾的时候我们敲钟', '船五点钟到'];
    const captions = again.concat(again, again).map((words, i) => `[00:00:${10 + i}] ${words}`);
    expect(warnings(captions.join('\n'))).toEqual([]);
    expect(warnings(captions.join('\n').replaceAll(']', ']\n'))).toEqual([]);
    expect(warnings(`---\nkind: notes\n---\n${write((_, w) => `— ${w}`)}`)).toEqual([]);
  });
});

describe('a chat where senders stand alone behind the stamps', () => {
  const chat = (names: readonly string[], words: (w: string, i: number) => string = (w) => w, pinned = -1) =>
    WORDS.map(
      (w, i) => `[05/11/2024 10:0${i}] ${names[i % names.length]}${i === pinned ? ' (pinned)' : ''}\n${words(w, i)}\n`,
    ).join('\n');
  const users = ['annbell', 'tomreed'];
  const said = (names: readonly string[]) => WORDS.map((w, i) => [names[i % names.length], w]);

  it('has a message that is pinned, and loses no word of it', () => {
    const text = chat(users, (w) => w, 3);
    expect(turnsOf(text)).toEqual(said(users));
    expect(read(text).account).toMatchObject({ added: 0, aside: { lost: 0 } });
  });

  it.each(['10:30 am works for me as well', 'See you at 10:30 am', '12/11/2024 10:30 Let us meet again'])(
    'keeps a message with a time in it: %s',
    (message) => {
      const words = (w: string, i: number) => (i === 2 ? message : w);
      expect(turnsOf(chat(users, words))).toEqual(said(users).map(([n, w], i) => [n, words(w ?? '', i)]));
    },
  );

  it.each([
    [
      ['The Real Ann', 'Tom of the Hills'],
      ['@The Real Ann', 'Tom of the Hills'],
    ],
    [
      ['some random user', 'yes'],
      ['some random user', '@yes'],
    ],
  ])('has names of up to four words, whatever they begin with: %j', (names, called) => {
    expect(turnsOf(chat(names))).toEqual(said(called));
  });

  it('has nothing of somebody who sent a picture alone', () => {
    expect(turnsOf(`${chat(users)}\n[05/11/2024 10:30] annbell\n`)).toEqual(said(users));
  });

  it.each(['It said: no boats today', 'Mary Bell'])('stays a chat though a message quotes another: %s', (quoted) => {
    const words = (w: string, i: number) => (i === 2 ? `${w}\n[04/11/2024 09:00] ${quoted}` : w);
    const turns = turnsOf(chat(users, words));
    expect(turns.map(([name]) => name)).toEqual(said(users).map(([name]) => name));
    expect(turns[2]?.[1]).toContain(quoted);
  });

  it('takes short messages behind their stamps for nobody', () => {
    const short = ['Yes', 'No way', 'Yes', 'No way', 'Yes', 'Yes'];
    const stamped = short.map((w, i) => `[05/11/2024 10:0${i}] ${w}`);
    for (const between of ['\n', '\n\n'])
      for (const last of ['', `${between}That was all for today.`]) {
        const { episode } = read(stamped.join(between) + last);
        expect(episode?.speakers).toEqual([]);
        expect(episode?.turns.map(({ text }) => text).join(' ')).not.toMatch(/(?:Yes|way):/);
      }
  });
});

it.each([
  [
    'a picture that is a drawing',
    (n: string, w: string) => `<p><svg class="avatar"><text>HB</text></svg><b>${n}:</b> ${w}</p>`,
  ],
  ['what only has a picture', (n: string, w: string) => `<div class="message has-avatar"><b>${n}:</b> ${w}</div>`],
  ['a page of pictures', (n: string, w: string) => `<section class="avatar"><p><b>${n}:</b> ${w}</p></section>`],
])('keeps the words of %s', (_what, line) => {
  expect(turnsOf(write(line), 'a.html').map(([, words]) => words)).toEqual(WORDS);
});

it('takes nobody whose name begins as a word for anybody does for anybody', () => {
  const names = ['Newman', 'Otherman'];
  expect(turnsOf(write((n, w) => `${n}: ${w}`, names)).map(([name]) => name)).toEqual(
    WORDS.map((_, i) => names[i % 2]),
  );
});

it('takes `UnknownSpeaker` for nobody', () => {
  const names = ['UnknownSpeaker', 'Unknown Speaker'];
  expect(read(write((n, w) => `${n}: ${w}`, names)).episode?.speakers).toEqual([]);
});

describe('fields of each line or entry', () => {
  const people = (content: string): string[] | undefined => read(content).episode?.speakers.map(({ name }) => name);

  it.each([
    ['in brackets', write((n, w) => `[speaker: ${n}] ${w}`), /^what is hardly speech .* “\[speaker: Hazel Brook\]”/],
    ['in angles', write((n, w) => `<Speaker="${n}"> ${w}`), /^what is hardly speech .* “<Speaker="Hazel Brook">”/],
    [
      'directions',
      write((n, w) => `${n}: (voice: trembling) ${w}`),
      /^what is hardly speech .* “\(voice: trembling\)”/,
    ],
    [
      'of entries',
      write((n, w, i) => `Who: ${n}\nWhen: 0:1${i}\nWhat: ${w}`, NAMES, '\n\n'),
      /^a field’s name was read as somebody’s: “Who”$/,
    ],
    [
      'of entries, with somebody without a name',
      write((n, w, i) => `Who: ${i === 1 ? 'a caller from Oslo' : n}\nWhat: ${w}`, NAMES, '\n\n'),
      /^(?:a field’s name|it looks like a conversation)/,
    ],
  ])('are told: %s', (_, content, what) => {
    expect(read(content).problems.map((problem) => problem.what)).toContainEqual(expect.stringMatching(what));
  });

  it.each([
    [
      'a service and its callers',
      write((n, w, i) => (i % 2 ? `${n}: Yes, of course` : `${n}: ${w}`), ['Agent', 'User']),
    ],
    ['a programme', write((n, w, i) => `Title: River ${i}\nSpeaker: ${n}\nAbstract: ${w}`, NAMES, '\n\n')],
    ['films', write((n, w) => `Director: ${n}\nSummary: ${w}`, NAMES, '\n\n')],
    ['sounds in brackets', write((_, w, i) => `[speaker: ${['inaudible', 'laughs'][i % 2]}] ${w}`)],
    ['places in brackets', write((n, w) => `[place: ${n}] ${w}`)],
    [
      'blurbs below a talk',
      `${write((n, w) => `${n}: ${w}`, ['Ada Moss', 'Bo Lund'])}\nNext week:\n${write((n) => `(Speaker: ${n}) The ice.`)}`,
    ],
  ])('make nobody say anything: %s', (_, content) => {
    for (const name of NAMES) expect(people(content)).not.toContain(name);
    expect(people(content)).not.toContain('Inaudible');
  });
});

it.each([
  ['years before what happened', ['1950', '1960', '1970', '1980']],
  ['numbers that go on by no step', ['5', '10', '16', '20']],
  ['numbers that come too soon', ['10', '20', '30', '40']],
])('keeps %s', (_, numbers) => {
  const lines = WORDS.flatMap((w, i) => [`${numbers[i % 4]}  ${w}`, 'and', 'so', 'it', 'went']).slice(0, 20);
  for (const number of numbers)
    expect(
      read(lines.join('\n'))
        .episode?.turns.map((t) => t.text)
        .join(' '),
    ).toContain(number);
});

describe('names above the words, and times below', () => {
  const chat = (names: readonly string[], words: readonly string[]): string =>
    words.map((w, i) => `${names[i % names.length]}\n${w}\nMay 6, 2024 10:${10 + i}am`).join('\n\n');

  it('are no names where each is another', () => {
    const thoughts = ['Rain again', 'Still rain', 'Sun at last', 'The wind turned', 'Fog', 'Ice'];
    expect(read(chat(thoughts, WORDS)).episode?.speakers).toEqual([]);
  });
});

it('reads names alone in brackets below a title, though the end of it all stands in brackets too', () => {
  const content = `The Ferry, episode 12\n\n${write((n, w) => `[${n}]\n${w}`, NAMES, '\n\n')}\n\n[END]\n`;
  expect(turnsOf(content).filter(([who]) => who !== undefined && who !== null)).toEqual(
    WORDS.map((w, i) => [NAMES[i % 2], w]),
  );
});

it('takes the title of a chat for no sender', () => {
  const sent = WORDS.map((w, i) => `${NAMES[i % 2]}\n${w}\nMay 6, 2024 10:${10 + i}am`).join('\n\n');
  expect(read(`Ferry Crew\n\n${sent}`).episode?.speakers.map(({ name }) => name)).toEqual(NAMES);
});

it('keeps numbers that somebody counts', () => {
  const lines = WORDS.flatMap((w, i) => [w, String((i + 1) * 2)]);
  const text = read(lines.join('\n')).episode?.turns.map((turn) => turn.text);
  expect(text?.join(' ')).toContain('4');
});
