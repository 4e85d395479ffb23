import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { createPseudonym } from './create-pseudonym.ts';
import { listGuests } from './guests.ts';
import type { Guests } from './guests.ts';
import { createToken, hashToken } from './token.ts';
import type { RandomBytes } from './token.ts';

/** An invitation; its address is shown once and cannot be read back from the database. */
export type Invitation = { pseudonym: string; url: string; email?: string };

/**
 * Makes invitation links, one a rater: `count` of them, or one for each address in `emails`.
 * Pseudonyms are random, so that they tell nothing of the order or the person.
 *
 * @param baseUrl where raters reach the web app, such as `https://study.example.org`
 * @throws UserError when the study is closed, there is nobody to invite, or somebody is invited already:
 *   two links would make two raters of one person
 */
export async function inviteRaters(
  options: Guests & { db: Database; slug: string; baseUrl: string; randomBytes: RandomBytes },
): Promise<Invitation[]> {
  const { db, slug, randomBytes } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const guests = listGuests(options);
  return db.$transaction(async (session) => {
    // one invitation round at a time a study, so that numbers follow one another
    const [study] = await session.$queryRaw<{ id: string; state: string }[]>`
      SELECT "id", "state" FROM "Study" WHERE "slug" = ${slug} FOR UPDATE`;
    checkStudy(study, slug);
    const known = await session.enrolment.findMany({
      where: { studyId: study.id },
      select: { pseudonym: true, invitedEmail: true },
    });
    refuseKnown(guests, known);
    const taken = new Set(known.map(({ pseudonym }) => pseudonym));
    const made = guests.map((email, i) => ({
      email,
      token: createToken(randomBytes),
      pseudonym: createPseudonym(taken, randomBytes),
      number: known.length + i,
    }));
    await session.enrolment.createMany({
      data: made.map(({ email, token, pseudonym, number }) => ({
        studyId: study.id,
        number,
        pseudonym,
        inviteHash: hashToken(token),
        invitedEmail: email,
      })),
    });
    return made.map(({ email, token, pseudonym }) => ({
      pseudonym,
      url: `${baseUrl}/invite/${token}`,
      ...(email === null ? {} : { email }),
    }));
  });
}

function refuseKnown(
  guests: readonly (string | null)[],
  known: readonly { pseudonym: string; invitedEmail: string | null }[],
): void {
  const raters = new Map(
    known.map(({ pseudonym, invitedEmail }) => [invitedEmail?.toLowerCase(), pseudonym]),
  );
  for (const email of guests) {
    if (email === null) continue;
    const pseudonym = raters.get(email.toLowerCase());
    if (pseudonym === undefined) continue;
    throw new UserError(
      `${email} is invited already, as ${pseudonym}: leave the address out, or withdraw that rater first if the link is lost`,
      { code: 'bad-emails' },
    );
  }
}

function checkStudy(
  study: { id: string; state: string } | undefined,
  slug: string,
): asserts study is { id: string; state: string } {
  if (!study) {
    throw new UserError(`there is no study ${slug}: \`onpar study status\` lists those there are`, {
      code: 'unknown-study',
    });
  }
  if (study.state === 'closed') {
    throw new UserError(`study ${slug} is closed: nobody can be invited any more`, {
      code: 'study-closed',
    });
  }
}
