import type { Prisma } from '#prisma/generated/client.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import type { Protocol } from '#study/protocol/protocol.ts';
import { studyStatus } from '#study/life/study-status.ts';
import type { StudyStatus } from '#study/life/study-status.ts';
import { database } from './database.ts';

const parts = {
  arms: { include: { model: true }, orderBy: { position: 'asc' } },
  deviations: { include: { user: { select: { name: true } } }, orderBy: { at: 'asc' } },
  runs: { orderBy: { createdAt: 'desc' }, take: 1 },
} as const satisfies Prisma.StudyInclude;

export type StudyRecord = {
  study: Prisma.StudyGetPayload<{ include: typeof parts }>;
  protocol: Protocol;
  status: StudyStatus;
};

/** What a study is and how far it is: its parts, its protocol and its counts. No results. */
export async function readStudyRecord(studyId: string): Promise<StudyRecord> {
  const db = database();
  const study = await db.study.findUniqueOrThrow({ where: { id: studyId }, include: parts });
  return {
    study,
    protocol: readProtocol(study.protocol),
    status: await studyStatus({ db, slug: study.slug }),
  };
}
