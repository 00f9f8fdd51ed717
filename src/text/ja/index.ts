import { foldedWords, type Language, plainStem } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN =
  `について とは どんな どう なに 何 ください 教え 教えて 話 こと もの ため よう です ます した して する ある いる なる これ それ あれ この その から まで より だけ など けど
    でも また そして しかし ので のに って という といった とか なぜ いつ どこ 誰 だれ どの
    多分 結構 全然 自分 一番 実際 一緒 本当 普通 感じ 場合 最近 最初 基本 ヶ月`.split(/\s+/);

/** What ends a noun's part of a sentence, and no verb begins its ending with. */
const PARTICLES = 'はがをにでともへやのか';

/** "食べました" may stand as 食べる; what 読んだ begins is 読む, 読ま, 読み. */
function bases(folded: string): string[] {
  const [, kanji, ending = ''] = /^(\p{Script=Han}+)(\p{Script=Hiragana}*)$/u.exec(folded) ?? [];
  if (kanji === undefined || ending === '') return [];
  if (PARTICLES.includes(ending[0]!)) return [kanji];
  return [kanji + ending[0], kanji];
}

/** What a sentence opens with that leans on the one before. */
const LEANING = `で と て は が を に も の へ や だから だけど だって なので なんで なんか ので そう それ そこ その
  そして そうすると しかし しかも これ この こう ここ こういう あれ あの ああ あと あとは あ、 え、 えっ
  えー うん うーん はい ええ いや いえ いいえ まあ まぁ また でも けど けれど ただ たぶん 多分 もちろん
  やっぱり やはり ちなみに なるほど 確かに 例えば つまり 要は 逆に 一応 僕も 私も 彼は 彼が 彼女は 彼らは`.split(/\s+/);

/** Japanese. */
export const japanese: Language = {
  code: 'ja',
  everyday: 'japanese',
  load: () => ({
    stem: plainStem,
    stopWords: foldedWords([...orama.stopWords('japanese'), ...OWN]),
    leaning: LEANING,
    bases,
    kinds: KINDS,
  }),
};
