/**
 * `npm run learn -- NAME [options]`: everything that is made from labels, and the labels themselves. Alone it lists what
 * there is. A new one: its file, and a line here.
 */
interface Lesson {
  about: string;
  load(): Promise<{ run(args: string[]): Promise<void> }>;
}

const lessons: Record<string, Lesson> = {
  ranking: {
    about: 'what each feature of a passage is worth [--archive DIR [--cache DIR], to look at its passages again]',
    load: () => import('./ranking.ts'),
  },
  reading: {
    about: 'how a sentence reads: whole, understood, worth posting, an advert [--archive DIR]…',
    load: () => import('./reading.ts'),
  },
  answering: {
    about: 'whether a stretch that names a topic answers who asks for it [--sheets DIR] [--archive DIR]…',
    load: () => import('./answering.ts'),
  },
  topics: {
    about: 'whether a word is a topic, in other languages than English [--archive DIR]…, to look at it there again',
    load: () => import('./topics.ts'),
  },
  elsewhere: {
    about:
      'whether a quote is worth posting, in other languages than English [--archive DIR]…, to look at it there again',
    load: () => import('./elsewhere.ts'),
  },
  meaning: {
    about: 'vectors of words: --archive DIR… --out FILE [--packages DIR, where GloVe and WordNet are installed]',
    load: () => import('./meaning.ts'),
  },
  near: {
    about: 'whether what comes nearest in meaning may be meant [--archive DIR]…, to ask there again',
    load: () => import('./near.ts'),
  },
  sheets: {
    about: 'draws sentences and quotes for readers [--archive DIR]… --out DIR [--items 8000] [--seed 1]',
    load: () => import('./sheets.ts'),
  },
  'topic-sheets': {
    about: 'draws stretches that name a topic, for readers [--archive DIR]… --out DIR [--items 2400] [--seed 1]',
    load: () => import('./topic-sheets.ts'),
  },
  grades: {
    about: "takes the readers' grades into data/labels and prints how far they agree --sheets DIR",
    load: () => import('./grades.ts'),
  },
};

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? undefined : lessons[name];
if (chosen) {
  const { run } = await chosen.load();
  await run(args);
} else {
  if (name !== undefined) process.stderr.write(`There is nothing called "${name}" to learn.\n`);
  process.stdout.write('npm run learn -- NAME\n');
  for (const [key, { about }] of Object.entries(lessons)) process.stdout.write(`  ${key.padEnd(8)} ${about}\n`);
  process.exitCode = name === undefined ? 0 : 2;
}
