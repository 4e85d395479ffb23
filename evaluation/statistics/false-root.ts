const MOST_STEPS = 150;

/**
 * Where an increasing function is 0, between two places at which it is below and above: the false
 * position rule with the Illinois modification (Dowell and Jarratt 1971), which halves the value at an
 * end that stays twice, so that both ends close in. To about twelve digits.
 *
 * @example falseRoot((x) => x * x - 2, [0, 2]) // 1.41421356237
 */
export function falseRoot(
  increasing: (x: number) => number,
  [from, to]: readonly [number, number],
): number {
  let [low, high] = [from, to];
  let [below, above] = [increasing(low), increasing(high)];
  let kept: 'low' | 'high' | null = null;
  for (let step = 0; step < MOST_STEPS && high - low > 1e-12 * (1 + Math.abs(low)); step++) {
    const middle = placeBetween({ low, high, below, above, halve: step % 3 === 2 });
    const value = increasing(middle);
    if (value === 0) return middle;
    if (value < 0) {
      [low, below] = [middle, value];
      if (kept === 'high') above /= 2;
      kept = 'high';
    } else {
      [high, above] = [middle, value];
      if (kept === 'low') below /= 2;
      kept = 'low';
    }
  }
  return (low + high) / 2;
}

/** Every third step halves, so that a steep function does not hold the false position at one end. */
function placeBetween(at: {
  low: number;
  high: number;
  below: number;
  above: number;
  halve: boolean;
}): number {
  const { low, high, below, above, halve } = at;
  const position = high - (above * (high - low)) / (above - below);
  const inside = position > low && position < high;
  return halve || !inside ? (low + high) / 2 : position;
}
