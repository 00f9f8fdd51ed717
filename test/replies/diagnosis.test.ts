import { describe, expect, it } from 'vitest';
import { readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { sayDiagnosis } from '../../src/replies/diagnosis.ts';
import { templates } from '../../src/replies/words/diagnoses/en.ts';
import { languages, wordsFor } from '../../src/replies/words/index.ts';
import { badFiles } from './bad-files.ts';

const de = wordsFor('de');
const gaps = (sentence: string) => sentence.split('{}').length - 1;

describe('what is wrong with files and models', () => {
  it('is said in each language with all that is filled in', () => {
    for (const { words } of languages)
      for (const template of templates) {
        expect(gaps(words.diagnoses[template]), words.diagnoses[template]).toBe(gaps(template));
        const filled = Array.from({ length: gaps(template) }, (_, n) => `<${n}>`);
        const said = template.replaceAll('{}', () => filled.shift() ?? '');
        const own = sayDiagnosis([said], words, 500);
        for (const mark of said.match(/<\d>/g) ?? []) expect(own, template).toContain(mark);
        if (words.locale !== wordsFor(null).locale) expect(own, template).not.toBe(said);
      }
  });

  it.each([
    [['the file is empty', 'put a transcript or notes into it, or remove it'], 'die Datei ist leer – schreib ein '],
    [
      ['it is larger than 64 MB; the last good version stays'],
      'sie ist größer als 64 MB; die letzte gute Fassung bleibt',
    ],
    [['it was given up: reading it took longer than 20 s'], 'aufgegeben: sie zu lesen dauerte länger als 20 s'],
    [['the file is empty', 'hum'], 'die Datei ist leer – „hum“'],
    [['something new', 'hum'], '„something new – hum“'],
    [['it does not answer ()'], '„it does not answer ()“'],
  ])('%j', (said, own) => {
    expect(sayDiagnosis(said, de, 250)).toContain(own);
  });

  it.each([
    ['what no language has a sentence for', ['hum '.repeat(100)]],
    ['it last', ['the file is empty', 'hum '.repeat(100)]],
    ['it first', ['hum '.repeat(20), 'the file is empty']],
    ['it on both sides', ['hum '.repeat(20), 'the file is empty', 'hum '.repeat(20)]],
  ])('is within its limit, and has a mark that closes for each that opens: %s', (_, said) => {
    for (const { words } of languages)
      for (let limit = 30; limit < 300; limit++) {
        const own = sayDiagnosis(said, words, limit);
        expect(own.length).toBeLessThanOrEqual(limit);
        const [opens = '', closes = ''] = words.archiveStatus.diagnosis('|').split('|');
        if (opens) expect(own.split(opens).length, own).toBe(own.split(closes).length);
      }
  });

  it('is not cut within its marks', () => {
    expect(sayDiagnosis(['word '.repeat(100)], de, 50)).toMatch(/^„.{10,50}…“$/);
    expect(sayDiagnosis(['the file is empty', 'hum '.repeat(100)], de, 250)).toMatch(/^die Datei ist leer – „.+…“$/);
  });
});

it.each(Object.keys(badFiles))('has a sentence for what is wrong with %s', async (file) => {
  const content = badFiles[file] ?? '';
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { problems } = await readEpisodeBytes(file, bytes);
  expect(problems.length).toBeGreaterThan(0);
  for (const { what, remedy } of problems) expect(sayDiagnosis([what, remedy], de, 400)).not.toMatch(/^„|– „/);
});
