import { kindsOf } from '../kinds.ts';

/** German. */
export const KINDS = kindsOf({
  people: 'man jeder jede jedes jeden jedem niemand jemand menschen mensch leute gesellschaft',
  pointing: `da dann dort hier das dies diese dieser dieses diesen diesem jene jener jenes dabei dazu davon damit dafür
    darum daran darauf darüber dadurch daraus`,
  filler: `halt eben irgendwie sozusagen eigentlich quasi ja also naja genau okay irgendwas mal so ne äh ähm tatsächlich
    einfach schon sache sachen`,
  greeting: `danke dank willkommen hallo tschüss hörer hörerinnen zuhörer zuhörerinnen folge episode podcast abonniert
    freue`,
  speaking: `reden sprechen gesprochen gesagt sagt sagen erwähnt frage fragen gespräch kapitel buch text zitat kommen
    nochmal gleich vorhin`,
  always: 'immer nie niemals alle alles nichts kein keine keinen nur',
  not: 'nicht ohne nie kein keine',
  because: 'weil denn wenn deshalb deswegen daher warum heißt bedeutet sobald falls',
  and: 'und oder auch',
  must: 'muss müssen soll sollte sollten kann können könnten braucht brauchen darf dürfen',
  is: 'ist sind sein bin bist seid',
  selling: 'rabatt rabatte rabattcode gutschein gutscheine gutscheincode sponsor sponsoren werbepartner',
});
