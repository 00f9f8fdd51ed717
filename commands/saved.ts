import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature, option, type Request, type Services, slash } from '../src/interactions/declare.ts';
import { saveAction } from '../src/interactions/quote-buttons.ts';
import { sourceLine, voiceLabel } from '../src/replies/cards.ts';
import { shorten, timestamp } from '../src/replies/markdown.ts';
import { type Block, buttons, type Reply, section, text, whisper } from '../src/replies/reply.ts';
import { furtherAt, quoted, readFixed, readQuoted, readSmallPrint, smallPrint } from '../src/replies/small-print.ts';
import type { Words } from '../src/replies/words/index.ts';
import { type Exported, type ExportKind, exportKinds } from '../src/saved/export.ts';
import { holding, type ReadQuote, readSaved } from '../src/saved/read.ts';
import { mostSaved } from '../src/saved/saved.ts';
import { openSource } from './nearest.ts';

/** What a member saved: for that member alone, whoever's message the button stood under. */

const perPage = 5;

// ── The button under every quote ───────────────────────────────────────────────────────────────────────────────────

const save = action({
  ...saveAction,
  how: 'reply',
  whispers: true,
  async run({ args: { quote } }, { search, saved }, request): Promise<Reply> {
    const { own } = request;
    if (!(await search.quote(quote))) return whisper(own.gone);
    const done = await saved.save(request.user, request.guild, quote);
    switch (done.kind) {
      case 'saved':
        return whisper(own.saved.done);
      case 'known':
        return {
          private: true,
          blocks: [
            text(own.saved.known(timestamp(done.at, 'R'))),
            ...buttons({ label: own.buttons.remove, id: unsave.id({ quote }) }),
          ],
        };
      case 'full':
        return whisper(own.saved.full(mostSaved));
    }
  },
});

const unsave = action({
  name: 'sd',
  how: 'update',
  codecs: { quote: arg.quote },
  async run({ args: { quote } }, { saved }, { user, own }) {
    await saved.remove(user, [quote]);
    return { blocks: [text(own.saved.removed(1))] };
  },
});

// ── /saved ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const savedCommand = slash({
  name: 'saved',
  description: 'The quotes that you saved: look through them, remove some, take them along as a file',
  whispers: true,
  options: { words: option.text('Only those with these words, by this person, of this episode', { maxLength: 100 }) },
  run: ({ words }, services, request) => page(words?.trim() || null, 0, services, request),
});

async function page(words: string | null, wanted: number, services: Services, { user, own }: Request): Promise<Reply> {
  const { saved, search } = services;
  const all = await saved.of(user);
  if (all.length === 0) return { blocks: [text(own.saved.none)] };
  // Without a search, only what is shown is read.
  const fitting = words === null ? all : holding(await readSaved(search, all), words, own);
  const pages = Math.max(1, Math.ceil(fitting.length / perPage));
  const at = Math.min(wanted, pages - 1);
  const shown = await readSaved(search, fitting.slice(at * perPage, (at + 1) * perPage));
  const from = at * perPage + 1;
  const place =
    fitting.length === 0
      ? own.saved.empty
      : pages === 1
        ? own.quotes(fitting.length)
        : own.placesOf(from, from + shown.length - 1, fitting.length);
  return {
    card: true,
    blocks: [
      text(`### ${own.saved.title}`),
      ...shown.map((one) => savedEntry(one, own)),
      text(savedLine(words, place, own)),
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              id: removeSome.id({ page: at }),
              placeholder: own.placeholders.remove,
              choices: shown.map(({ quote, found }) => ({
                label: shorten(found?.text.replace(/\s+/g, ' ') ?? own.saved.goneLabel, 100),
                value: quote,
                ...(found ? { description: shorten(voiceLabel(found, own), 100) } : {}),
              })),
              min: 1,
              max: shown.length,
            },
          ]),
      ...buttons(
        pages > 1 && {
          label: own.buttons.previous,
          id: turn.id({ page: Math.max(0, at - 1), way: 'p' }),
          disabled: at === 0,
        },
        pages > 1 && {
          label: own.buttons.next,
          id: turn.id({ page: Math.min(pages - 1, at + 1), way: 'n' }),
          disabled: at === pages - 1,
          style: 'primary',
        },
        { label: own.buttons.asFile, id: chooseFile.id({}) },
      ),
    ],
  };
}

const savedEntry = ({ found, at }: ReadQuote, words: Words): Block =>
  found
    ? section(sourceLine(found, '>', words, 400), openSource(words)(found))
    : text(`-# ${words.saved.gone(timestamp(at, 'D'))}`);

// The words typed are read back from this line; a button never carries them.
const savedLine = (typed: string | null, place: string, own: Words) =>
  smallPrint([own.saved.line, typed === null ? null : quoted(typed, own), place]);

const readSavedLine = (texts: readonly string[]): string | null =>
  readSmallPrint(texts, (line, at) => {
    const head = readFixed(line, at, ({ saved }) => saved.line);
    const from = head === null ? null : furtherAt(line, head);
    return from === null ? null : (readQuoted(line, from, (_words, one) => one)?.said ?? null);
  });

const turn = action({
  name: 'sp',
  how: 'update',
  codecs: { page: arg.number, way: arg.oneOf('p', 'n') },
  run: ({ args, message }, services, request) =>
    page(readSavedLine(message?.texts ?? []), args.page, services, request),
});

const removeSome = action({
  name: 'sr',
  how: 'update',
  codecs: { page: arg.number },
  async run({ args, values, message }, services, request) {
    const gone = await services.saved.remove(request.user, values);
    const rest = await page(readSavedLine(message?.texts ?? []), args.page, services, request);
    return { ...rest, blocks: [...rest.blocks, text(`-# ${request.own.saved.removed(gone)}`)] };
  },
});

// ── As a file ──────────────────────────────────────────────────────────────────────────────────────────────────────

const chooseFile = action({
  name: 'sf',
  how: 'reply',
  whispers: true,
  codecs: {},
  run: async (_press, _services, { own }): Promise<Reply> => ({
    private: true,
    blocks: [
      text(own.saved.whichFile),
      ...buttons(
        ...Object.entries(exportKinds).map(([kind, { label }]) => ({
          label,
          id: file.id({ kind: kind as ExportKind }),
        })),
      ),
    ],
  }),
});

const file = action({
  name: 'sx',
  how: 'reply',
  whispers: true,
  codecs: { kind: arg.oneOf('markdown', 'csv', 'readwise') },
  async run({ args: { kind } }, { saved, search }, { user, own }): Promise<Reply> {
    const all = await readSaved(search, await saved.of(user));
    const there = all.flatMap(({ found, at }): Exported[] => (found ? [{ quote: found, at }] : []));
    const gone = all.length - there.length;
    if (there.length === 0) return whisper(gone > 0 ? own.saved.allGone : own.saved.none);
    const { file: name, write } = exportKinds[kind];
    return {
      private: true,
      blocks: [
        text(gone > 0 ? own.andMoreSaid(own.quotes(there.length), own.saved.leftOut(gone)) : own.quotes(there.length)),
        { kind: 'file', name, content: write(there, own) },
      ],
    };
  },
});

export const saved: Feature = {
  commands: [savedCommand],
  actions: [save, unsave, turn, removeSome, chooseFile, file],
};
