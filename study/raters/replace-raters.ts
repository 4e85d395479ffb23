import type { DatabaseSession } from '#prisma/client.ts';
import type { DealtTrial } from '../design/cell.ts';
import type { Leavers } from './find-leavers.ts';

/**
 * Writes down whose places were just dealt to another: since when, and why. One who was away has no
 * session any more; what was answered before is taken still when it arrives.
 */
export async function replaceRaters(options: {
  session: DatabaseSession;
  studyId: string;
  trials: readonly DealtTrial[];
  leavers: Leavers;
  now: Date;
}): Promise<void> {
  const { session, leavers, now } = options;
  for (const id of await findHolders(options)) {
    const isAway = leavers.get(id) === 'away';
    await session.enrolment.update({
      where: { id },
      data: {
        leftAt: now,
        leftReason: isAway ? 'away' : 'excluded',
        ...(isAway && { state: 'replaced', sessionHash: null }),
      },
    });
    if (!isAway) continue;
    await session.ratingSession.updateMany({
      where: { enrolmentId: id, endedAt: null },
      data: { endedAt: now },
    });
  }
}

/** Who of those that left had a cell that was dealt now, and is not written down as having left. */
async function findHolders(options: Parameters<typeof replaceRaters>[0]): Promise<Set<string>> {
  const { session, studyId, trials, leavers } = options;
  const cells = trials.filter(({ kind }) => kind === 'main');
  const had = await session.trial.findMany({
    where: {
      kind: 'main',
      slot: { in: [...new Set(cells.flatMap(({ slot }) => slot ?? []))] },
      comparisonId: { in: cells.map(({ comparisonId }) => comparisonId) },
      enrolment: { studyId, leftAt: null, id: { in: [...leavers.keys()] } },
    },
    select: { enrolmentId: true, slot: true, comparisonId: true },
  });
  const nameOf = (cell: { slot: number | null; comparisonId: string }): string =>
    `${String(cell.slot)} ${cell.comparisonId}`;
  const dealt = new Set(cells.map(nameOf));
  const holders = had.filter((cell) => dealt.has(nameOf(cell)));
  return new Set(holders.map(({ enrolmentId }) => enrolmentId));
}
