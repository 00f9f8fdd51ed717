/**
 * English words by what they do in a sentence, folded as `foldWord` does ("don't" → `dont`). A feature of `src/reading`
 * counts each group; what that is worth is learned from labels.
 */
const GROUPS = {
  /** Whoever speaks. */
  i: 'i im ive id ill me my mine myself',
  we: 'we were weve wed well us our ours ourselves',
  you: 'you youre youve youd youll your yours yourself',
  /** Stands for somebody or something that should have been named. */
  they: 'they theyre theyve theyll theyd them their theirs he hes hed him his she shes shed her hers',
  it: 'it its itll itd itself',
  pointing: 'this that these those thats there here such',
  /** Says nothing. */
  filler: `um uh er ah oh like yeah well okay ok right actually basically literally really kinda sorta gonna wanna know mean
    sort kind stuff thing things guess anyway whatever obviously honestly totally`,
  denial: `not no never dont doesnt didnt isnt arent wasnt werent cant cannot couldnt wont wouldnt shouldnt nothing nobody
    none without neither nor`,
  must: 'should must need needs have has ought can could would might may will cannot',
  /** Says it of all, or of the most. */
  all: `always every everyone everybody everything most all only best worst more less better worse than ever never any
    anyone anybody enough too`,
  told: `was were did had went said told got made came saw thought asked worked started used built wrote found met tried
    left gave took became began happened`,
  reason:
    'because if when unless until since so therefore means why although though while whereas instead but however yet',
  /** What anybody has to do with. */
  anybody: `people person world life lives everyone human humans society work money time mind children kids friends
    family school history culture community power freedom trust fear love death art science future problem problems`,
  /** The day, the room and the talk itself. */
  talk: `today now here show episode episodes podcast talk tonight slide slides question questions next listeners welcome
    thanks thank hello hi joining guest guests conversation discuss discussion listening audience panel`,
  advert: `sponsor sponsors sponsored com dot slash promo code free discount sign visit link links newsletter subscribe
    support patreon donate download website offer trial twitter email merch tickets register`,
  article: 'the a an',
  joining: 'and or but so nor',
  /** Of words that open a question. */
  asking: 'what how why who where which whose whom',
  be: 'is are am be been being was were',
} as const;

export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** For each word the groups that it is of, as positions in `GROUP_NAMES`. */
const GROUPS_OF: ReadonlyMap<string, readonly number[]> = (() => {
  const map = new Map<string, number[]>();
  for (const [at, name] of GROUP_NAMES.entries())
    for (const word of GROUPS[name].split(/\s+/)) map.set(word, [...(map.get(word) ?? []), at]);
  return map;
})();

const NONE: readonly number[] = [];

/** Positions in `GROUP_NAMES` of the groups that a folded word is of. */
export function groupsOf(folded: string): readonly number[] {
  return GROUPS_OF.get(folded) ?? NONE;
}
