import type { Study } from '#prisma/generated/client.ts';
import { certifyBalance } from '#study/results/certify-balance.ts';
import type { StudyCertificate } from '#study/results/certify-balance.ts';
import { resultVersion } from '#study/results/result-version.ts';
import { database } from './database.ts';
import { keepRecent } from '#domain/keep-recent.ts';

const kept = keepRecent<StudyCertificate>(16);

/** The balance of a study, kept as long as no row of it is written; null while nobody has voted. */
export async function readBalance(study: Study): Promise<StudyCertificate | null> {
  const db = database();
  const votes = await db.vote.count({
    where: { trial: { enrolment: { studyId: study.id } } },
    take: 1,
  });
  if (votes === 0) return null;
  const version = await resultVersion(db, study.id);
  return kept(JSON.stringify([study.id, version]), () => certifyBalance({ db, study }));
}
