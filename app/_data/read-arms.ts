import { database } from './database.ts';

/** An arm as pages name it. */
export type NamedArm = { key: string; label: string };

/** The arms of a study, in its order. */
export async function readArms(studyId: string): Promise<NamedArm[]> {
  return database().arm.findMany({
    where: { studyId },
    orderBy: { position: 'asc' },
    select: { key: true, label: true },
  });
}
