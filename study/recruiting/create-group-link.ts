import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createToken, hashToken } from '../raters/token.ts';
import type { RandomBytes } from '../raters/token.ts';
import type { GroupKind } from './group-link.ts';
import { panelAddress } from './panel-visit.ts';

/** A link that was just made; its address is shown once. */
export type CreatedGroupLink = { id: string; url: string; cap: number; ends_at: string | null };

/**
 * Makes a link by which up to `cap` raters may join a study, until `endsAt` if that is given.
 *
 * @param kind `open`: whoever has the link joins; `panel`: only who comes with a panel's name, and
 *   each name is one rater
 * @throws UserError when the study is closed or imported, or the end has passed
 */
export async function createGroupLink(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'state' | 'origin'>;
  kind: GroupKind;
  cap: number;
  endsAt: Date | null;
  baseUrl: string;
  now: Date;
  randomBytes: RandomBytes;
}): Promise<CreatedGroupLink> {
  const { db, study, kind, cap, endsAt, now, randomBytes } = options;
  if (study.state === 'closed' || study.origin !== null) {
    throw new UserError(`study ${study.slug} is closed: nobody can be invited any more`, {
      code: 'study-closed',
    });
  }
  if (endsAt !== null && endsAt <= now) {
    throw new UserError(`the link would have ended already, at ${endsAt.toISOString()}`, {
      code: 'wrong-call',
    });
  }
  const token = createToken(randomBytes);
  const { id } = await db.groupLink.create({
    data: { studyId: study.id, tokenHash: hashToken(token), kind, cap, endsAt, createdAt: now },
  });
  const url = `${options.baseUrl.replace(/\/+$/, '')}/join/${token}`;
  return {
    id,
    url: kind === 'panel' ? panelAddress(url) : url,
    cap,
    ends_at: endsAt === null ? null : endsAt.toISOString(),
  };
}
