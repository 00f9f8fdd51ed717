/**
 * Gradient descent by Adam (Kingma & Ba, 2015, with the rates it is published with) on the whole batch, from 0: the same
 * weights every time.
 *
 * @param gradientAt Of the loss, for some weights.
 * @param rateAt How far a step goes, by its number from 1.
 * @param settle Called with the weights after each step, which it may change.
 */
export function descend(
  size: number,
  steps: number,
  gradientAt: (weights: Float64Array) => Float64Array,
  rateAt: (step: number) => number,
  settle: (weights: Float64Array) => void = () => {},
): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientAt(weights);
    for (let i = 0; i < size; i++) {
      mean[i] = 0.9 * mean[i]! + 0.1 * gradient[i]!;
      square[i] = 0.999 * square[i]! + 0.001 * gradient[i]! ** 2;
      const move = mean[i]! / (1 - 0.9 ** step) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8);
      weights[i]! -= rateAt(step) * move;
    }
    settle(weights);
  }
  return weights;
}
