import { kindsOf } from '../kinds.ts';

/** Italian. */
export const KINDS = kindsOf({
  people: 'nessuno qualcuno gente persona persone ognuno tutti umano umani uomo società mondo',
  pointing: 'questo questa questi queste quello quella quelli quelle ciò lì là qui qua allora ci ne',
  filler: 'allora beh cioè insomma diciamo ecco eh sì vabbè praticamente tipo ok appunto cosa cose roba così',
  greeting: `grazie benvenuti benvenuta benvenuto ciao buongiorno ascoltatori episodio puntata podcast iscrivetevi piacere`,
  speaking: `parlare parliamo parlato parlando detto dice dire diceva domanda chiedere conversazione capitolo libro testo
    citazione prima adesso ora`,
  always: 'sempre mai tutto tutta tutte niente nulla nessun nessuna solo',
  not: 'non senza né neanche mai',
  because: 'perché quando se significa quindi siccome',
  and: 'e ed o anche',
  must: 'deve devono dovrebbe può possono potrebbe bisogna serve',
  is: 'sono essere sei siamo siete è',
  selling: 'sconto sponsor sponsorizzato',
});
