import { episodeButton } from '../../src/dailies/announce.ts';
import { digestButton } from '../../src/dailies/digest.ts';
import { contextButton, topicButton } from '../../src/dailies/post.ts';
import { action } from '../../src/interactions/declare.ts';
import { choose } from '../../src/interactions/filters.ts';
import { allShows } from '../../src/replies/cards.ts';
import { whisper } from '../../src/replies/reply.ts';
import { episodeReply } from '../episode.ts';
import { contextCard } from '../quote.ts';
import { topicCard } from '../topic.ts';

/** Buttons of the posts themselves: answers go to the one who pressed, so that the channel stays quiet. */
export const postContext = action({
  ...contextButton,
  how: 'reply',
  whispers: true,
  run: ({ args }, { search }, { user, own }) => contextCard(search, args.quote, 1, { owner: user, words: own }, null),
});

/** Opens a quote of a weekly digest. */
export const digestQuote = action({
  ...digestButton,
  how: 'reply',
  whispers: true,
  run: ({ args }, { search }, { user, own }) => contextCard(search, args.quote, 1, { owner: user, words: own }, null),
});

export const postTopic = action({
  ...topicButton,
  how: 'reply',
  whispers: true,
  async run({ label }, services, { own }) {
    const here = await choose(services, {});
    const { match } = await here.search.topic({ text: label });
    // A post may be of a show that the server does not keep to.
    const isHere = match !== 'none' && match !== 'near';
    return topicCard(label, isHere ? here : await choose(services, { show: allShows }), services, own);
  },
});

export const announcedEpisode = action({
  ...episodeButton,
  how: 'reply',
  whispers: true,
  async run({ args }, { search }, { own }) {
    const card = await search.episode(args.episode);
    return card ? episodeReply(card, own) : whisper(own.gone);
  },
});
