import { kindsOf } from '../kinds.ts';

/** Norwegian. */
export const KINDS = kindsOf({
  people: 'man alle ingen noen mennesker menneske folk hver samfunn verden',
  pointing: 'det den dette denne disse der her så derfor dermed',
  filler: 'altså jo liksom sånn ok okei ja nei akkurat faktisk bare litt ting greie greier noe',
  greeting: 'takk velkommen hei hade lyttere lytterne episode podkast podcast abonner hyggelig',
  speaking: `snakke snakker snakket prate sagt sier si sa spørsmål spørre samtale kapittel bok tekst sitat snart nettopp`,
  always: 'alltid aldri alle alt ingenting kun',
  not: 'ikke uten aldri ingen',
  because: 'fordi for hvis når hvorfor betyr',
  and: 'og eller også',
  must: 'må skal skulle kan kunne bør trenger',
  is: 'er være',
  selling: 'rabatt rabattkode sponsor sponset',
});
