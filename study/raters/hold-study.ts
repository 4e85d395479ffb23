import { present } from '#domain/present.ts';
import type { Asker } from '#prisma/asker.ts';
import type { Study } from '#prisma/generated/client.ts';
import { rowVersion } from '#prisma/row-version.ts';
import type { StudyVersion } from '../protocol/kept-protocol.ts';

/** A study whose row is held, as far as dealing places in its design needs it. */
export type HeldStudy = StudyVersion & Pick<Study, 'state' | 'seed'>;

/** Takes hold of a study for the rest of the transaction: what deals its places does so one after the other. */
export async function holdStudy(session: Asker, studyId: string): Promise<HeldStudy> {
  const [study] = await session.$queryRaw<HeldStudy>`
    SELECT s."id" AS "studyId", s."state"::text AS state, s."seed", ${rowVersion('s')} AS version
    FROM "Study" s WHERE s."id" = ${studyId} FOR UPDATE`;
  return present(study, 'the study of an enrolment');
}
