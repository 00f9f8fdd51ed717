import { kindsOf } from '../kinds.ts';

/** Polish. */
export const KINDS = kindsOf({
  people: 'każdy każda nikt ktoś ludzie ludzi człowiek człowieka wszyscy społeczeństwo świat',
  pointing: 'to ten ta te tego tej tym tych tam tu tutaj wtedy wówczas',
  filler: 'no jakby właśnie jakoś tak dobra okej znaczy generalnie wiesz wiadomo rzecz rzeczy coś',
  greeting: 'dziękuję dzięki witam witaj cześć słuchacze słuchaczy odcinek odcinku podcast subskrybuj miło',
  speaking: `mówić mówi mówimy mówił powiedział powiedzieć rozmawiać rozmowa pytanie pytać rozdział książka tekst cytat
    zaraz teraz`,
  always: 'zawsze nigdy wszystko wszystkie nic żaden żadna tylko',
  not: 'nie bez ani nigdy',
  because: 'bo ponieważ gdy jeśli jeżeli dlatego dlaczego znaczy oznacza',
  and: 'i oraz lub też także',
  must: 'musi muszą trzeba powinien powinna może mogą można należy',
  is: 'jest są być jestem jesteśmy',
  selling: 'rabat rabatowy zniżka zniżki sponsor sponsora',
});
