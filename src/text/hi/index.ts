import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `है हैं था थे थी हूँ हो और का की के को में से पर ने यह वह ये वे मैं हम आप तुम जो कि भी ही तो नहीं क्या
    कैसे कब कहाँ क्यों कौन एक कुछ बहुत लिए साथ कर करना किया गया रहा रहे रही बारे`.split(/\s+/);

/** Hindi. */
export const hindi: Language = {
  code: 'hi',
  everyday: 'hindi',
  load: () => ({ stem: orama.stemmer('indian'), stopWords: foldedWords([...orama.stopWords('indian'), ...OWN]) }),
};
