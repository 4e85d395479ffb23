import type { Database } from '#prisma/client.ts';
import { randomUUID } from 'node:crypto';

/** Things of a study, as the actions that are about one of them name it, in place of their last id. */
export async function idsOfStudy(db: Database, slug: string): Promise<Record<string, string>> {
  const { id: studyId } = await db.study.findUniqueOrThrow({ where: { slug } });
  const made = { studyId, tokenHash: randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) };
  const link = { studyId, tokenHash: randomUUID(), kind: 'open' as const, cap: 3 };
  const viewer = await db.studyMember.findFirstOrThrow({ where: { studyId, role: 'viewer' } });
  const [{ id: invitation }, { id: groupLink }, comparison, sample, rater] = await Promise.all([
    db.colleagueInvitation.create({ data: { ...made, role: 'viewer' } }),
    db.groupLink.create({ data: link }),
    db.comparison.findFirstOrThrow({ where: { studyId } }),
    db.sample.findFirstOrThrow({ where: { run: { studyId } } }),
    db.enrolment.findFirstOrThrow({ where: { studyId } }),
  ]);
  return {
    closeGroupLinkAction: groupLink,
    eraseRaterAction: rater.pseudonym,
    excludeComparisonAction: comparison.id,
    handOverAction: viewer.userId,
    releaseSampleAction: sample.id,
    removeColleagueAction: viewer.userId,
    setRoleAction: viewer.userId,
    withdrawInvitationAction: invitation,
    withdrawRaterAction: rater.pseudonym,
  };
}

/** A study like another, with the same document and nothing in it, owned by somebody else. */
export async function addEmptyStudy(
  db: Database,
  { like, slug, ownerId }: { like: string; slug: string; ownerId: string },
): Promise<void> {
  const own = JSON.stringify({ id: randomUUID(), slug });
  await db.$executeRaw`
    INSERT INTO "Study" SELECT (jsonb_populate_record(s, ${own}::jsonb)).* FROM "Study" s
    WHERE s."slug" = ${like}`;
  await db.study.update({
    where: { slug },
    data: { members: { create: { userId: ownerId, role: 'owner' } } },
  });
}

/** A hash of all that the database holds of studies and those in them. */
export async function hashOfRecord(db: Database): Promise<string> {
  const [row] = await db.$queryRaw<{ hash: string }[]>`
    SELECT md5(
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "Study" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "StudyMember" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "Comparison" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "Sample" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "Run" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "Enrolment" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "GroupLink" t) ||
      (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM "ColleagueInvitation" t) ||
      (SELECT count(*)::text FROM "Deviation")) AS hash`;
  if (row === undefined) throw new Error('the database gave no hash');
  return row.hash;
}
