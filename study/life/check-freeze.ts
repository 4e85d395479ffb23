import type { DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { freezeStudy } from './freeze-study.ts';
import { isFrozen } from './is-frozen.ts';
import { isExplained } from './explained-change.ts';
import { frozenDifferences } from './frozen-differences.ts';
import type { FrozenDifference } from './frozen-differences.ts';
import { frozenTextOf } from './frozen-text-of.ts';

export type CheckedDifference = FrozenDifference & {
  /** a deviation is on record that names this very change */
  explained: boolean;
};

/** Whether a study is what was frozen when it opened. */
export type FreezeCheck = {
  /** nothing differs but what a deviation explains; a study that has not opened holds */
  holds: boolean;
  /** the hash that was stamped, and that of the study as it is now; both are null before it opens */
  frozen_sha256: string | null;
  now_sha256: string | null;
  differences: CheckedDifference[];
};

/** What of a study's row tells whether and how it was frozen. */
export type FrozenRow = Pick<Study, 'id' | 'state' | 'frozenHash' | 'frozenText' | 'openedAt'>;

/** The path of a difference that cannot be named, since the frozen document is lost or altered. */
export const WHOLE_DOCUMENT = 'document';

/**
 * Makes the frozen document of a study again and holds it against the one that was stamped. Each
 * difference is named, and explained when a deviation gives its path and what is there now.
 */
export async function checkFreeze(options: {
  db: DatabaseSession;
  study: FrozenRow;
}): Promise<FreezeCheck> {
  const { db, study } = options;
  const stamped = study.frozenHash;
  if (!isFrozen(study)) {
    return { holds: true, frozen_sha256: null, now_sha256: null, differences: [] };
  }
  const now = await freezeStudy({ db, studyId: study.id });
  const found = { frozen_sha256: stamped, now_sha256: now.sha256 };
  if (now.sha256 === stamped) return { holds: true, ...found, differences: [] };
  const deviations = await db.deviation.findMany({ where: { studyId: study.id } });
  const frozen = frozenTextOf({ ...study, now: now.document, deviations });
  const named = frozen === null ? [] : frozenDifferences(frozen, now.document);
  const whole = { path: WHOLE_DOCUMENT, frozen: stamped, now: now.sha256 };
  const differences = (named.length === 0 ? [whole] : named).map((difference) => ({
    ...difference,
    explained: isExplained(difference, deviations),
  }));
  return { holds: differences.every(({ explained }) => explained), ...found, differences };
}
