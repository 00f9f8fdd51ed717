import { foldedWords, type Language, plainStem } from '../language.ts';

const OWN =
  `은 는 이 가 을 를 에 의 도 로 와 과 만 그 저 것 수 그리고 그런데 하지만 그래서 그러면 우리 제가 저는 나는 있는 있다 없는 없다 하는 했다 합니다 있습니다 대해 대한 대해서
    무엇 무슨 어떤 언제 어디 누가 왜 어떻게 정말 아주 매우 더 또 좀 네 예`.split(/\s+/);

/** What is hung on a noun, and on one that makes a verb; the longest first. */
const HUNG = (
  '에서는 에서도 으로는 으로도 에게서 이라는 이라고 입니다 합니다 했습니다 됩니다 됐습니다 하는 하고 하면 했다 한다 해서 되는 된다 ' +
  '에서 에게 으로 까지 부터 보다 처럼 이나 라고 라는 이란 들은 들이 들을 들의 은 는 이 가 을 를 에 의 도 로 와 과 만 나 란 들'
).split(' ');

/** "은행은" may stand as 은행이, 은행에서. */
const bases = (folded: string): string[] =>
  HUNG.filter((end) => folded.endsWith(end) && folded.length - end.length >= 1).map((end) =>
    folded.slice(0, -end.length),
  );

/** Korean. */
export const korean: Language = {
  code: 'ko',
  everyday: 'korean',
  load: () => ({ stem: plainStem, stopWords: foldedWords([...OWN]), bases }),
};
