'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { studySlug } from '#study/life/study-slug.ts';
import { measuredAgainst, measuredMetrics } from '#study/measurements/measurement-request.ts';
import { requestMeasurement } from '#study/measurements/request-measurement.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { readWebEnv } from '../../../../_data/env.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import type { FormOutcome } from '../../../../_ui/action-form.tsx';

const call = z.tuple([studySlug, z.unknown(), formData]);

/** Asks for metrics of a study's arms; for those who may. */
export async function measureAction(...given: z.input<typeof call>): Promise<FormOutcome> {
  const [slug, , form] = parseCall(call, given);
  const { study } = await requireStudyAccess(slug, 'measure');
  const metrics = measuredMetrics.safeParse(form.getAll('metric'));
  if (!metrics.success) return { error: 'Choose at least one metric.' };
  const against = parseCall(measuredAgainst, choiceOf(form.get('against')));
  const outcome = await tellUserError(() =>
    requestMeasurement({
      ...{ db: database(), study, against, metrics: metrics.data },
      homeFolder: readWebEnv().homeFolder,
    }),
  );
  revalidatePath(`/studies/${slug}/metrics`);
  return outcome.error === undefined
    ? { done: 'A worker takes it up within seconds.' }
    : { error: outcome.error };
}

/** `arm:KEY` or `reference:NAME`, as the form's options say. */
function choiceOf(given: FormDataEntryValue | null): unknown {
  if (typeof given !== 'string') return undefined;
  const [, kind, name] = /^(arm|reference):(.+)$/s.exec(given) ?? [];
  return kind === undefined ? undefined : { [kind]: name };
}
