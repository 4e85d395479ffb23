import { UserError } from '#domain/user-error.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { unknownArm } from '../runs/unknown-arm.ts';
import { listReferences } from './kept-references.ts';
import { UNDER_WAY } from './under-way.ts';
import type { MeasuredAgainst } from './measurement-request.ts';

/** Two images make a covariance. */
const LEAST_IMAGES = 2;

/**
 * Writes down that the images of each arm are to be measured; workers look for what is written down
 * and take it up within seconds. Returns its id.
 *
 * @throws UserError `unknown-arm`, `bad-image-set` (no such reference, or too few images) or
 *   `measurement-exists` when the same is under way
 */
export async function requestMeasurement(options: {
  db: Database;
  study: Study;
  against: MeasuredAgainst;
  metrics: readonly Metric[];
  homeFolder: string;
}): Promise<string> {
  const { db, study, against, metrics, homeFolder } = options;
  const named = 'arm' in against ? { againstArm: against.arm } : { reference: against.reference };
  await requireImages(db, study, named.againstArm);
  if (named.reference !== undefined) await requireReference(named.reference, homeFolder);
  const under = await db.measurement.findFirst({
    where: { studyId: study.id, ...named, state: { in: UNDER_WAY } },
  });
  if (under !== null)
    throw new UserError(
      'The arms are being measured against this already: wait for the end, or stop it.',
      { code: 'measurement-exists' },
    );
  const { id } = await db.measurement.create({
    data: { studyId: study.id, ...named, metrics: [...metrics] },
  });
  return id;
}

async function requireImages(
  db: Database,
  study: Study,
  againstArm: string | undefined,
): Promise<void> {
  const arms = await db.arm.findMany({
    where: { studyId: study.id },
    orderBy: { position: 'asc' },
    include: { _count: { select: { samples: { where: { state: 'done' } } } } },
  });
  if (againstArm !== undefined && !arms.some(({ key }) => key === againstArm))
    throw unknownArm(study.slug, againstArm, arms);
  const short = arms.find(({ _count }) => _count.samples < LEAST_IMAGES);
  if (short === undefined) return;
  throw new UserError(
    `The arm ${short.label} has ${short._count.samples} images so far, and ${LEAST_IMAGES} are the least that can be measured: wait until they are made.`,
    { code: 'bad-image-set' },
  );
}

async function requireReference(name: string, homeFolder: string): Promise<void> {
  if ((await listReferences(homeFolder)).includes(name)) return;
  throw new UserError(
    `No reference is kept as ${name}: keep one by onpar stats FOLDER --name ${name}.`,
    { code: 'bad-image-set' },
  );
}
