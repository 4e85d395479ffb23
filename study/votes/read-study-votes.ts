import type { Database } from '#prisma/client.ts';
import type { Deviation, Study } from '#prisma/generated/client.ts';
import { exportVotes } from './export-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { requireStudy } from '../life/require-study.ts';

/** All that a result table of a study is made from. */
export type StudyVotes = {
  study: Study;
  rows: VoteRow[];
  /** printed label of each arm, by key, in the order of the protocol */
  labels: Record<string, string>;
  arms: { key: string; label: string }[];
  questions: { id: string; title: string }[];
  protocol: Protocol;
  deviations: Deviation[];
};

/**
 * Reads the votes of a study with what names them. While a study is open, reading
 * them is a deviation that the caller records (`recordDeviation`, kind `looked early`).
 *
 * @throws UserError when there is no such study
 */
export async function readStudyVotes(options: { db: Database; slug: string }): Promise<StudyVotes> {
  const { db, slug } = options;
  const study = await requireStudy({ db, slug });
  const protocol = readProtocol(study.protocol);
  const rows = await Array.fromAsync(exportVotes({ db, slug }));
  const deviations = await db.deviation.findMany({
    where: { studyId: study.id },
    orderBy: { at: 'asc' },
  });
  return {
    study,
    rows,
    labels: Object.fromEntries(protocol.arms.map(({ key, label }) => [key, label])),
    arms: protocol.arms.map(({ key, label }) => ({ key, label })),
    questions: protocol.questions.map(({ id, title }) => ({ id, title })),
    protocol,
    deviations,
  };
}
