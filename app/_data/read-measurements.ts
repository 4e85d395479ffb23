import type { MeasurementState } from '#prisma/generated/enums.ts';
import { listReferences } from '#study/measurements/kept-references.ts';
import { database } from './database.ts';
import { readWebEnv } from './env.ts';
import type { NamedArm } from './read-arms.ts';
import { metricWords } from '#study/results/metric-words.ts';

/** Those that ended longer ago are not told any more. */
const SHOWN = 5;

export type MeasurementRow = {
  id: string;
  state: MeasurementState;
  /** what is measured, in words */
  what: string;
  done: number;
  total: number;
  note: string | undefined;
};

/** The measurements of a study that are under way, and the last that ended. */
export async function readMeasurements(
  studyId: string,
  arms: readonly NamedArm[],
): Promise<MeasurementRow[]> {
  const measurements = await database().measurement.findMany({
    where: { studyId },
    orderBy: { createdAt: 'desc' },
    take: SHOWN,
  });
  return measurements.map(({ id, state, againstArm, reference, metrics, done, total, note }) => {
    const arm = arms.find(({ key }) => key === againstArm)?.label;
    const names = metrics.map((metric) => metricWords(metric).label).join(', ');
    const what = `${names} against ${arm ?? againstArm ?? reference ?? 'nothing'}`;
    return { id, state, what, done, total, note: note ?? undefined };
  });
}

/** The names of the references that are kept here, against which arms can be measured. */
export async function readReferences(): Promise<string[]> {
  return listReferences(readWebEnv().homeFolder);
}
