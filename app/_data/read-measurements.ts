import type { MeasurementState } from '#prisma/generated/enums.ts';
import { listReferences } from '#study/measurements/kept-references.ts';
import { database } from './database.ts';
import { readWebEnv } from './env.ts';
import { metricWords } from './metric-words.ts';

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

/** What the arms of a study can be measured against. */
export type MeasuringChoices = {
  references: string[];
  arms: { key: string; label: string }[];
};

/** The measurements of a study that are under way, and the last that ended. */
export async function readMeasurements(studyId: string): Promise<MeasurementRow[]> {
  const [measurements, arms] = await Promise.all([
    database().measurement.findMany({
      where: { studyId },
      orderBy: { createdAt: 'desc' },
      take: SHOWN,
    }),
    database().arm.findMany({ where: { studyId } }),
  ]);
  return measurements.map(({ id, state, againstArm, reference, metrics, done, total, note }) => {
    const arm = arms.find(({ key }) => key === againstArm)?.label;
    const names = metrics.map((metric) => metricWords(metric).label).join(', ');
    const what = `${names} against ${arm ?? againstArm ?? reference ?? 'nothing'}`;
    return { id, state, what, done, total, note: note ?? undefined };
  });
}

export async function readMeasuringChoices(studyId: string): Promise<MeasuringChoices> {
  const [references, arms] = await Promise.all([
    listReferences(readWebEnv().homeFolder),
    database().arm.findMany({
      where: { studyId },
      orderBy: { position: 'asc' },
      select: { key: true, label: true },
    }),
  ]);
  return { references, arms };
}
