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
import { strings } from '../src/replies/strings.ts';
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
const shownToAll = (mine: Reply, forAll: Reply): Reply => ({
  ...mine,
  blocks: [...mine.blocks, text(strings.lookups.shownToAll)],
  followedBy: forAll,
});

/** Null when the message may be looked at, else what to say. */
function refusal(target: TargetMessage, { lookups }: Services): Reply | null {
  if (lookups.settings.isOut(target.author)) return whisper(strings.lookups.menuOut);
  if (plainWords(target.content) === '') return whisper(strings.lookups.menuEmpty);
  return null;
}

const lookUp = menu({
  name: 'Look up in episodes',
  async run(target, services, request) {
    const refused = refusal(target, services);
    if (refused) return refused;
    const { search, everywhere, clock, bot } = services;
    const people = createPeople(search, clock, () => [bot.name]);
    const understood = understand(target.content, await people.roster(plainWords(target.content)));
    if (understood.kind !== 'ask') return whisper(strings.lookups.outside);
    const { reply, top } = await answer(understood.ask, {
      search,
      everywhere,
      buttons: answerButtons,
      owner: request.user,
    });
    if (!top) return privately(reply);
    return privately(reply, ...buttons({ label: 'Show to all', id: showAnswer.id({}), style: 'primary' }));
  },
});

const matching = menu({
  name: 'Find a matching quote',
  async run(target, services) {
    const refused = refusal(target, services);
    if (refused) return refused;
    const words = shorten(plainWords(target.content), longestMatched);
    const { hits, match } = await services.search.search({ text: words, limit: 1 });
    const [hit] = hits;
    if (!hit) return whisper(strings.lookups.noMatch);
    const show = quoteButtons(hit, [{ label: 'Show to all', id: showQuote.id({ quote: hit.id }), style: 'primary' }]);
    const card = await quoteCard(hit, services.search);
    const blocks = match === 'near' ? [text(strings.near), ...card.blocks] : card.blocks;
    return privately({ ...card, blocks }, ...show);
  },
});

const quoteCard = async (quote: Quote, search: SearchPort): Promise<Reply> => ({
  card: true,
  blocks: [...quoteBlocks(quote, await questionOf(search, quote.id)), text(linkSmallPrint(quote))],
});

/** Posts an answer that one person saw for everybody. What was asked is read back from the private answer. */
const showAnswer = action({
  name: 'lks',
  how: 'update',
  codecs: {},
  async run({ message }, { search, everywhere }, request) {
    const ask = await readBack(message?.texts ?? [], search);
    if (!ask) return whisper(strings.queryGone);
    const { reply } = await answer(ask, { search, everywhere, buttons: answerButtons, owner: request.user });
    return shownToAll(reply, reply);
  },
});

const showQuote = action({
  name: 'lkq',
  how: 'update',
  codecs: { quote: arg.quote },
  async run({ args }, { search }, request) {
    const quote = await search.quote(args.quote);
    if (!quote) return whisper(strings.gone);
    const card = await quoteCard(quote, search);
    const withButtons = (last: Button | null): Reply => ({
      ...card,
      blocks: [...card.blocks, ...quoteButtons(quote, [], last)],
    });
    return shownToAll(withButtons(null), withButtons(answerButtons.remove(request.user)));
  },
});

export const lookUpMenu: Feature = { commands: [lookUp, matching], actions: [showAnswer, showQuote] };
