/** Four to eight round values across `domain`, both ends included when they are round. */
export function ticksBetween(domain: readonly [number, number]): number[] {
  const [low, high] = domain;
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-9; i++)
    ticks.push(round(i * step));
  return ticks;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
