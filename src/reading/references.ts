import { isStopWord, type Word } from '../text/words.ts';
import { isContentWord } from './sense.ts';

/** Words that stand for something, and whether it is in the sentence. English. */

const PRONOUNS: ReadonlySet<string> = new Set('it its itll itd'.split(' '));
const OF_SEVERAL: ReadonlySet<string> = new Set('they theyre theyve theyll theyd them their theirs'.split(' '));
const OF_ONE_PERSON: ReadonlySet<string> = new Set('he hes hed hell she shes shed him his her hers'.split(' '));
const POINTING: ReadonlySet<string> = new Set('this these those thats'.split(' '));
/** "this world", "these days": the reader's own. */
export const SHARED: ReadonlySet<string> = new Set(
  'world planet country century age era life moment industry days who that'.split(' '),
);
const AFTER_THIS: ReadonlySet<string> = new Set(
  'is was should would could can will may might means does did has had makes made isnt wasnt doesnt were are'.split(
    ' ',
  ),
);
const AFTER_THAT: ReadonlySet<string> = new Set(
  'is was would could will has does kind sort way point case and but or because so to into too'.split(' '),
);
/** After these "that" points at something: they take no clause with "that". */
const BEFORE_THAT: ReadonlySet<string> = new Set(
  'make makes making made do does doing did use uses using fix solve solves solving handle build builds have has had get gets put take takes took give gives run change changes break from with of for at by about into around to on across through over against behind under want wants wanted need needs like likes love loves trust trusts'.split(
    ' ',
  ),
);
const OPINES: ReadonlySet<string> = new Set('think thinks say says believe know hope guess suppose'.split(' '));
const ENDS = /^[.,;!]/;
const GROUPS: ReadonlySet<string> = new Set(
  'people children kids men women folks everyone everybody someone somebody anyone anybody nobody person team company government community staff majority who whoever woman man friend kid child'.split(
    ' ',
  ),
);

/** Content words that no "it" stands for. */
const VAGUE: ReadonlySet<string> = new Set(
  'end day way lot thing things kind sort fact course bit point case time times really actually'.split(' '),
);

/** Something that "they" can stand for: a plural, a group, or who does something ("a developer"). */
function isSeveral(folded: string): boolean {
  return (
    GROUPS.has(folded) || /[^sui]s$/.test(folded) || /ies$/.test(folded) || /^.{3,}(?:or|er|ist|ian|ant)$/.test(folded)
  );
}

/** "Machine learning researchers can…": starts with what a later "they" stands for. */
export function startsWithSeveral(words: readonly Word[]): boolean {
  const verb = words.findIndex(({ folded }) => VERBS_OF_SUBJECT.has(folded));
  return verb > 0 && verb < 6 && isSeveral(words[verb - 1]!.folded);
}
const VERBS_OF_SUBJECT: ReadonlySet<string> = new Set(
  'are have can cannot will would should must may might do dont need want never always often arent cant wont'.split(
    ' ',
  ),
);

/** Someone that "she" can stand for: a name within the sentence, or who does something. */
function isSomeone(word: Word, i: number, text: string): boolean {
  return (
    /^.{3,}(?:or|er|ist|ian|ant)$|^(?:woman|man|person|someone|somebody|friend|kid|child|boy|girl|wife|husband)$/.test(
      word.folded,
    ) ||
    (i > 0 && /\p{Lu}\p{Ll}/u.test(text.slice(word.start, word.start + 2)))
  );
}

/**
 * What words stand for something that may not be in the quote: much for a pronoun before anything was named that it can
 * stand for, little after; "this idea that…" names its own.
 */
export function looseness(words: readonly Word[], text: string): number {
  let named = 0;
  let several = false;
  let someone = false;
  let loose = 0;
  const seen = new Set<string>();
  for (const [i, word] of words.entries()) {
    const { folded, end } = word;
    const before = words[i - 1]?.folded ?? '';
    const next = words[i + 1]?.folded ?? '';
    if (PRONOUNS.has(folded) && before === 'at' && words[i - 2]?.folded === 'look') {
      // "If you look at it, …": at how things are.
      continue;
    } else if (PRONOUNS.has(folded)) {
      // "It's hard to…" stands for what follows.
      const announces =
        /^its?$/.test(folded) &&
        words
          .slice(i + 1, i + 6)
          .some((w) => w.folded === 'to' || w.folded === 'that' || w.folded === 'when' || w.folded === 'if');
      loose += named >= 2 ? 0.12 : announces ? 0.2 : 0.8;
    } else if (OF_SEVERAL.has(folded)) {
      loose += several ? 0.12 : named >= 3 ? 0.5 : 0.9;
    } else if (OF_ONE_PERSON.has(folded)) {
      loose += someone ? 0.25 : 1.1;
    } else if (POINTING.has(folded)) {
      const ownName = words[i + 2]?.folded === 'that' || words[i + 2]?.folded === 'of' || SHARED.has(next);
      loose +=
        ownName || seen.has(next)
          ? 0
          : AFTER_THIS.has(next)
            ? 0.9
            : named >= 3 && folded !== 'thats' && isStopWord(next)
              ? 0.45
              : isStopWord(next)
                ? 0.6
                : 0.85;
    } else if (folded === 'that' && (AFTER_THAT.has(next) || /^[.,;!]/.test(text.slice(end)))) {
      loose += named >= 3 ? 0.45 : 0.6;
    } else if (folded === 'that' && OPINES.has(before) && /^(?:should|would|could|will|can|might|must)$/.test(next)) {
      loose += 0.8;
    } else if (
      folded === 'that' &&
      before !== 'all' &&
      !isSeveral(before) &&
      ENDS.test(text.slice(words[i + 1]?.end ?? end))
    ) {
      // "…try that attack."
      loose += 0.6;
    } else if (folded === 'that' && (BEFORE_THAT.has(before) || words[i + 2]?.folded === 'of')) {
      loose += named >= 4 ? 0.45 : 0.6;
    } else if ((!isStopWord(folded) && !VAGUE.has(folded)) || GROUPS.has(folded)) {
      named++;
      seen.add(folded);
    }
    several ||= isSeveral(folded) && !OF_SEVERAL.has(folded) && (!isStopWord(folded) || GROUPS.has(folded));
    several ||= folded === 'and' && named > 0;
    someone ||= isSomeone(word, i, text);
  }
  return loose;
}

/** "the" with a noun that was not named before and that nothing after it explains. */
export function bareThe(words: readonly Word[]): number {
  const named = new Set<string>();
  let bare = 0;
  for (const [i, { folded }] of words.entries()) {
    if (folded === 'the' && i + 1 < words.length) {
      let k = i + 1;
      while (
        k < words.length - 1 &&
        k < i + 3 &&
        isContentWord(words[k]!.folded) &&
        isContentWord(words[k + 1]!.folded)
      )
        k++;
      const noun = words[k]!.folded;
      const after = words[k + 1]?.folded ?? '';
      if (isContentWord(noun) && !named.has(noun) && !SHARED.has(noun) && !EXPLAINS.has(after)) bare++;
    }
    if (isContentWord(folded)) named.add(folded);
  }
  return bare;
}
const EXPLAINS: ReadonlySet<string> = new Set(
  'of that to who which between for in you we i people they where when is'.split(' '),
);
