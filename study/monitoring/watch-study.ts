import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { awayAfterMs } from '../raters/away-after.ts';
import { findExcluded } from '../raters/find-excluded.ts';
import { findLeavers } from '../raters/find-leavers.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import type { RaterQuality } from '../raters/rater-quality.ts';
import type { KeptWorks } from '../raters/read-works.ts';
import { readDesign } from '../raters/read-design.ts';
import { listGroupLinks } from '../recruiting/list-group-links.ts';
import { findAttention } from './find-attention.ts';
import { readPace } from './read-pace.ts';
import type { Pace } from './read-pace.ts';
import { shortComparisons } from './short-comparisons.ts';
import type { ShortComparison } from './short-comparisons.ts';

/** How a study comes on: what needs a hand first. Nothing of it tells whom raters prefer. */
export type WatchedStudy = {
  attention: string[];
  pace: Pace;
  short: ShortComparison[];
  /** comparisons that raters are dealt */
  comparisons: number;
  raters: RaterQuality[];
};

/** Watches a study whose votes are given here; only an open one needs a hand. */
export async function watchStudy(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'state' | 'protocol'>;
  now: Date;
  /** works that were read before, for who watches again and again */
  kept?: KeptWorks;
}): Promise<WatchedStudy> {
  const { db, study, now } = options;
  const kept = options.kept ?? new Map<string, never>();
  const protocol = readProtocol(study.protocol);
  const studyId = study.id;
  const design = await readDesign({ session: db, studyId, protocol });
  const ids = design.filter(({ gold }) => !gold).map(({ id }) => id);
  const excluded = await findExcluded({ db, study, kept });
  const leavers = await findLeavers({
    ...{ db, studyId, awayMs: awayAfterMs(protocol), excluded, now },
  });
  const [raters, pace, short, links] = await Promise.all([
    raterQuality({ db, slug: study.slug, kept }),
    readPace({ db, studyId, protocol, comparisons: ids.length, now }),
    shortComparisons({ db, ids, protocol, leavers }),
    listGroupLinks({ db, studyId, now }),
  ]);
  const away = await namesOf(
    db,
    [...leavers].filter(([, why]) => why === 'away').map(([id]) => id),
  );
  const waiting = raters.filter(({ state }) => state === 'invited' || state === 'enrolled').length;
  const room = links
    .filter(({ closed_at: closed, ends_at: ends }) => closed === null && !hasEnded(ends, now))
    .reduce((sum, { cap, joined }) => sum + Math.max(0, cap - joined), waiting);
  const watched = { protocol, raters, away, pace, short, room, now };
  const attention = study.state === 'open' ? findAttention(watched) : [];
  return { attention, pace, short, comparisons: ids.length, raters };
}

function hasEnded(endsAt: string | null, now: Date): boolean {
  return endsAt !== null && Date.parse(endsAt) <= now.getTime();
}

/** Of raters who are away and not yet replaced. */
async function namesOf(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db.enrolment.findMany({
    where: { id: { in: [...ids] }, leftAt: null },
    select: { pseudonym: true },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ pseudonym }) => pseudonym);
}
