import { foldedWords, type Language, plainStem } from '../language.ts';
import { KINDS } from './kinds.ts';

const OWN = `a aby albo ale bardzo bez bo być był była było były będzie chce ci co coś czy czyli dla do gdy gdzie go
    i ich im ja jak jaki jako je jednak jego jej jest jestem jeszcze jeśli już ja kiedy kto która które
    którego której który których którzy lub ma mam mamy mi mnie mogę może można mu my na nad nam nas nie
    niego niej nim nich no o od on ona one oni ono oraz pan pani po pod przed przez przy się są sobie swoje
    ta tak taka taki takie także tam te tego tej temu ten też to tu twój tych tylko tym u w we wam was wiele
    wszystko wy z za ze że żeby`.split(/\s+/);

/** Polish. */
export const polish: Language = {
  code: 'pl',
  common: `i nie to się na że jest w z do jak ale tak co po był czy tym już tylko jestem ten od przez`,
  everyday: 'polish',
  load: () => ({ stem: plainStem, stopWords: foldedWords([...OWN]), kinds: KINDS }),
};
