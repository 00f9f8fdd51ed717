/** The words of a text as they are compared: lower case, without marks. */
export function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Every run of four words; of a shorter text the one run that it is. */
export function grams(text: string): string[] {
  const all = words(text);
  if (all.length < 4) return all.length === 0 ? [] : [all.join(' ')];
  return all.slice(3).map((_, i) => all.slice(i, i + 4).join(' '));
}

/** Do at least half of a text's runs of four words stand in the span? The definition of the larger archive's judge. */
export function standsIn(text: string, span: string): boolean {
  const own = grams(text);
  if (own.length === 0) return false;
  if (words(text).length < 4) return ` ${words(span).join(' ')} `.includes(` ${own[0]} `);
  const there = new Set(grams(span));
  return own.filter((gram) => there.has(gram)).length * 2 >= own.length;
}
