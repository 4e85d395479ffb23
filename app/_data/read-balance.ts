import type { Study } from '#prisma/generated/client.ts';
import { certifyBalance } from '#study/results/certify-balance.ts';
import type { StudyCertificate } from '#study/results/certify-balance.ts';
import { database } from './database.ts';

/** The balance of a study; null while nobody has voted. */
export async function readBalance(study: Study): Promise<StudyCertificate | null> {
  const db = database();
  const votes = await db.vote.count({
    where: { trial: { enrolment: { studyId: study.id } } },
    take: 1,
  });
  return votes === 0 ? null : certifyBalance({ db, study });
}
