import { describe, expect, it } from 'vitest';
import {
  type Block,
  parseInline,
  parseMarkdown,
  plainText,
  webAddress,
} from '../../src/playground/page/markdown/parse.ts';
import { growsNoFaster } from '../harness/growth.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe("the page reads Discord's markdown", () => {
  it('nests bold, italic, underline, strike and spoilers', () => {
    expect(parseInline('**a *b* c**')).toEqual([
      { kind: 'bold', children: [text('a '), { kind: 'italic', children: [text('b')] }, text(' c')] },
    ]);
    expect(parseInline('***both***')).toEqual([
      { kind: 'bold', children: [{ kind: 'italic', children: [text('both')] }] },
    ]);
    expect(parseInline('__u__ ~~s~~ ||x||').map((node) => node.kind)).toEqual([
      'underline',
      'text',
      'strike',
      'text',
      'spoiler',
    ]);
  });

  it.each(['snake_case_name', '2 * 3 * 4', '****', '*', '_', '||||', '[x](javascript:alert(1))', '[x]()', 'a <b> c'])(
    'leaves %s as the text it is',
    (words) => {
      expect(plainText(parseMarkdown(words))).toBe(words);
      expect(parseInline(words).every((node) => node.kind === 'text')).toBe(true);
    },
  );

  it('takes a backslash as "leave the next mark alone"', () => {
    expect(parseInline('\\*not\\* \\<@1\\>')).toEqual([text('*not* <@1>')]);
  });

  it('keeps what stands in code as it stands', () => {
    expect(parseInline('`**a** <@1>`')).toEqual([{ kind: 'code', text: '**a** <@1>' }]);
    expect(parseInline('``a ` b``')).toEqual([{ kind: 'code', text: 'a ` b' }]);
    expect(parseInline('**a `**` b**')).toEqual([
      { kind: 'bold', children: [text('a '), { kind: 'code', text: '**' }, text(' b')] },
    ]);
    expect(parseMarkdown('before\n```ts\nconst a = 1;\n```\nafter')).toEqual([
      { kind: 'paragraph', children: [text('before')] },
      { kind: 'code', language: 'ts', text: 'const a = 1;' },
      { kind: 'paragraph', children: [text('after')] },
    ]);
  });

  it('knows mentions, commands, custom emoji and times', () => {
    expect(parseInline('<@12><@!3><@&4><#5></daily set:6><:wave:7><t:1700000000:R><t:5>@here')).toEqual([
      { kind: 'user', id: '12' },
      { kind: 'user', id: '3' },
      { kind: 'role', id: '4' },
      { kind: 'channel', id: '5' },
      { kind: 'command', name: 'daily set', id: '6' },
      { kind: 'emoji', name: 'wave' },
      { kind: 'time', seconds: 1_700_000_000, style: 'R' },
      { kind: 'time', seconds: 5, style: 'f' },
      { kind: 'everyone', name: 'here' },
    ]);
  });

  it('links web addresses, masked or bare, and nothing else', () => {
    const link = (url: string, label: string) => ({ kind: 'link', url, children: [text(label)] });
    expect(parseInline('[00:21](https://a.example/x?t=1)')).toEqual([link('https://a.example/x?t=1', '00:21')]);
    expect(parseInline('[a](<https://a.example/b> "title")')).toEqual([link('https://a.example/b', 'a')]);
    expect(parseInline('see https://a.example/b_(c).')).toEqual([
      text('see '),
      link('https://a.example/b_(c)', 'https://a.example/b_(c)'),
      text('.'),
    ]);
    expect(parseInline('(https://a.example/b)')[1]).toEqual(link('https://a.example/b', 'https://a.example/b'));
    expect(parseInline('<https://a.example/b>')).toEqual([link('https://a.example/b', 'https://a.example/b')]);
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '//a', '']) {
      expect(webAddress(address)).toBeNull();
    }
  });

  it('knows headings, small print, quotes and lists', () => {
    const blocks = parseMarkdown('# One\n### Three\n-# small\n> a\n> b\nplain\n- x\n  - y\n- z\n3. c\n>>> rest\nof it');
    expect(blocks.map((block) => block.kind)).toEqual([
      'heading',
      'heading',
      'subtext',
      'quote',
      'paragraph',
      'list',
      'list',
      'quote',
    ]);
    const [bullets, numbers] = blocks.slice(5, 7) as Extract<Block, { kind: 'list' }>[];
    expect(bullets?.items).toHaveLength(2);
    expect(bullets?.items[0]?.[1]).toMatchObject({ kind: 'list', items: [[{ kind: 'paragraph' }]] });
    expect(numbers?.start).toBe(3);
    expect(plainText(blocks)).toBe('One Three small a b plain x y z c rest of it');
  });

  it('loses no words, whatever comes', () => {
    const marks = [
      '*',
      '**',
      '_',
      '__',
      '`',
      '```',
      '||',
      '~~',
      '[',
      '](',
      '<',
      '>',
      '\n',
      '> ',
      '- ',
      '# ',
      'word',
      ' ',
    ];
    let seed = 7;
    const next = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed;
    };
    for (let round = 0; round < 500; round += 1) {
      const source = Array.from({ length: 30 }, () => marks[next() % marks.length]).join('');
      const words = (all: string) => all.split('word').length;
      expect(words(plainText(parseMarkdown(source.replaceAll('||', '|'))))).toBe(words(source));
    }
  });

  it('stays quick on the worst that fits into a message', async () => {
    for (const mark of ['*', '_', '[', '`', '||', '**a', '> ', '(', '<t:'])
      await growsNoFaster(mark, (length) => parseMarkdown(mark.repeat(length / mark.length)), [400, 4000]);
  });
});
