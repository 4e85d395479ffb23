import { at } from '#domain/at.ts';
import { medianInterval } from '#evaluation/statistics/median-interval.ts';
import { nameOfDevice } from '#generator/manifest/time-of-record.ts';
import type { RuntimeRow } from './runtime-row.ts';

/** An image with what making it took, as far as its record tells. */
export type TimedImage = {
  arm: { key: string; steps: number };
  device?: { used: string; name: string } | undefined;
  precision?: string | undefined;
  latency_ms?: { total: number } | undefined;
};

/**
 * Seconds per image by arm, device and precision, from the records of a run's own images: batches,
 * warm-up and whatever else the machine did are in them. Images without times are left out.
 */
export function imageRuntimes(images: readonly TimedImage[]): RuntimeRow[] {
  const timed = images.flatMap(({ arm, device, precision, latency_ms: latency }) => {
    if (device === undefined || latency === undefined) return [];
    const kind = {
      arm: arm.key,
      steps: arm.steps,
      device: nameOfDevice(device),
      precision: precision ?? 'not recorded',
    };
    return [{ kind, seconds: latency.total / 1000 }];
  });
  const groups = Map.groupBy(timed, ({ kind }) => JSON.stringify(kind));
  return [...groups.values()].map((group) => {
    const { kind } = at(group, 0, 'the images of a kind');
    const { median, ci95 } = medianInterval(group.map(({ seconds }) => seconds));
    return { ...kind, median_seconds: median, ci95, n: group.length };
  });
}
