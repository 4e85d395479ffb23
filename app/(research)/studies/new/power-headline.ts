import type { PowerResult } from '#study/power/power-result.ts';
import type { PowerState } from './use-power-estimate.ts';

/** The one thing to know of what a design can find, and whether it is known of the text as it stands. */
export function powerHeadline(result: PowerResult, { isCurrent }: PowerState): string {
  const headline = headlineOf(result);
  return isCurrent ? headline : `${headline} (being estimated anew)`;
}

function headlineOf({ testable, simulation }: PowerResult): string {
  if (!testable) return 'No test is possible';
  if (simulation === null) return 'Too large to be simulated here';
  return `Power ${(100 * simulation.power_clustered).toFixed(0)}%`;
}
