import { parseClock } from './times.ts';
import { phrasesOf } from './word-sets.ts';

/**
 * What stands in brackets in a transcript. `time`: an inline time. `gap`: words were spoken here and are lost.
 * `sound`: nothing was said (laughter, music, applause). `words`: it belongs to the text (`[sic]`, `[the company]`).
 */
export type Bracket = { kind: 'time'; seconds: number } | { kind: 'gap' } | { kind: 'sound' } | { kind: 'words' };

/** What may be lost, and how that is said: `audio cut out`. */
const LOSABLE = ['audio', 'video', 'sound', 'recording', 'connection', 'stream', 'line'];
const LOSSES = [
  ...['glitch', 'cut', 'cuts', 'gap', 'lost', 'drop', 'drops', 'dropped', 'skip', 'skips', 'missing'],
  ...['break up', 'breaks up'],
];
/** Phrases of up to three words, a dash counting as a blank; with the slips that stand in transcripts. */
const LOST: ReadonlySet<string> = new Set([
  ...phrasesOf(`
    inaudible|in audible|inaudbile|inaudable|unintelligible|un intelligible|unintelligable
    indiscernible|in discernible|undiscernible|indecipherable|incomprehensible|unclear|garbled|muffled
    crosstalk|cross talk|redacted|omitted|bleep|bleeped|missing word|missing words|missing audio|notes missing
    talking over|speaking over|overlapping|simultaneous|simultaneously|foreign language|transcript cut off`),
  ...LOSABLE.flatMap((what) => LOSSES.map((how) => `${what} ${how}`)),
]);
/** Sounds that people make, and those of a room, which in round brackets are sounds too. */
const HEARD = phrasesOf(`
  laugh|laughs|laughter|laughing|laughed|chuckle|chuckles|chuckling|giggle|giggles|giggling|applause
  cheer|cheers|cheering|sigh|sighs|sighing|cough|coughs|coughing|music|jingle|pause|silence
  clear throat|clears throat`);
const HEARD_ALONE: ReadonlySet<string> = new Set(HEARD);
const SOUNDS: ReadonlySet<string> = new Set([
  ...HEARD,
  ...phrasesOf(`
    laugher|snicker|snickers|musik|song|singing|sings|hums|humming|whistle|whistles|whistling|clap|claps|clapping
    sneeze|sneezes|gasp|gasps|groan|groans|sniff|sniffs|yawn|yawns|exhale|exhales|inhale|inhales
    breathe|breathes|breath|beep|buzz|buzzer|buzzing|ding|bell|ringing|rimshot|drumroll|drum roll
    soundboard|sound effect|sound effects|sound|sounds|noise|noises|crickets|whisper|whispers|whispering
    mumble|mumbles|mumbling|scream|screams|shouts|shouting|crying|cries|barking|typing
    win alert|fail alert|true alert|alert|sfx|intro play|intro plays|outro|blank_audio|no speech`),
]);
/** The same in the languages that captions come in. They are no words of English, and stand for the whole of a bracket. */
const LOST_ELSEWHERE: ReadonlySet<string> = new Set(
  phrasesOf(`
    unverständlich|akustisch unverständlich|nicht zu verstehen|incompréhensible|inintelligible|ininteligible
    incomprensible|no se entiende|inaudível|ininteligível|incompreensível|incomprensibile|onverstaanbaar|ohörbart
    uhørligt|uhørlig|uforståelig|niezrozumiałe|niesłyszalne|неразборчиво|нерозбірливо|anlaşılmıyor`),
);
/** In round brackets as well: nobody says so by the way. */
const LOST_IN_ANY: ReadonlySet<string> = new Set(
  phrasesOf('聞き取れず|聞き取り不能|聞き取れない|聴取不能|听不清|聽不清'),
);
/** In round brackets, where asides and words of other languages stand, only these. */
const HEARD_ELSEWHERE = phrasesOf(`
  lacht|lachend|gelächter|applaus|rires|il rit|elle rit|applaudissements|risas|se ríe|aplausos|risos|gargalhadas
  risate|applausi|gelach|skratt|applåder|śmiech|oklaski|смех|смеется|смеётся|аплодисменты|сміх|оплески
  笑|笑い|笑い声|爆笑|苦笑|一同笑|拍手|ため息|笑声|笑聲|掌声|掌聲|鼓掌|大笑|웃음|박수`);
const HEARD_ELSEWHERE_ALONE: ReadonlySet<string> = new Set(HEARD_ELSEWHERE);
const SOUNDS_ELSEWHERE: ReadonlySet<string> = new Set([
  ...HEARD_ELSEWHERE,
  ...phrasesOf(`
    lachen|beifall|klatschen|räuspern|räuspert sich|seufzt|seufzen|hustet|husten
    rire|musique|soupir|soupire|toux
    ríe|ríen|música|aplauso|suspiro|suspira|suspiros|silencio|carraspea
    risadas|rindo|gargalhada|palmas|silêncio|pigarreia
    risata|ridono|musica|applauso|sospiro|sospira|silenzio
    muziek|zucht|musikk|stilte|skrattar|tystnad|bifald|klapsalver
    muzyka|śmieje się|śmieją się|brawa|westchnienie|cisza
    музыка|смеются|вздыхает|вздох|музика|сміється|сміються
    müzik|gülme|gülüşmeler|alkış|alkışlar
    音楽|歓声|咳|沈黙|音乐|音樂|咳嗽
    음악|웃음소리|박수갈채`),
]);
/** Between two of them: "risas y aplausos". */
const JOINING = /[\s,;/]+(?:(?:und|et|y|e|en|och|og|i|и|і|ve)[\s,;/]+)?|[、・と]/u;
const areAll = (words: string, known: ReadonlySet<string>): boolean =>
  known.has(words) || words.split(JOINING).every((word) => known.has(word));
const LONGEST_PHRASE = 3;

/** Whether one of the phrases stands in a text, whole words only. */
function holds(text: string, known: ReadonlySet<string>): boolean {
  const words = text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
  for (let from = 0; from < words.length; from++) {
    let phrase = '';
    for (const word of words.slice(from, from + LONGEST_PHRASE)) {
      phrase += phrase === '' ? word : ` ${word}`;
      if (known.has(phrase)) return true;
    }
  }
  return false;
}
/** `[the song]`, `[sounds like Vitaly]`: an editor's words in place of somebody's, not a sound in the room. */
const REMARK =
  /^(?:the|a|an|this|that|these|those|his|her|their|our|my|your|its|to|of|in|for|is|was)\b|\bsounds like\b/;
const RESIDUE = /[\d:.,;*?!…\s()\\_♪♫-]+/g;

/** At most this many words in a mark besides its time: longer brackets are somebody's remark, and stay. */
const LONGEST = 6;

/**
 * What the inside of a bracket means. Round brackets hold real asides much more often than square ones, so there
 * (`round`) the mark must be nothing but the known word and up to two others.
 */
export function readBracket(inside: string, round = false): Bracket {
  const text = inside.replace(/[\\*_]/g, ' ').trim();
  if (!round) {
    const seconds = parseClock(text.replace(/\s+/g, ''));
    if (seconds !== null) return { kind: 'time', seconds };
  }
  const folded = text.normalize('NFC').toLowerCase();
  const words = folded.replace(RESIDUE, ' ').trim();
  if (words === '')
    return /[♪♫]/.test(text)
      ? { kind: 'sound' }
      : /^[?…_]+$|^\.{3,}$/.test(text) && !round
        ? { kind: 'gap' }
        : { kind: 'words' };
  const count = words.split(' ').length;
  if (count > (round ? 3 : LONGEST)) return { kind: 'words' };
  if (holds(folded, LOST) || LOST_IN_ANY.has(words) || (!round && areAll(words, LOST_ELSEWHERE)))
    return { kind: 'gap' };
  if (areAll(words, round ? HEARD_ELSEWHERE_ALONE : SOUNDS_ELSEWHERE)) return { kind: 'sound' };
  if (!REMARK.test(words) && holds(folded, round ? HEARD_ALONE : SOUNDS)) return { kind: 'sound' };
  return { kind: 'words' };
}
