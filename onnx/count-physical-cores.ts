import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/**
 * Physical cores this process may use: two hardware threads of one core share its vector units, so
 * that more threads than this slow matrix products down.
 */
export function countPhysicalCores(): number {
  const allowed = availableParallelism();
  const cores = new Set<string>();
  for (let cpu = 0; cpu < cpus().length; cpu++) {
    try {
      const topology = `/sys/devices/system/cpu/cpu${cpu}/topology`;
      cores.add(readFileSync(`${topology}/thread_siblings_list`, 'utf8').trim());
    } catch {
      return allowed;
    }
  }
  return Math.max(1, Math.min(allowed, cores.size || allowed));
}
