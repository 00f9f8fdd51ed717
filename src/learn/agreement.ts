/** Cohen's kappa of two readers' yes and no. */
export function kappa(pairs: readonly (readonly [boolean, boolean])[]): number {
  const share = (holds: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(holds).length / pairs.length;
  const [one, other] = [share(([a]) => a), share(([, b]) => b)];
  const byChance = one * other + (1 - one) * (1 - other);
  return (share(([a, b]) => a === b) - byChance) / (1 - byChance);
}
