import type { PowerPoint, PowerResult } from '#study/power/power-result.ts';
import { powerWords } from '#study/power/power-words.ts';

/**
 * What `onpar power` prints: sentences, and a line for each point of the curves.
 *
 * @param asked how many simulated studies were asked for
 */
export function describePower(result: PowerResult, asked: number): string {
  const { design, notTestable, formula, simulation, detectable } = powerWords(result);
  const { curve, studies_a_point: studies } = result;
  return [
    `Design: ${design}`,
    ...(notTestable === null ? [formula] : [notTestable]),
    ...(simulation === null ? [] : [simulation]),
    ...sayBudget(result, asked),
    ...(detectable === null ? [] : [detectable]),
    ...curveLines('raters', curve.raters, studies),
    ...curveLines('prompts', curve.prompts, studies),
  ].join('\n');
}

/** Why there are fewer simulated studies than were asked for. */
function sayBudget({ testable, simulation }: PowerResult, asked: number): string[] {
  if (asked === 0 || !testable) return [];
  if (simulation === null)
    return ['Nothing was simulated: studies of this size would take minutes. Go by the formula.'];
  if (simulation.studies === asked) return [];
  return [
    `Of the ${asked} studies asked for, so many were simulated as take half a minute or so: ${simulation.studies}.`,
  ];
}

function curveLines(
  what: 'raters' | 'prompts',
  points: readonly PowerPoint[],
  studies: number,
): string[] {
  if (points.length === 0) return [];
  const numbers = points.map((point) => String(point[what]));
  const shares = points.map((point) => `${(100 * point.power_clustered).toFixed(0)}%`);
  const width = Math.max(...[...numbers, ...shares].map((text) => text.length)) + 2;
  const line = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(8)}${cells.map((cell) => cell.padStart(width)).join('')}`;
  return [
    `Power by number of ${what} (${studies} simulated studies each):`,
    line(what, numbers),
    line('power', shares),
  ];
}
