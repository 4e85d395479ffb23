import { database } from './database.ts';

/** A trial that a rater reported. */
export type Report = {
  id: string;
  at: Date;
  rater: string;
  comparison: number;
  prompt: string;
  reason: string | null;
  samples: [string, string];
};

/** The reported trials of a study, the latest first. */
export async function readReports(studyId: string): Promise<Report[]> {
  const trials = await database().trial.findMany({
    where: { enrolment: { studyId }, reportedAt: { not: null } },
    orderBy: { reportedAt: 'desc' },
    include: {
      enrolment: { select: { pseudonym: true } },
      comparison: { include: { prompt: { select: { text: true } } } },
    },
  });
  return trials.flatMap(({ id, reportedAt, reportReason, enrolment, comparison }) =>
    reportedAt === null
      ? []
      : {
          id,
          at: reportedAt,
          rater: enrolment.pseudonym,
          comparison: comparison.number,
          prompt: comparison.prompt.text,
          reason: reportReason,
          samples: [comparison.sampleAId, comparison.sampleBId],
        },
  );
}
