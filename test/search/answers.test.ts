import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { type ArchiveFolder, archiveFolder } from '../ranking/archive-folder.ts';

const UNDER_THE_HEADING = 'Wax melts long before the hives of a village are as warm as people believe they have to be.';
const ELSEWHERE = 'Bees leave a village when people build houses on the meadows that they live from.';
const TOLD = 'A smoker is a tin can that calms the bees of every hive with smoke of damp wood.';

const EPISODE = `---
show: The Example Hour
number: 101
title: "Bees"
---

## Introduction

**Ada Lovelace:** Bees and their winter are what we speak of for an hour. ${ELSEWHERE}

## Moving a hive in winter

**Grace Hopper:** Right, yes. ${UNDER_THE_HEADING} It is what it is.

## Smokers

**Grace Hopper:** You know, I got a smoker for my birthday. ${TOLD} They had never seen a smoker before.

**Ada Lovelace:** We talked about a smoker at lunch, and somebody had a smoker with them, in December.
`;

describe('what is said of a topic', () => {
  let folder: ArchiveFolder;
  let port: SearchPort;
  const summaryOf = async (text: string, filters = {}) =>
    (await port.topic({ text, filters })).summary.map(({ text: sentence }) => sentence);
  beforeAll(async () => {
    folder = await archiveFolder();
    await folder.write('101.md', EPISODE);
    port = createEngine({ load: archiveLoader({ dir: folder.episodes }) });
  });
  afterAll(async () => {
    await port.close();
    folder.remove();
  });

  it('is, where it is a heading, what stands below it, whatever its words', async () => {
    expect(await summaryOf('Moving a hive in winter')).toEqual([UNDER_THE_HEADING]);
    expect(await summaryOf('moving hives in the winter')).toEqual([UNDER_THE_HEADING]);
  });

  it('is only what those say below it who are asked for', async () => {
    const [ada] = await port.resolve('speaker', 'Ada Lovelace');
    expect(await summaryOf('Moving a hive in winter', { speakers: [ada!.value] })).not.toContain(UNDER_THE_HEADING);
  });

  it('is the sentence that makes a point of it, and its episode offers it', async () => {
    expect(await summaryOf('smoker')).toEqual([TOLD]);
    const [episode] = await port.resolve('episode', '101');
    expect(await port.topics({ episode: episode!.value })).toContain('smoker');
    expect(await port.topics()).toContain('smoker');
  });

  it('is nothing where nobody said it', async () => {
    expect(await summaryOf('quantum gravity')).toEqual([]);
  });
});
