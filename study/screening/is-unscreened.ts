import type { Enrolment } from '#prisma/generated/client.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** Whether a rater has still to answer what the protocol asks before the first pair. */
export function isUnscreened(
  { screening }: Pick<Protocol, 'screening'>,
  { screenedAt }: Pick<Enrolment, 'screenedAt'>,
): boolean {
  return screening !== undefined && screenedAt === null;
}
