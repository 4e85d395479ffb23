import type { Database } from '#prisma/client.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { holdStudy } from './hold-study.ts';
import { nameOfPrompt } from './name-of-prompt.ts';
import { nameOfSample } from './name-of-sample.ts';
import { recordDeviation } from './record-deviation.ts';

/**
 * Lets an image that the content gate holds be shown to raters. In a study that has opened this is a
 * deviation.
 *
 * @throws UserError when the study has no such image
 */
export async function releaseSample(options: {
  db: Database;
  studyId: string;
  sampleId: string;
  reason: string;
  now: Date;
  userId?: string;
}): Promise<void> {
  const { db, studyId, sampleId, ...why } = options;
  await db.$transaction(async (session) => {
    await holdStudy(session, studyId);
    const sample = await session.sample.findFirst({
      where: { id: sampleId, run: { studyId } },
      include: {
        run: { include: { study: true } },
        arm: true,
        prompt: { include: { promptSet: true } },
      },
    });
    if (!sample) throw new UserError('this study has no such image', { code: 'unknown-sample' });
    if (sample.gateReleased) return;
    await session.sample.update({ where: { id: sampleId }, data: { gateReleased: true } });
    if (sample.run.study.openedAt === null) return;
    await recordDeviation({
      db: session,
      studyId,
      kind: 'released image',
      detail: {
        sample: sampleId,
        gate_score: sample.gateScore,
        path: `stored.samples.${nameOf(sample)}.gate_released`,
        frozen: false,
        now: true,
      },
      ...why,
    });
  });
}

function nameOf({
  prompt,
  replicate,
  arm,
}: Prisma.SampleGetPayload<{
  include: { arm: true; prompt: { include: { promptSet: true } } };
}>): string {
  return nameOfSample({ prompt: nameOfPrompt(prompt), replicate, arm: arm.key });
}
