import { describe, expect, it } from 'vitest';
import { readEpisode } from '../../src/episodes/read-episode.ts';

/** `who @time: words` of each turn. */
function said(content: string, file = 's/1.txt'): string[] {
  const { episode } = readEpisode(file, content);
  const names = new Map(episode?.speakers.map((s) => [s.id, s.name]));
  return (episode?.turns ?? []).map(
    (t) => `${names.get(t.speaker ?? '') ?? t.label ?? '–'} @${t.start ?? '–'}: ${t.text.replaceAll('\n', ' ')}`,
  );
}
const problems = (content: string): string[] =>
  readEpisode('s/1.txt', content).problems.map((p) => `${p.level} ${p.line}: ${p.what}`);

const LINES = ['Good evening, everybody.', 'Where were you last night?', 'At the harbour, with Ann.', 'Was it cold?'];
const talk = (
  line: (name: string, time: string, words: string, i: number) => string,
  names = ['Ann Bell', 'Bob Cole'],
) => LINES.map((words, i) => line(names[i % 2] ?? '', `00:${String(i * 7).padStart(2, '0')}`, words, i)).join('');

describe('labels of a whole file', () => {
  const timed = LINES.map((words, i) => `${i % 2 ? 'Bob Cole' : 'Ann Bell'} @${i * 7}: ${words}`);
  for (const [form, content] of Object.entries({
    '[Name] [time] words': talk((n, t, w) => `[${n}] [${t}] ${w}\n`),
    'time **Name** words': talk((n, t, w) => `${t} **${n}** ${w}\n\n`),
    '[time] [Name] words': talk((n, t, w) => `[${t}] [${n}] ${w}\n`),
    'time <v Name>words': talk((n, t, w) => `${t} <v ${n}>${w}\n`),
    '(time) Name: words': talk((n, t, w) => `(${t}) ${n}: ${w}\n`),
    '**Name** with a linked time': talk((n, t, w) => `**${n}** [[${t}](https://a.b/?t=1)]\n\n${w}\n\n`),
    '[seconds - seconds] Name: words': talk((n, _, w, i) => `[${i * 7}.00s - ${i * 7 + 6}.50s] ${n}: ${w}\n`),
    '[time --> time] Name: words': talk((n, t, w) => `[${t} --> 09:59] ${n}: ${w}\n`),
    'a table': `| Time | Who | What |\n|---|---|---|\n${talk((n, t, w) => `| ${t} | ${n} | ${w} |\n`)}`,
    'a table in HTML': `<!doctype html><table><tr><th>Time</th><th>Who</th><th>What</th></tr>${talk((n, t, w) => `<tr><td>${t}</td><td><b>${n}</b></td><td><p>${w}</p></td></tr>`)}</table>`,
    'Name, a tab, the time, and words below': talk((n, t, w) => `${n}\t${t}\n${w}\n\n`),
  }))
    it(`are read as ${form}`, () => expect(said(content)).toEqual(timed));

  const untimed = timed.map((line) => line.replace(/@\d+/, '@–'));
  for (const [form, content] of Object.entries({
    '**Name** words': talk((n, _, w) => `**${n}** ${w}\n\n`),
    '[Name] words': talk((n, _, w) => `[${n}] ${w}\n\n`),
    'Name：words': talk((n, _, w) => `${n}：${w}\n\n`),
    'Name: words behind a mark of direction': talk((n, _, w) => `\u200e${n}: ${w}\n\n`),
    '<p><strong>Name:</strong> words</p> among Markdown': `# A\n\n## B\n\n${talk((n, _, w) => `<p><strong>${n}:</strong> ${w}</p>\n\n`)}`,
    'HTML with Markdown left in it': `<!doctype html><body>${talk((n, _, w) => `\n\n**${n}:** ${w}\n\n`)}</body>`,
    'a list': talk((n, _, w) => `* **${n}:** ${w}\n`),
  }))
    it(`are read as ${form}`, () => expect(said(content)).toEqual(untimed));

  for (const [language, lines] of Object.entries({
    capitals: ['WE TALK ABOUT BOATS', 'I HAVE ONE', 'IT IS A BLUE BOAT', 'THE WIND WAS GOOD'],
    'Title Case': ['We Talk About Boats', 'I Have One', 'Blue Boats', 'The Wind Was Good'],
    Chinese: ['今天我们谈船', '我有一条船', '风很大', '对啊'],
    Korean: ['오늘은 배 이야기를 합니다', '저는 배가 있어요', '바람이 불었어요', '네 맞아요'],
    Arabic: ['اليوم نتحدث عن السفن', 'عندي سفينة', 'الريح قوية', 'نعم'],
    Hindi: ['आज हम नाव की बात करेंगे', 'मेरे पास एक नाव है', 'हवा तेज़ थी', 'हाँ'],
  })) {
    const all = Array.from({ length: 6 }, () => lines).flat();
    const words = all.join(' ');
    const clock = (i: number): string => `0:${String(i * 2).padStart(2, '0')}`;
    it(`are not what is said, in ${language}`, () => {
      for (const content of [all.map((w, i) => `[${clock(i)}] ${w}\n`), all.map((w, i) => `${clock(i)}\n${w}\n`)])
        expect(said(content.join('')).map((turn) => turn.replace(/@\d+/, ''))).toEqual([`– : ${words}`]);
    });
  }

  it('are few among lines with times: only what follows a name directly is somebody’s, and a warning says so', () => {
    const content = `0:00 good evening\n0:03 Ann: where were you\n0:06 at sea\n0:09 all night\n0:12 Ann: was it cold\n0:15 very\n`;
    expect(said(content)).toEqual([
      '– @0: good evening',
      'Ann @3: where were you',
      '– @6: at sea all night',
      'Ann @12: was it cold',
      '– @15: very',
    ]);
    expect(problems(content).filter((p) => !p.includes('no show'))).toEqual([
      'warning 1: most lines have a time but no name: 4 of 6 lines are nobody’s',
    ]);
  });
  it('are no headings, and no items of a list', () => {
    const content =
      '# A night\n\n## [00:00] Before & after\n\n**Ann** [00:00] Good evening.\n\n- **Friday**: fish.\n- **Sunday**: bread.\n\n' +
      '## [00:09] The rest\n\n**Bob** [00:09] Good night.\n';
    expect(said(content)).toEqual(['Ann @0: Good evening. Friday: fish. Sunday: bread.', 'Bob @9: Good night.']);
    expect(readEpisode('s/1.md', content).episode?.chapters).toEqual([
      { title: 'Before & after', turn: 0, seconds: 0 },
      { title: 'The rest', turn: 1, seconds: 9 },
    ]);
  });
  it('are no asides in bold, in a talk by whoever is listed', () => {
    const content = '---\nspeakers: [Ann Bell]\nkind: transcript\n---\nGood evening.\n\n**Sponsorship**: by nobody.\n';
    expect(said(content)).toEqual(['Ann Bell @–: Good evening. Sponsorship: by nobody.']);
  });
  it('are no figures of a table', () => {
    const content =
      '---\nspeakers: [Ann Bell]\nkind: transcript\n---\nSee below.\n\n| Boat | Price |\n|---|---|\n| A | 20 pounds |\n| B | 30 pounds |\n';
    expect(said(content)).toEqual(['Ann Bell @–: See below. | Boat | Price | | A | 20 pounds | | B | 30 pounds |']);
  });
  it('before each line are one more person’s, too, who speaks once', () => {
    const content = 'Ann: One.\nBob: Two.\nAnn: Three.\nBob: Four.\nAnn: Five.\nEve: Six.\nBob: Seven.\n';
    expect(said(content)).toContain('Eve @–: Six.');
  });
  it('count without a space where the name is a label elsewhere', () => {
    expect(said('Ann: Hello.\n\nBob: Yes?\n\nAnn:Right.\n\nBob: See http://a.b\n\nAnn: Bye: now.\n')).toEqual([
      'Ann @–: Hello.',
      'Bob @–: Yes?',
      'Ann @–: Right.',
      'Bob @–: See http://a.b',
      'Ann @–: Bye: now.',
    ]);
  });
  it('of a talk with questions give nobody in the audience more than the question', () => {
    const content =
      '---\nspeakers: [Ann Bell]\n---\nI begin.\n\nAudience member: Why?\n\nBecause.\n\nAudience member: How?\n\nSo.\n';
    expect(said(content)).toEqual([
      'Ann Bell @–: I begin.',
      'Audience member @–: Why?',
      'Ann Bell @–: Because.',
      'Audience member @–: How?',
      'Ann Bell @–: So.',
    ]);
  });
  describe('that hardly come back', () => {
    const talkOf = (more: string[]): string =>
      ['Ann Bell: I begin.', 'Bob Cole: I go on.', 'Ann Bell: And I end.', ...more, 'Bob Cole: We are done.'].join(
        '\n\n',
      );
    it('are somebody’s who asks one question', () => {
      expect(said(talkOf(['Carla: Do you see the boat?', 'WT: How old are you?']))).toEqual([
        'Ann Bell @–: I begin.',
        'Bob Cole @–: I go on.',
        'Ann Bell @–: And I end.',
        'Carla @–: Do you see the boat?',
        'WT @–: How old are you?',
        'Bob Cole @–: We are done.',
      ]);
    });
    it('are no terms that are explained', () => {
      const more = [
        'And on.',
        'And on.',
        'Hierarchy: I mean the hierarchy of boats.',
        'Erlay: bandwidth for everybody.',
      ];
      const names = said(talkOf(more)).map((line) => line.slice(0, line.indexOf(' @')));
      expect(names).toEqual(['Ann Bell', 'Bob Cole', 'Ann Bell', 'Bob Cole']);
    });
    it('are those of several people who say one thing each', () => {
      const people = ['Egor', 'Pavol', 'Scott Morris', 'Jessie', 'Howard Lin'];
      const content = ['# Pitches', ...people.map((name, i) => `${name}: I am from boat ${i}.`)].join('\n\n');
      expect(said(`---\nspeakers: [Ann Bell]\n---\nWelcome to us all.\n\n${content}\n`).slice(1)).toEqual(
        people.map((name, i) => `${name} @–: I am from boat ${i}.`),
      );
    });
    it('are one person’s who has no marks beside another who has them', () => {
      const content = Array.from({ length: 6 }, (_, i) => `**Ann Bell:** Word ${i}.\n\nBob Cole: Answer ${i}.`);
      expect(said(content.join('\n\n')).slice(0, 2)).toEqual(['Ann Bell @–: Word 0.', 'Bob Cole @–: Answer 0.']);
    });
    it('in bold are labels without a name’s capitals, where they come back', () => {
      const content = Array.from({ length: 4 }, (_, i) =>
        ['Ann Bell', 'Bob Cole', 'Q&A lady'].map((name) => `**${name}:** Words ${i}.`).join('\n\n'),
      );
      expect(said(content.join('\n\n'))[2]).toBe('Q&A lady @–: Words 0.');
    });
  });
});
