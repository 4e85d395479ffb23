import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';

/**
 * The studies in which a model has an arm, the oldest first; with `userId`, those that this researcher
 * is a member of.
 *
 * @throws UserError when there is no such model
 */
export async function findStudiesOfModel(options: {
  db: Database;
  model: string;
  userId?: string;
}): Promise<Study[]> {
  const { db, model: name, userId } = options;
  const model = await db.model.findUnique({ where: { name } });
  if (model === null) {
    throw new UserError(`there is no model ${name}: \`onpar models list\` names them`, {
      code: 'unknown-model',
    });
  }
  return db.study.findMany({
    where: {
      arms: { some: { modelId: model.id } },
      ...(userId !== undefined && { members: { some: { userId } } }),
    },
    orderBy: { createdAt: 'asc' },
  });
}
