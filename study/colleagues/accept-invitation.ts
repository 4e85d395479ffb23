import { STUDY_ROLES } from '#domain/study-role.ts';
import type { StudyRole } from '#domain/study-role.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import { hashToken } from '../raters/token.ts';

/** Who takes an invitation up: a researcher that is known, or a new one of this name. */
export type Joiner = { userId: string } | { name: string };

/**
 * Uses an invitation up and answers who joined and which study, or null when there is no such
 * invitation, it was used, or its time is over. Of several attempts at the same moment one succeeds.
 * Whoever is in the study already as more than the invitation says stays what they are.
 */
export async function acceptInvitation(options: {
  db: Database;
  token: string;
  joiner: Joiner;
  now: Date;
}): Promise<{ userId: string; slug: string | null } | null> {
  const { db, token, joiner, now } = options;
  const tokenHash = hashToken(token);
  return db.$transaction(async (session) => {
    const { count } = await session.colleagueInvitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count !== 1) return null;
    const { role, study } = await session.colleagueInvitation.findUniqueOrThrow({
      where: { tokenHash },
      include: { study: { select: { id: true, slug: true } } },
    });
    const userId =
      'userId' in joiner
        ? joiner.userId
        : (await session.user.create({ data: { name: joiner.name } })).id;
    if (role !== null && study) await join(session, { userId, studyId: study.id, role });
    return { userId, slug: study?.slug ?? null };
  });
}

async function join(
  session: DatabaseSession,
  { userId, studyId, role }: { userId: string; studyId: string; role: StudyRole },
): Promise<void> {
  const membership = { studyId_userId: { studyId, userId } };
  const known = await session.studyMember.findUnique({ where: membership });
  const isMore = known && STUDY_ROLES.indexOf(known.role) >= STUDY_ROLES.indexOf(role);
  if (isMore) return;
  const create = { studyId, userId, role };
  await session.studyMember.upsert({ where: membership, create, update: { role } });
}
