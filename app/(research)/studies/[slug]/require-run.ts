import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { StudyRight } from '#domain/study-rights.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';

/** A run, and the study that it is of, as an action is called for them. */
export const runTarget = z.object({ slug: studySlug, runId: z.uuid() });

export type RunTarget = z.infer<typeof runTarget>;

/** The caller must be one who may do this with the study, and the run one of it. */
export async function requireRun({ slug, runId }: RunTarget, right: StudyRight): Promise<void> {
  const { study } = await requireStudyAccess(slug, right);
  const run = await database().run.findFirst({ where: { id: runId, studyId: study.id } });
  if (!run) notFound();
}
