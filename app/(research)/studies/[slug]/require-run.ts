import { notFound } from 'next/navigation';
import { z } from 'zod';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';

const target = z.object({ slug: studySlug, runId: z.uuid() });

/** A run, and the study that it is of. */
export type RunTarget = z.infer<typeof target>;

/** Reads which run an action is called for; it must be of a study of whoever calls. */
export async function requireRun(options: RunTarget): Promise<RunTarget> {
  const { slug, runId } = parseCall(target, options);
  const { study } = await requireStudyAccess(slug, 'owner');
  const run = await database().run.findFirst({ where: { id: runId, studyId: study.id } });
  if (!run) notFound();
  return { slug, runId };
}
