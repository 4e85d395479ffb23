import { isNotComputed } from '#evaluation/image-sets/measures/compute-metrics.ts';

type KeptNumber = { name: string; value: number; detail: object };

/**
 * The numbers that a metric came to, each with what is beside it: one, or several parts (precision,
 * recall, …), which then share what is said of all. None where it could not be computed.
 */
export function keptNumbers(metric: string, found: object): KeptNumber[] {
  if (isNotComputed(found)) return [];
  if ('value' in found && typeof found.value === 'number')
    return [{ name: metric, value: found.value, detail: found }];
  const entries = Object.entries<unknown>({ ...found });
  const ofAll = Object.fromEntries(entries.filter(([, said]) => typeof said === 'string'));
  return entries.flatMap(([part, inner]) =>
    typeof inner === 'object' && inner !== null ? keptNumbers(part, { ...ofAll, ...inner }) : [],
  );
}
