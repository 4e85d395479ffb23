import type { Database } from '#prisma/client.ts';
import { readDemoProtocol } from './demo-protocol.ts';
import type { DemoSize } from './demo-protocol.ts';

/** What is still to be done of the demo: all, what an interrupted start left, its links, or nothing. */
export type DemoLeft = 'all' | 'rest' | 'links' | 'nothing';

/**
 * How far the demo came here. It is never begun beside studies of one's own; and links are given until a
 * rater has come, since those of a start that was interrupted were never seen.
 */
export async function demoLeft(db: Database, size: DemoSize): Promise<DemoLeft> {
  const protocolText = await readDemoProtocol(size);
  const known = await db.study.findFirst({
    where: { protocolText },
    select: { state: true, enrolments: { where: { state: { not: 'invited' } }, take: 1 } },
  });
  if (!known) return (await db.study.count()) === 0 ? 'all' : 'nothing';
  if (known.state === 'closed') return 'nothing';
  if (known.state !== 'open') return 'rest';
  return known.enrolments.length === 0 ? 'links' : 'nothing';
}
