import { randomUUID } from 'node:crypto';
import { beginning } from '#domain/printable.ts';
import type { Database } from '#prisma/client.ts';
import type { UserError } from '#domain/user-error.ts';

/** The kinds of act that a rater's page sends. */
export type ActKind = 'vote' | 'undo' | 'report';

const LONGEST = 300;

/**
 * Notes that an act of a rater will never be taken, so that researchers see that something was lost:
 * one row for each kind of act and reason, with their count.
 */
export async function noteRefusal(options: {
  db: Database;
  enrolmentId: string;
  act: ActKind;
  error: UserError;
  now: Date;
}): Promise<void> {
  const { db, enrolmentId, act, error, now } = options;
  // it may quote what the page sent
  const reason = beginning(error.message, LONGEST);
  await db.$executeRaw`
    INSERT INTO "Refusal" ("id", "enrolmentId", "act", "code", "reason", "count", "lastAt")
    VALUES (${randomUUID()}, ${enrolmentId}, ${act}, ${error.code}, ${reason}, 1, ${now}::timestamp)
    ON CONFLICT ("enrolmentId", "act", "code") DO UPDATE
    SET "count" = "Refusal"."count" + 1, "reason" = excluded."reason", "lastAt" = excluded."lastAt"`;
}
