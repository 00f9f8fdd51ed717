import { kindsOf } from '../kinds.ts';

/** Swedish. */
export const KINDS = kindsOf({
  people: 'man alla ingen någon människor människa folk varje samhälle världen',
  pointing: 'det den detta denna dessa där här då därför därmed',
  filler: 'liksom ju alltså typ okej ja jo nej precis asså faktiskt bara lite sådär grej grejer saker sak',
  greeting: 'tack välkommen välkomna hej hejdå lyssnare lyssnarna avsnitt avsnittet podden podcast prenumerera kul',
  speaking: 'prata pratar pratade pratat sagt säger säga sa fråga frågan samtal kapitel bok text citat snart nyss',
  always: 'alltid aldrig alla allt inget inga bara',
  not: 'inte utan aldrig ingen',
  because: 'eftersom för om när varför betyder',
  and: 'och eller också',
  must: 'måste ska skulle kan kunna borde behöver får',
  is: 'är vara',
  selling: 'rabatt rabattkod sponsor sponsras',
});
