import { present } from '#domain/present.ts';
import type { Installation } from '../faults/installation.ts';
import { processorTime } from './processor-time.ts';

/** Processor time of the parts of an installation that serve raters, and of the raters (this process), in ms. */
export type Costs = { web: number; database: number; raters: number };

/** What an installation has cost until now; null where the system does not say. */
export async function readCosts({ parts }: Installation): Promise<Costs | null> {
  const living = await parts();
  const [web, database] = await Promise.all([
    processorTime(present(living.get('web'), 'the web app')),
    processorTime(present(living.get('database'), 'the database')),
  ]);
  if (web === null || database === null) return null;
  const { user, system } = process.cpuUsage();
  return { web, database, raters: (user + system) / 1000 };
}

/** What each of `count` acts cost between two readings. */
export function costsOfEach(
  before: Costs | null,
  after: Costs | null,
  count: number,
): Costs | null {
  if (before === null || after === null || count === 0) return null;
  const of = (part: keyof Costs): number => (after[part] - before[part]) / count;
  return { web: of('web'), database: of('database'), raters: of('raters') };
}
