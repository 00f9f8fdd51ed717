import { kindsOf } from '../kinds.ts';

/** Dutch. */
export const KINDS = kindsOf({
  people: 'men iedereen niemand iemand mensen mens elke elk ieder samenleving wereld',
  pointing: 'dat dit deze die daar hier dan toen er daarbij daarmee daarvan daarom daarvoor daarop daaraan',
  filler: 'gewoon eigenlijk even eens dus ja nou oké hè soort zo inderdaad dingen ding zaken best wel',
  greeting: 'dank bedankt welkom hallo hoi luisteraars luisteraar aflevering podcast abonneer leuk',
  speaking: `praten spreken gesproken gezegd zegt zeggen noemde vraag vragen gesprek hoofdstuk boek tekst citaat straks net`,
  always: 'altijd nooit alle alles niets geen alleen',
  not: 'niet zonder nooit geen',
  because: 'omdat want als waarom betekent zodra doordat',
  and: 'en of ook',
  must: 'moet moeten kan kunnen zou zouden mag mogen hoeft nodig',
  is: 'is zijn ben bent',
  selling: 'korting kortingscode sponsor sponsors',
});
