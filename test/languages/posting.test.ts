import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/episodes/episode.ts';
import { quotesElsewhere } from '../../src/reading/elsewhere.ts';
import { LANGUAGES, rulesOf } from '../../src/text/languages.ts';

/** In each language what is worth hearing, and what is said of the talk itself. */
const SAID: Record<string, { worth: string; shop: string }> = {
  de: {
    worth: 'Menschen müssen immer Angst haben dürfen, weil niemand ohne Angst vorsichtig ist.',
    shop: 'Danke, dann sprechen wir gleich eben noch über dieses Kapitel und das Buch da, genau.',
  },
  es: {
    worth: 'Todas las personas necesitan equivocarse, porque nadie aprende nunca nada sin un error.',
    shop: 'Gracias, ahora hablamos de eso en este capítulo y de la pregunta de antes, bueno, vale.',
  },
  fr: {
    worth: 'Chacun doit toujours pouvoir se tromper, parce que personne ne comprend rien sans erreur.',
    shop: 'Merci, alors on parle de ça maintenant dans cet épisode et de la question, voilà, enfin.',
  },
  ja: {
    worth: '人間は失敗しなければ決して学ぶことができない生き物であり、社会は必ずそれを許すべきである。',
    shop: 'ありがとうございます。さっきの話をちょっとこの番組でお話ししたいなみたいな感じですよね。',
  },
};
const BETWEEN: Record<string, string> = {
  de: 'Der alte Hafen liegt am Rand der Stadt im Nebel.',
  es: 'El viejo puerto queda al borde de la ciudad gris.',
  fr: 'Le vieux port dort au bord de la ville grise.',
  it: 'Il vecchio porto dorme sul bordo della grigia città.',
  ja: '古い港は霧の町の端に静かに眠る場所になった。',
};

describe('quotes in other languages', () => {
  it.each(Object.entries(SAID))('%s: what holds of people comes before what is said of the talk', (language, said) => {
    const filler = Array.from({ length: 30 }, () => BETWEEN[language]!);
    const texts = [...filler, said.worth, ...filler, said.shop, ...filler];
    const found = quotesElsewhere({ turns: texts.map(turnOf), speakers: [] }, language);
    const scoreOf = (text: string) =>
      Math.max(0, ...found.filter(({ turn }) => texts[turn] === text).map(({ score }) => score));
    expect(scoreOf(said.worth)).toBeGreaterThan(scoreOf(said.shop));
    expect(scoreOf(said.worth)).toBeGreaterThan(0.3);
  });

  it('knows kinds of everyday words as they are written, in lower case, each of one word', () => {
    for (const { code } of LANGUAGES) {
      const known = rulesOf(code).kinds;
      for (const word of [...(known?.kinds.keys() ?? []), ...(known?.selling ?? [])]) {
        expect(word).toMatch(/^[\p{L}\p{M}]+$/u);
        expect(word).toBe(word.normalize('NFC').toLowerCase());
      }
    }
  });

  it('tells "è" (is) from "e" (and)', () => {
    const sure = 'La libertà è sempre una promessa, perché nessuno è libero senza paura della solitudine.';
    const [written, torn] = [sure, sure.replaceAll(' è ', ' e ')].map((text) => {
      const texts = [...among('it'), text, ...among('it')];
      return quotesElsewhere({ turns: texts.map(turnOf), speakers: [] }, 'it').find(
        ({ turn }) => texts[turn] === text,
      )!;
    });
    expect(written!.score).toBeGreaterThan(torn!.score);
  });

  it('quotes nothing that stands beside an advert, in whatever turn', () => {
    const { worth } = SAID.de!;
    const isFound = (texts: string[]) =>
      quotesElsewhere({ turns: texts.map(turnOf), speakers: [] }, 'de').some(({ turn }) => texts[turn] === worth);
    const read = [...among('de'), 'Den Rabattcode findet ihr im Rabatt hier.'];
    expect(isFound([...read, worth, ...among('de')])).toBe(false);
    expect(isFound([...read, ...among('de'), worth, ...among('de')])).toBe(true);
  });

  it('takes whole words for the names of speakers', () => {
    const text = SAID.de!.worth.replace('niemand', 'niemand von uns');
    const texts = [...among('de'), text, ...among('de')];
    const isFound = (name: string) =>
      quotesElsewhere({ turns: texts.map(turnOf), speakers: [{ id: 'one', name, aliases: [] }] as never }, 'de').some(
        ({ turn }) => texts[turn] === text,
      );
    expect(['Ursula von Mensch', 'Ursula Niemand'].map(isFound)).toEqual([true, false]);
  });
});

const among = (language: string) => Array.from({ length: 30 }, () => BETWEEN[language]!);

const turnOf = (text: string, index: number): Turn => ({
  id: String(index),
  index,
  voice: 'speech',
  speaker: null,
  start: index * 10,
  anchors: [],
  text,
  paragraphs: [],
  gaps: [],
  marks: [],
  line: index + 1,
});
