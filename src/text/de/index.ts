import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `darum worüber wer warum wieso wo wann mal ja halt eben also`.split(/\s+/);

/** What a sentence opens with that leans on the one before. */
const LEANING =
  `also da dann das dass dafür dagegen daher damals damit danach daran darauf darin darum darüber davon davor dazu
  dadurch dabei dem den denen denn dennoch der deren derartige deshalb dessen deswegen die dies diese diesem diesen
  dieser dieses doch dort eben ebenfalls ebenso egal eigentlich er es etwa ferner gegenfrage genau genauso gerade
  gleichzeitig gut halt hauptsächlich hier hierbei ihm ihn ihnen ihr ihre insbesondere insofern irgendwann ja jedoch
  jene jener klar letztlich letztere meistens muss na nachher naja nämlich natürlich nee nein nun nur oder oft okay
  richtig sehr sein seine selbst sie so sodass sogar solche solcher somit sondern sonst sowas stimmt tatsächlich
  teilweise toll trotzdem und umgekehrt vielleicht vor voll vorher während wahrscheinlich weil weiter weiterhin wie
  wieder wobei wodurch wohl woraufhin zudem zuerst zumindest zwar absolut aber allerdings allein andere anderer
  andererseits auch auf außerdem beide beides beziehungsweise bzw könnte hab habe hat ist war wäre wird gibt kann`.split(
    /\s+/,
  );

/** German. */
export const german: Language = {
  code: 'de',
  common: `und der die das ist nicht ich wir auch ein eine sie mit auf aber dann noch oder wie mal habe wenn zu den
    von es dass`,
  everyday: 'german',
  capitalNouns: true,
  load: () => ({
    stem: orama.stemmer('german'),
    stopWords: foldedWords([...orama.stopWords('german'), ...OWN]),
    leaning: foldedWords(LEANING),
    spellings: (folded) => [folded.replace(/([aou])e/g, '$1')],
    joinsWords: true,
    kinds: KINDS,
  }),
};
