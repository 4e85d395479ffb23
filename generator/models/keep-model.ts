import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { describeModel } from './describe-model.ts';
import type { ModelDescription } from './model-description.ts';

/**
 * Keeps a model under a name, or what has changed of it. A certificate is of the very files that it
 * was given for: with other ones it goes.
 *
 * @throws UserError `model-exists` when a study uses the name with other weights
 */
export async function keepModel(options: {
  db: Database;
  name: string;
  model: ModelDescription;
}): Promise<void> {
  const { db, name, model } = options;
  const { folder, sha256, files } = model;
  const known = await db.model.findUnique({ where: { name }, include: { arms: { take: 1 } } });
  const changed = known !== null && known.sha256 !== sha256;
  if (changed && known.arms.length > 0) {
    throw new UserError(
      `Model "${name}" is used by a study and has other weights (${known.sha256.slice(0, 12)}): add this one under another --name.`,
      { code: 'model-exists' },
    );
  }
  const row = { folder, sha256, files, report: describeModel(model) };
  await db.model.upsert({
    where: { name },
    create: { name, ...row },
    update: { ...row, ...(changed ? { certificate: Prisma.DbNull } : {}) },
  });
}
