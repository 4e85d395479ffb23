import { z } from 'zod';
import type { Database } from '#prisma/client.ts';

/**
 * Everything that names a part of a study, and that a rater must not receive.
 *
 * @param raterId the rater's own trials are the only ones whose ids may be seen
 */
export async function studyIdentifiers(options: {
  db: Database;
  slug: string;
  raterId: string;
  home: string;
}): Promise<string[]> {
  const { db, slug, raterId, home } = options;
  const study = await db.study.findUniqueOrThrow({
    where: { slug },
    include: {
      arms: { include: { model: true } },
      runs: { include: { samples: true } },
      comparisons: true,
      enrolments: { include: { trials: { select: { id: true } } } },
    },
  });
  const samples = study.runs.flatMap((run) => run.samples);
  const others = study.enrolments.filter(({ id }) => id !== raterId);
  const models = study.arms.flatMap(({ model }) => (model === null ? [] : [model]));
  return present([
    ...[study.id, study.slug, study.name, study.frozenHash, home, raterId],
    ...study.arms.flatMap(({ id, key, label, scheduler }) => [id, key, label, scheduler]),
    ...models.flatMap(({ id, name, folder, sha256 }) => [id, name, folder, sha256]),
    ...models.flatMap(({ files }) => texts(files)),
    ...study.runs.map(({ id }) => id),
    ...samples.flatMap(({ id, sha256, blindSha256: blind }) => [id, sha256, blind]),
    ...samples.map(({ promptId }) => promptId),
    ...samples.map(({ seed }) => (seed !== null && seed > 9999n ? String(seed) : null)),
    ...samples.flatMap(({ origin }) => namesOfOrigin(origin)),
    ...study.comparisons.map(({ id }) => id),
    ...others.flatMap(({ id, pseudonym, trials }) => [
      id,
      pseudonym,
      ...trials.map((trial) => trial.id),
    ]),
    ...study.enrolments.flatMap(({ sessionHash, inviteHash }) => [sessionHash, inviteHash]),
  ]);
}

/** Names of samplers: none has business in a rater's browser, in any file of the app. */
export const SAMPLER_NAMES = [
  'pndm',
  'ddim',
  'euler_ancestral',
  'dpmsolver',
  'dpm_solver',
  'unipc',
  'guidance_scale',
  'guidanceScale',
  'num_inference_steps',
  'blindSha256',
];

/** Members of a document that would tell something, by their name. */
export const TELLING_MEMBER =
  /\\?"(arm|arms|armId|armKey|label|model|modelId|steps|scheduler|seed|sample|sampleId|sampleA|sampleB|comparison|comparisonId|run|runId|replicate|aOnLeft|gold|repeat|sha256|slug|studyId|pseudonym)\\?":/;

const originSchema = z.object({ file: z.string(), sha256: z.string(), from: z.string() });

/** What would tell where an image made elsewhere comes from; its format and size are common words. */
function namesOfOrigin(origin: unknown): string[] {
  if (origin === null) return [];
  const { file, sha256, from } = originSchema.parse(origin);
  return [file, sha256, from, 'metadata-of-another-tool'];
}

/** The strings in a JSON value, with the names of its members. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...texts(member)]);
}

function present(names: (string | null)[]): string[] {
  return names.filter((name) => name !== null);
}
