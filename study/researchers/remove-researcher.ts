import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Takes a researcher's account away: sessions, links and places in studies end at once. Deviations
 * that they recorded stay, without the name.
 *
 * @throws UserError when a study would be left without an owner
 */
export async function removeResearcher(options: { db: Database; userId: string }): Promise<void> {
  const { db, userId } = options;
  await db.$transaction(async (session) => {
    // one after the other: of the two last owners of a study, one has to stay
    await session.$queryRaw`LOCK TABLE "StudyMember" IN SHARE ROW EXCLUSIVE MODE`;
    const owned = await session.study.findMany({
      where: {
        members: { some: { userId, role: 'owner' }, none: { role: 'owner', NOT: { userId } } },
      },
      select: { slug: true },
      orderBy: { createdAt: 'asc' },
    });
    if (owned.length === 0) {
      await session.user.delete({ where: { id: userId } });
      return;
    }
    const slugs = owned.map(({ slug }) => slug).join(', ');
    throw new UserError(
      `nobody else owns ${slugs}: make a colleague the owner first, with \`onpar users role STUDY USER owner\``,
      { code: 'last-owner' },
    );
  });
}
