import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN =
  `ve ile bu şu o bir için de da mi mı mu mü ne ki ama çok daha gibi hakkında kim nasıl neden nerede hangi`.split(
    /\s+/,
  );

/** Turkish. */
export const turkish: Language = {
  code: 'tr',
  common: `ve bir bu da de için ama çok ne var gibi daha ben o kadar sonra evet değil mi şey ile olarak`,
  everyday: 'turkish',
  load: () => ({ stem: orama.stemmer('turkish'), stopWords: foldedWords([...orama.stopWords('turkish'), ...OWN]) }),
};
