import { present } from '#domain/present.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import type { Database } from '#prisma/client.ts';
import { headlineOf } from './headline-of.ts';
import type { MeasuredArm } from './measure-arms.ts';

/** A metric at several numbers of steps, of one model. */
export type StepsLine = {
  label: string;
  points: { x: number; y: number; interval: [number, number] | null }[];
};

/**
 * A metric of a study's arms by their number of steps: one line for each model, scheduler and
 * guidance, which a protocol with several step counts gives. Arms without a value are left out.
 */
export async function metricBySteps(options: {
  db: Database;
  studyId: string;
  measured: readonly MeasuredArm[];
  metric: Metric;
}): Promise<StepsLine[]> {
  const { db, studyId, measured, metric } = options;
  const arms = await db.arm.findMany({ where: { studyId }, include: { model: true } });
  const byKey = new Map(arms.map((arm) => [arm.key, arm]));
  const lines = new Map<string, StepsLine>();
  for (const { arm: key, result } of measured) {
    const arm = present(byKey.get(key), `the arm ${key}`);
    const found = headlineOf(result.metrics[metric]);
    if (found === undefined || arm.model === null || arm.steps === null) continue;
    const settings = [arm.scheduler, arm.guidanceScale, arm.guidanceRescale, arm.negativePrompt];
    const same = JSON.stringify([arm.modelId, ...settings]);
    const line = lines.get(same) ?? { label: arm.model.name, points: [] };
    line.points.push({ x: arm.steps, y: found.value, interval: found.ci95 });
    lines.set(same, line);
  }
  for (const { points } of lines.values()) points.sort((a, b) => a.x - b.x);
  return [...lines.values()];
}
