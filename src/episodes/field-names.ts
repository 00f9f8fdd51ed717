/*
 * What a field of a transcript's list may be, by the words of its name. Names only propose: what the values are like
 * over the whole list decides (`record-lists.ts`).
 */

import { setOf } from './word-sets.ts';

/** `tStartMs` → t start ms; `end_time` → end time. Digits stay with their word. */
export const nameWords = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/(?<![A-Z])([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

type Listed = RegExp | ReadonlySet<string>;
const some = (words: readonly string[], ...lists: Listed[]): boolean =>
  lists.some((list) => words.some((word) => (list instanceof RegExp ? list.test(word) : list.has(word))));

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msec|msecs|millis|milliseconds?|millisec)$|.(?:ms|millis|milliseconds)$/, 1e-3],
  [/^ticks?$|.ticks$/, 1e-7],
  [/^(?:us|micros|microseconds?)$/, 1e-6],
  [/^(?:ns|nanos|nanoseconds?)$/, 1e-9],
  [/^(?:sec|secs|seconds?)$|.(?:secs|seconds)$/, 1],
  [/^minutes?$/, 60],
];

/** Seconds in the unit that a name says (`start_ms`, `offsetInTicks`); null where it says none. */
export function unitInName(name: string): number | null {
  const words = nameWords(name);
  for (const [pattern, unit] of UNITS) if (some(words, pattern)) return unit;
  return words.length > 1 && words.at(-1) === 's' ? 1 : null;
}

const NO_TIME = setOf(`
  create created update updated modified recorded uploaded published date total confidence score prob probability avg
  id index idx char chars character characters byte bytes token tokens word words line seek number num count version
  model processing temperature ratio loudness energy speaker size page frame frames level`);
const DURATION = /^(?:dur|durations?|length|len|lasts|d|dauer|duree|duracion)$|^dur(?:ation)?(?:ms|secs?|seconds)?$/;
/** Each language on a line of its own: English and what programs shorten, German, French, Spanish, Chinese, … */
const END = setOf(`
  end ends to till until stop stops finish out e
  bis ende
  fin
  fine
  终了 终止 结束
  終了
  конец`);
const END_OF = /^end(?:time|ms|s|at|ts|sec|offset|secs|seconds|timestamp)/;
const START = setOf(`
  start starts begin begins bgn beg from onset offset offsets ts t time times timestamp timestamps timecode timecodes tc
  in at position pos sec seconds clock timespan
  von zeit anfang beginn zeitpunkt zeitmarke
  temps heure debut début
  tiempo hora inicio
  tempo inizio orario
  tijd begin
  czas początek
  время начало
  时间 开始
  時間 開始
  시간 시작
  وقت
  समय`);
const START_OF = /^(?:start|begin)(?:time|ms|s|at|ts|sec|offset|secs|seconds|timestamp)/;

export type TimeRole = 'start' | 'end' | 'duration';

/** What time a field may hold; null: none. `path`: names from the record down to the field, joined by dots. */
export function timeRole(path: string): TimeRole | null {
  const steps = path.split('.');
  // `timestamp.0`, `time.1`: two numbers in one field are from and to.
  const last = steps.at(-1) ?? '';
  if (/^[01]$/.test(last) && steps.length > 1) {
    const words = nameWords(steps.at(-2) ?? '');
    if (some(words, NO_TIME)) return null;
    return some(words, START, START_OF, END, END_OF) ||
      some(words, DURATION) ||
      some(words, /^(?:range|interval|span)$/)
      ? last === '0'
        ? 'start'
        : 'end'
      : null;
  }
  let words = nameWords(last);
  // `startDateTime` is when it began, `date` is not.
  if (words.length > 2 && words.at(-1) === 'time') words = words.filter((w) => w !== 'date');
  if (some(words, NO_TIME)) return null;
  // `offsetInTicks`: the "in" says nothing of itself.
  if (words.length > 1) words = words.filter((w, i) => !(w === 'in' && i > 0 && i < words.length));
  if (words.length === 1 && words[0] === 's') return 'start';
  if (some(words, DURATION)) return 'duration';
  if (some(words, END, END_OF)) return 'end';
  return some(words, START, START_OF) ? 'start' : null;
}

const TEXT = setOf(`
  text texts txt transcript transcripts transcription body content contents utf8 sentence line caption subtitle word
  words value display displaytext utt utterance said says speech message phrase term punctuated segment dialogue dialog
  quote paragraph
  inhalt wortlaut äußerung äusserung aussage beitrag wortbeitrag
  texte propos énoncé paroles
  texto enunciado frase fala falas transcrição transcripción transcricao transcripcion
  testo battuta
  tekst wypowiedź
  текст реплика слова
  文本 内容 字幕 发言内容
  表示 テキスト 発話 発言
  텍스트 내용 발화
  نص
  पाठ`);
/** Text of another kind than what was said. */
const NO_TEXT = setOf(`
  id ids uid uuid guid key lang language locale type kind url uri href link file filename path model status state
  translation translations translated summary summaries headline gist title subtitle_url description note notes
  shownotes label color colour emotion sentiment topic topics keyword keywords tag tags name email avatar image photo
  format version created updated modified date phoneme phonemes ipa reading romaji pinyin prompt comment comments ssml
  speaker speakers voice author user participant role style class category chapter chapters confidence error hash mime
  config job engine accountid`);
/** The same words in a dress that is worse for reading: only where there is nothing better. */
const LESSER =
  /^(?:lexical|itn|masked|raw|normalized|normalised|html|markdown|original|lowercase|unpunctuated|compact)$/;

/** How likely a field holds what was said, by its name: 0 never, 1 unknown name, 3 a telling one. `path` as above. */
export function textRank(path: string): number {
  const steps = path.split('.');
  const words = nameWords(steps.at(-1) ?? '');
  if (
    steps.some((step) =>
      some(nameWords(step), /^(?:translations?|translated|summar(?:y|ies)|chapters?|speakers?|config|metadata)$/),
    ) &&
    steps.length > 1
  )
    return 0;
  if (
    some(words, NO_TEXT) &&
    !(
      words.length > 1 &&
      some(words, /^(?:text|transcript)$/) &&
      !some(words, /^(?:translated|translation|summary|language|id|type|url)$/)
    )
  )
    return 0;
  const rank = some(words, TEXT) || some(nameWords(path), /^text$/) ? 3 : 1;
  return words.some((w) => LESSER.test(w)) || /masked|lexical/.test(words.join(' ')) ? rank / 10 : rank;
}

const SAYER = setOf(`
  speaker speakers spk spkr sayer voice author user username participant person who character actor agent host sid by
  role name from channel
  sprecher sprecherin person redner
  locuteur intervenant
  orador hablante falante locutor participante
  parlante relatore oratore
  spreker talare taler puhuja konuşmacı
  mówca
  говорящий спикер
  说话人 发言人 發言者
  話者 発言者
  화자 발화자`);
const SAYER_OF = /^(?:speaker|spk)(?:id|name|label|tag|idx|index|no|number|displayname)?$/;
const NO_SAYER = setOf(`
  confidence score color colour avatar count expected detected max min num start end time embedding email change changed
  turn image url file text total type gender language duration original uuid`);

/** How words begin that can mean nothing but who speaks. */
const STRONG = [
  ...['speaker', 'spk', 'sayer', 'voice', 'participant', 'who', 'sid', 'sprecher', 'locuteur', 'orador', 'hablante'],
  ...['говорящий', '说话人', '发言人', '發言者', '話者'],
];

/** How likely a field says who speaks, by its name: 0 never; a name is worth more than a number. */
export function sayerRank(path: string): number {
  const steps = path.split('.').filter((s) => !/^\d+$/.test(s));
  const words = nameWords(steps.at(-1) ?? '');
  const all = steps.flatMap(nameWords);
  if (!some(all, SAYER, SAYER_OF) || some(words, NO_SAYER)) return 0;
  // `offsets.from` is a time.
  if (steps.length > 1 && words.length === 1 && words[0] === 'from') return 0;
  const strong = all.some((word) => STRONG.some((one) => word.startsWith(one)));
  if (some(words, /^(?:channel)$/)) return 0.2;
  if (words.length === 1 && /^(?:name|from|by|role|host|agent|user)$/.test(words[0] ?? '') && !strong) return 0.5;
  if (some(words, /^(?:name|displayname|label)$|name$/)) return strong ? 4 : 2;
  if (some(words, /^voice$/)) return 3;
  return strong ? 2.5 : 1;
}

/** Lists in which only the first counts: others are what the service heard with less certainty. */
export const RIVALS = /^(?:alternatives?|n_?best|hypothes[ei]s|candidates|alts)$/i;

/** Names that stand for whether a result was the last word on its stretch, as services say while they listen. */
export const FINAL = /^(?:final|is_?final)$/i;

const PEOPLE = setOf(`
  speaker speakers participant participants voice voices people person persons attendee attendees contributor
  contributors characters agents users speakerlabels names members
  sprecher`);

/** Whether the names on the way to a list say that people are listed in it. */
export const listsPeople = (path: string): boolean => some(nameWords(path), PEOPLE);
