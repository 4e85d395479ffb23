import type { Database } from '#prisma/client.ts';
import { balanceCertificate } from './design/balance-certificate.ts';
import type { BalanceCertificate } from './design/balance-certificate.ts';
import { requireStudy } from './life/require-study.ts';

/**
 * The balance of the main trials that raters have completed so far. It tells which arm stood where,
 * never which was preferred, so that it may be looked at while the study is open.
 *
 * @throws UserError when there is no such study
 */
export async function studyBalance(options: {
  db: Database;
  slug: string;
}): Promise<BalanceCertificate> {
  const { db, slug } = options;
  const study = await requireStudy({ db, slug });
  const arm = { select: { arm: { select: { key: true } } } } as const;
  const trials = await db.trial.findMany({
    where: { enrolment: { studyId: study.id }, kind: 'main', completedAt: { not: null } },
    select: {
      aOnLeft: true,
      enrolment: { select: { pseudonym: true } },
      comparison: {
        select: {
          number: true,
          prompt: { select: { category: true } },
          sampleA: arm,
          sampleB: arm,
        },
      },
    },
  });
  return balanceCertificate(
    trials.map(({ aOnLeft, enrolment, comparison }) => {
      const [a, b] = [comparison.sampleA.arm.key, comparison.sampleB.arm.key];
      return {
        rater: enrolment.pseudonym,
        comparison: comparison.number,
        category: comparison.prompt.category,
        leftArm: aOnLeft ? a : b,
        rightArm: aOnLeft ? b : a,
      };
    }),
  );
}
