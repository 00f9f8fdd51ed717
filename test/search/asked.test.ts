import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { type ArchiveFolder, archiveFolder } from '../ranking/archive-folder.ts';

const ANSWER = 'Only when the wax is so cold that it breaks between two fingers of your hand.';
const ANTWORT = 'Nur wenn das Wachs so kalt ist, dass es zwischen zwei Fingern deiner Hand zerbricht.';

const episode = (number: number, title: string, question: string, meanwhile: string, answer: string) => `---
show: The Example Hour
number: ${number}
title: "${title}"
---

**Ada Lovelace:** ${title}. ${question}

**Grace Hopper:** ${meanwhile}

**Ada Lovelace:** I do.

**Grace Hopper:** Well. ${answer}
`;

describe('a question that somebody asked', () => {
  let folder: ArchiveFolder;
  let port: SearchPort;
  const first = async (text: string) => (await port.search({ text })).hits[0]?.text;
  beforeAll(async () => {
    folder = await archiveFolder();
    const meanwhile = 'And? Do you know?';
    await folder.write(
      '101.md',
      episode(101, 'Bees and winters', 'May one open a beehive in winter?', meanwhile, ANSWER),
    );
    await folder.write(
      '102.md',
      episode(102, 'Bienen im Haus', 'Darf man den Bienenstock im Winter öffnen?', 'Und? Weißt du das?', ANTWORT),
    );
    port = createEngine({ load: archiveLoader({ dir: folder.episodes }) });
  });
  afterAll(async () => {
    await port.close();
    folder.remove();
  });

  it.each([
    ['may one open a beehive in winter', ANSWER],
    ['Darf man den Bienenstock im Winter öffnen?', ANTWORT],
  ])('leads to its answer: %s', async (question, answer) => {
    expect(await first(question)).toContain(answer);
  });

  it('is found itself where only some of its words were asked for', async () => {
    expect(await first('beehive')).toContain('May one open a beehive in winter?');
  });
});
