import { kindsOf } from '../kinds.ts';

/** Danish. */
export const KINDS = kindsOf({
  people: 'man alle ingen nogen mennesker menneske folk hver samfund verden',
  pointing: 'det den dette denne disse der her så derfor dermed',
  filler: 'altså jo ligesom sådan okay ja nej præcis faktisk bare lige ting noget',
  greeting: 'tak velkommen hej farvel lyttere lytterne afsnit podcast abonner dejligt',
  speaking: `tale taler talte snakke snakker sagt siger sige sagde spørgsmål spørge samtale kapitel bog tekst citat snart
    før`,
  always: 'altid aldrig alle alt intet kun',
  not: 'ikke uden aldrig ingen',
  because: 'fordi for hvis når hvorfor betyder',
  and: 'og eller også',
  must: 'må skal skulle kan kunne bør behøver',
  is: 'er være',
  selling: 'rabat rabatkode sponsor sponsorer',
});
