import type { Database } from '#prisma/client.ts';

/** The researcher who runs this installation: the first one there is, made when there is none. */
export async function firstResearcher(db: Database): Promise<{ id: string; name: string }> {
  const select = { id: true, name: true };
  const found = await db.user.findFirst({ orderBy: { createdAt: 'asc' }, select });
  return found ?? db.user.create({ data: { name: 'Researcher' }, select });
}
