import { database } from './database.ts';

/** Acts of a rater that could not be taken, of one kind and for one reason. */
export type RefusedActs = {
  id: string;
  rater: string;
  /** vote, undo or report */
  act: string;
  reason: string;
  count: number;
  lastAt: Date;
};

/** What could not be taken of what raters did in a study, the latest first. */
export async function readRefusals(studyId: string): Promise<RefusedActs[]> {
  const refusals = await database().refusal.findMany({
    where: { enrolment: { studyId } },
    orderBy: { lastAt: 'desc' },
    include: { enrolment: { select: { pseudonym: true } } },
  });
  return refusals.map(({ id, act, reason, count, lastAt, enrolment }) => ({
    ...{ id, act, reason, count, lastAt },
    rater: enrolment.pseudonym,
  }));
}
