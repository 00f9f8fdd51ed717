import type { Word } from '../text/words.ts';
import { isQuestion } from './sense.ts';

/**
 * Is a sentence one? What transcripts hold between two full stops is often a heading, a torn-off end or a half. English,
 * read off its words alone.
 */

/** Code units. */
export const READABLE = { shortest: 40, comfortable: 180, longest: 300 };

/** What can be told at a glance: of a readable length, begins and ends as a sentence does, no question, link or code. */
export function looksWhole(text: string): boolean {
  if (text.length < READABLE.shortest || text.length > READABLE.longest) return false;
  if (!/^["“‘'(]?[\p{Lu}\p{N}]/u.test(text) || !endsWell(text)) return false;
  return !isQuestion(text) && !ODD.test(text) && !TRAILS_OFF.test(text);
}

/** "Without a watchtower if you have…", "How passionate the community is." */
export function isHalf(text: string): boolean {
  return FRAGMENT.test(text);
}

const VERBS: ReadonlySet<string> = new Set(
  `is are was were be been am im its thats theres youre were theyre hes shes ive weve youve theyve has have had do does did can could will would shall should
  must may might cant cannot couldnt wont wouldnt shouldnt dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt ill youll well
  theyll itll id youd wed theyd lets need needs want wants make makes made get gets got take takes took use uses used go goes went
  come comes came give gives gave mean means meant let become becomes became help helps work works think believe know say says said
  see saw find found keep keeps put run runs start starts start started like love hate feel feels look looks seem seems happen happens
  allow allows require requires provide provides show shows call calls`.split(/\s+/),
);

/**
 * A sentence has a verb of its own; headings and torn-off ends do not: "HTML-driven server interactions concept.",
 * "Although React Native has been around for years.", "Funding open source as a public square, which is new."
 */
export function hasVerb(words: readonly Word[], text: string, subject: { from: number; to: number }): boolean {
  let from = 0;
  if (
    SUBORDINATE.test(words[0]!.folded) ||
    (AND_SO.test(words[0]!.folded) && SUBORDINATE.test(words[1]?.folded ?? ''))
  ) {
    const comma = text.search(/[,;–—-]\s|\sthen\s/);
    if (comma < 0)
      return !/^(?:although|though|because|while|whereas|since|unless|without|despite)$/.test(words[0]!.folded);
    from = words.findIndex(({ start }) => start > comma);
  }
  let relative = false;
  for (let i = Math.max(0, from); i < words.length; i++) {
    const { folded } = words[i]!;
    const before = words[i - 1]?.folded ?? '';
    if (i >= subject.from && i < subject.to) continue;
    if (folded === 'like' && !LIKES.has(before)) continue;
    if (RELATIVE.has(folded) && i > from) relative = true;
    else if (isVerb(folded, words.length - i) && !(NOUN_AFTER.has(before) && !ALWAYS_VERB.has(folded))) {
      if (!relative) return true;
      relative = false;
    }
  }
  return RELATIVE.has(words[from]?.folded ?? '');
}

function isVerb(folded: string, left: number): boolean {
  return (
    VERBS.has(folded) ||
    LEADS_ON.has(folded) ||
    /^.{3,}ed$/.test(folded) ||
    (left > 2 && /^.{3,}[^suia]s$/.test(folded))
  );
}

/** After these "like" is a verb. */
const LIKES: ReadonlySet<string> = new Set('i we you they people would id dont didnt really also to do who'.split(' '));

/** After these stands a noun ("a lack of work"), or a verb that is not the sentence's own ("to keep"). */
const NOUN_AFTER: ReadonlySet<string> = new Set(
  'a an the of in for with at by from to on my your our their his her its this these those as and'.split(' '),
);
const ALWAYS_VERB: ReadonlySet<string> = new Set(
  'is are was were has have had do does did can could will would should must may might cant cannot wont dont doesnt isnt arent means'.split(
    ' ',
  ),
);
export const AND_SO = /^(?:and|but|so|or|well|now)$/;
const SUBORDINATE =
  /^(?:if|when|whenever|while|since|because|although|though|unless|until|before|after|as|once|whereas|without|despite)$/;
const RELATIVE: ReadonlySet<string> = new Set(
  'which that who whose where when if because how why what whether'.split(' '),
);

/** Verbs that say something of what stands before them. */
export const LEADS_ON: ReadonlySet<string> = new Set(
  `is are was were isnt arent has have can cant cannot could will would should must may might does do doesnt dont did makes make means mean
  gives give lets let allows allow helps help takes take works work uses use needs need requires require comes come becomes became becomes
  gets get starts start provides provide offers offer creates create brings bring keeps keep shows show tells tell happens happen
  never always actually really just also only basically essentially`.split(/\s+/),
);

/** Half a sentence: "Without a watchtower if you have…", "How passionate the community is." */
const FRAGMENT =
  /^["“‘'(]?(?:(?:so|and|but|well|now),? )?(?:(?:how|why|whether|who|where)\b(?!.*\b(?:matters?|depends?|is|are|was|were)\b.*\b(?:is|are|was|were|matters?|depends?)\b)|(?:without|with|if|when|whenever|while|since|because|although|though|unless|until|before|after|as|for|given|despite)\b[^,]*$)/iu;
const ODD = /^\(|[[\]*{}<>|_=\\]|https?:|www\.|@\w|\w\(\)|::|\.\.|\s[.,;!?](?=\s|$)|\?["”’]? \S/u;
/** "…in which he stated.", "…such as." */
const TRAILS_OFF =
  /(?:\b(?:stated|such as|including|the|an?|of|to the|in which|which|because|and|or|but|so|with|from|namely|as follows|or whatever|and so on|et cetera|etc|later|right|you know|i guess|i think)|[–—-])[.!]["”’')]*$/iu;

function endsWell(text: string): boolean {
  if (!/[^.\s][.!。！]["”’')]*$/u.test(text)) return false;
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}
