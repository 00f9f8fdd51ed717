import { foldedWords, type Language, plainStem } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN =
  `的 了 是 在 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 们 我们 你们 他们 什么 怎么 怎样 为什么 哪里 吗 呢 吧 啊 关于
    對於 对于 以及 或者 但是 因为 所以 如果 這 個 个 們 我們 你們 他們 什麼 怎麼 為什麼 嗎 關於 因為 一個 這個 这个 那個 那个 這樣 这样 那樣 那样 然後 然后 其實 其实 可能 覺得 觉得
    比較 比较 很多 一下 東西 东西 時候 时候 有時候 有时候 沒有 現在 现在 知道 不知道 就是 還是 还是 你的 我的 他的 對 对 把 被 从 從 与 與 來 過 為 讓 給 還 後 會 說 著 沒 時 種`.split(
    /\s+/,
  );

/** What a sentence opens with that leans on the one before. */
const LEANING = `然後 然后 但 但是 可是 不過 不过 所以 而且 因為 因为 那 這 这 他 她 它 就 也 還 还 對 对 嗯 啊
  好 是 不是 其實 其实 另外 同時 同时 比如 例如 當然 当然 我覺得 我觉得 我認為 我认为 結果 结果 後來
  后来 於是 于是 如果 而 或者 反正 總之 总之 顯然 显然 除此`.split(/\s+/);

/** Chinese. */
export const chinese: Language = {
  code: 'zh',
  // No `everyday`: its list is in the short letters alone.
  load: () => ({
    stem: plainStem,
    stopWords: foldedWords([...orama.stopWords('mandarin'), ...OWN]),
    leaning: LEANING,
    kinds: KINDS,
  }),
};
