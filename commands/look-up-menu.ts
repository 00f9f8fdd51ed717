import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature, menu, type Services, type TargetMessage } from '../src/interactions/declare.ts';
import { quoteButtons } from '../src/interactions/quote-buttons.ts';
import { answer } from '../src/lookups/answer.ts';
import { createPeople } from '../src/lookups/people.ts';
import { plainWords } from '../src/lookups/plain-words.ts';
import { readBack } from '../src/lookups/read-back.ts';
import { understand } from '../src/lookups/understand.ts';
import { linkSmallPrint, quoteBlocks } from '../src/replies/cards.ts';
import { shorten } from '../src/replies/markdown.ts';
import { questionOf } from '../src/replies/question.ts';
import { type Block, type Button, buttons, type Reply, text, whisper } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { Quote, SearchPort } from '../src/search/port.ts';
import { answerButtons } from './lookups.ts';

/** Longer messages are matched by their beginning. Characters. */
const longestMatched = 300;

const privately = (reply: Reply, ...more: Block[]): Reply => ({
  ...reply,
  private: true,
  blocks: [...reply.blocks, ...more],
});

/** The private answer without its button, and the same for everybody. */
const shownToAll = (mine: Reply, forAll: Reply, { lookups }: Words): Reply => ({
  ...mine,
  blocks: [...mine.blocks, text(`-# ${lookups.shownToAll}`)],
  followedBy: forAll,
});

/** @throws {UserError} where the message is not to be looked at */
function mayLookAt(target: TargetMessage, { lookups }: Services): void {
  if (lookups.settings.isOut(target.author)) throw new LocalisedError((words) => words.lookups.menuOut);
  if (plainWords(target.content) === '') throw new LocalisedError((words) => words.lookups.menuEmpty);
}

const lookUp = menu({
  name: 'Look up in episodes',
  async run(target, services, { user, own }) {
    mayLookAt(target, services);
    const { search, everywhere, clock, bot } = services;
    const people = createPeople(search, clock, () => [bot.name]);
    const understood = understand(target.content, await people.roster(plainWords(target.content)));
    if (understood.kind !== 'ask') return whisper(own.lookups.outside);
    const { reply, top } = await answer(understood.ask, {
      search,
      everywhere,
      buttons: answerButtons(own),
      owner: user,
      words: own,
    });
    if (!top) return privately(reply);
    return privately(reply, ...buttons({ label: own.buttons.showToAll, id: showAnswer.id({}), style: 'primary' }));
  },
});

const matching = menu({
  name: 'Find a matching quote',
  async run(target, services, { own }) {
    mayLookAt(target, services);
    const words = shorten(plainWords(target.content), longestMatched);
    const { hits, match } = await services.search.search({ text: words, limit: 1 });
    const [hit] = hits;
    if (!hit) return whisper(own.lookups.noMatch);
    const show = quoteButtons(hit, own, [
      { label: own.buttons.showToAll, id: showQuote.id({ quote: hit.id }), style: 'primary' },
    ]);
    const card = await quoteCard(hit, services.search, own);
    const blocks = match === 'near' ? [text(own.near), ...card.blocks] : card.blocks;
    return privately({ ...card, blocks }, ...show);
  },
});

const quoteCard = async (quote: Quote, search: SearchPort, words: Words): Promise<Reply> => ({
  card: true,
  blocks: [...quoteBlocks(quote, words, await questionOf(search, quote.id)), text(linkSmallPrint(quote, words))],
});

/** Posts an answer that one person saw for everybody. What was asked is read back from the private answer. */
const showAnswer = action({
  name: 'lks',
  how: 'update',
  codecs: {},
  async run({ message }, { search, everywhere }, { user, own, shared }) {
    const ask = await readBack(message?.texts ?? [], search);
    if (!ask) return whisper(own.queryGone);
    const said = async (words: Words) =>
      (await answer(ask, { search, everywhere, buttons: answerButtons(words), owner: user, words })).reply;
    return shownToAll(await said(own), await said(shared), own);
  },
});

const showQuote = action({
  name: 'lkq',
  how: 'update',
  codecs: { quote: arg.quote },
  async run({ args }, { search }, { user, own, shared }) {
    const quote = await search.quote(args.quote);
    if (!quote) return whisper(own.gone);
    const withButtons = async (words: Words, last: Button | null): Promise<Reply> => {
      const card = await quoteCard(quote, search, words);
      return { ...card, blocks: [...card.blocks, ...quoteButtons(quote, words, [], last)] };
    };
    const forAll = await withButtons(shared, answerButtons(shared).remove(user));
    return shownToAll(await withButtons(own, null), forAll, own);
  },
});

export const lookUpMenu: Feature = { commands: [lookUp, matching], actions: [showAnswer, showQuote] };
