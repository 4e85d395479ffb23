import { keepRecent } from '#domain/keep-recent.ts';
import { present } from '#domain/present.ts';
import type { Asker } from '#prisma/asker.ts';
import type { Protocol } from './protocol.ts';
import { readProtocol } from './read-protocol.ts';

const MOST = 64;
const keep = keepRecent<Protocol>(MOST);

/** A study's row as it was found: `version` by `rowVersion`. */
export type StudyVersion = { studyId: string; version: bigint | string };

/**
 * The protocol of a study, read and typed once for each version of its row: raters ask for it with each
 * pair and each vote.
 *
 * @throws UserError `record-broken`, as `readProtocol`
 */
export function keptProtocol(db: Asker, { studyId, version }: StudyVersion): Promise<Protocol> {
  return keep(`${studyId} ${version}`, async () => {
    const [row] = await db.$queryRaw<{ protocol: unknown }>`
      SELECT "protocol" FROM "Study" WHERE "id" = ${studyId}`;
    return readProtocol(present(row, 'the study of a rater').protocol);
  });
}
