import { parseClock } from './times.ts';

/**
 * What stands in brackets in a transcript. `time`: an inline time. `gap`: words were spoken here and are lost.
 * `sound`: nothing was said (laughter, music, applause). `words`: it belongs to the text (`[sic]`, `[the company]`).
 */
export type Bracket = { kind: 'time'; seconds: number } | { kind: 'gap' } | { kind: 'sound' } | { kind: 'words' };

const LOST =
  /\b(?:in-?audible|inaudbile|inaudable|un-?intelligible|unintelligable|in-?discernible|undiscernible|indecipherable|incomprehensible|unclear|garbled|cross-?\s?talk|redacted|omitted|bleep(?:ed)?|muffled|missing (?:word|audio|words)|(?:audio|video|sound|recording|connection|stream|line) (?:glitch|cut|cuts|cut out|cuts out|gap|lost|drops?|dropped|skip|skips|breaks? up|missing)|(?:talking|speaking) over|overlapping|simultaneous(?:ly)?|foreign language|transcript cut off|notes missing)\b/;
const SOUND =
  /\b(?:laugh(?:s|ter|ing|ed)?|laugher|chuckl(?:es?|ing)|giggl(?:es?|ing)|snickers?|musi[ck]|jingle|song|singing|sings|hum(?:s|ming)|whistl(?:es?|ing)|applause|clap(?:s|ping)?|cheer(?:s|ing)?|sigh(?:s|ing)?|cough(?:s|ing)?|sneezes?|gasps?|groans?|sniffs?|yawns?|exhales?|inhales?|breathes?|breath|clears? throat|pause|silence|beep|buzz(?:er|ing)?|ding|bell|ringing|rimshot|drum ?roll|soundboard|sound effects?|sounds?|noises?|crickets|whisper(?:s|ing)?|mumbl(?:es?|ing)|screams?|shout(?:s|ing)|crying|cries|barking|typing|win alert|fail alert|true alert|alert|sfx|intro plays?|outro|blank_audio|no speech)\b/;
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
  const folded = text.toLowerCase();
  const words = folded.replace(RESIDUE, ' ').trim();
  if (words === '')
    return /[♪♫]/.test(text)
      ? { kind: 'sound' }
      : /^[?…_]+$|^\.{3,}$/.test(text) && !round
        ? { kind: 'gap' }
        : { kind: 'words' };
  const count = words.split(' ').length;
  if (count > (round ? 3 : LONGEST)) return { kind: 'words' };
  if (LOST.test(folded)) return { kind: 'gap' };
  const sound = REMARK.test(words) ? null : SOUND.exec(folded);
  if (
    sound &&
    (!round || /laugh|chuckl|giggl|applause|cheer|sigh|cough|music|jingle|pause|silence|clears? throat/.test(sound[0]))
  )
    return { kind: 'sound' };
  return { kind: 'words' };
}
