import { hashToken } from '#study/raters/token.ts';
import { sideOfAddress } from './image-address.ts';
import { readRaterCookie } from './rater-cookie.ts';
import { raterPath } from './rater-path.ts';
import { leanDatabase } from '../../_data/lean-database.ts';

/** What a request brings that somebody might guess: of a link, of a session, of an image. */
export type Guessable =
  | { kind: 'invite' | 'join' | 'session'; token: string }
  | { kind: 'image'; trialId: string; token: string };

const IMAGE = /^\/api\/rating\/image\/([^/]+)\/([^/]+)$/;
const RATING = /^\/api\/rating\//;

/**
 * The secret by which a request of a rater is let in; null where it brings none.
 *
 * @param path without query and base path
 */
export function guessableOf(path: string, headers: Pick<Headers, 'get'>): Guessable | null {
  const [, trialId, image] = IMAGE.exec(path) ?? [];
  if (trialId !== undefined && image !== undefined) return { kind: 'image', trialId, token: image };
  const page = raterPath(path);
  if (page !== null && 'token' in page) return page;
  if (page === null && !RATING.test(path)) return null;
  const token = readRaterCookie(headers);
  return token === undefined ? null : { kind: 'session', token };
}

/** Whether there is such a link, also of who has left, such a session, also one that has ended, or such an image. */
export async function isKnown(secret: Guessable): Promise<boolean> {
  if (secret.kind === 'image') return sideOfAddress(secret) !== null;
  const hash = hashToken(secret.token);
  const asker = leanDatabase();
  const found = {
    invite: () => asker.$queryRaw`SELECT 1 AS n FROM "Enrolment" WHERE "inviteHash" = ${hash}`,
    join: () => asker.$queryRaw`SELECT 1 AS n FROM "GroupLink" WHERE "tokenHash" = ${hash}`,
    session: () => asker.$queryRaw`SELECT 1 AS n FROM "RatingSession" WHERE "tokenHash" = ${hash}`,
  };
  return (await found[secret.kind]()).length > 0;
}
