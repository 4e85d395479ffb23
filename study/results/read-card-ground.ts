import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import type { CardGround } from './model-card.ts';
import { readStudyRuntime } from './read-study-runtime.ts';

/** What the model card of a study tells beside its table; null when its votes were imported. */
export async function readCardGround(
  db: Database,
  study: Pick<Study, 'id' | 'protocol' | 'frozenHash' | 'origin'>,
): Promise<CardGround | null> {
  if (study.origin !== null) return null;
  return {
    protocol: readProtocol(study.protocol),
    frozen_sha256: study.frozenHash,
    runtime: await readStudyRuntime(db, study.id),
  };
}
