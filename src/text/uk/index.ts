import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `і й та а але або чи не ні що як це цей ця ці той та те ті я ми ви ти він вона воно вони мене мені його
    її їх нас вас в у на з із зі до від для про за під над при по через без між після перед коли якщо тому
    бо ще вже дуже так де хто який яка яке які був була було були є бути буде може треба свій своє тільки
    також щоб же ж би б то все всі`.split(/\s+/);

/** Ukrainian. */
export const ukrainian: Language = {
  code: 'uk',
  common: `і в не на що я це з як ми він але та так у за то все було його вона вони ж для коли якщо ще від або`,
  everyday: 'ukrainian',
  load: () => ({
    stem: orama.stemmer('ukrainian'),
    stopWords: foldedWords([...orama.stopWords('ukrainian'), ...OWN]),
    kinds: KINDS,
  }),
};
