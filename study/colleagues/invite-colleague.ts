import type { StudyRole } from '#domain/study-role.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import { createToken, hashToken } from '../raters/token.ts';
import type { RandomBytes } from '../raters/token.ts';

const WORKS_MS = 7 * 24 * 60 * 60 * 1000;

export type ColleagueLink = { url: string; expiresAt: Date };

/**
 * A link that makes whoever takes it up a member of a study, or without a study only a researcher
 * here. It works once, within a week; its token has 128 random bits, and only its hash is kept.
 *
 * @param options.invitedById null: from the command line
 */
export async function inviteColleague(options: {
  db: DatabaseSession;
  to: { studyId: string; role: StudyRole } | null;
  invitedById: string | null;
  baseUrl: string;
  now: Date;
  randomBytes: RandomBytes;
}): Promise<ColleagueLink> {
  const { db, to, invitedById, baseUrl, now, randomBytes } = options;
  const token = createToken(randomBytes);
  const expiresAt = new Date(now.getTime() + WORKS_MS);
  const tokenHash = hashToken(token);
  await db.colleagueInvitation.create({
    data: { tokenHash, invitedById, createdAt: now, expiresAt, ...to },
  });
  return { url: `${baseUrl}/colleague/${token}`, expiresAt };
}
