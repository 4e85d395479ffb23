import type { Database } from '#prisma/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';

/** The text that a rater agreed to; null before that, and where it was not kept. */
export async function findConsent(options: {
  db: Database;
  rater: Pick<Enrolment, 'consentHash'>;
}): Promise<string | null> {
  const { db, rater } = options;
  if (rater.consentHash === null) return null;
  const { text } = await db.consentText.findUniqueOrThrow({
    where: { sha256: rater.consentHash },
  });
  return text;
}
