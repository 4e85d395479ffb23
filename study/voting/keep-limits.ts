import { inRuns } from '#domain/in-runs.ts';
import { countOf } from '#domain/count-of.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { workOf } from '../raters/rater-work.ts';
import type { RaterWork } from '../raters/rater-work.ts';
import { screenOut } from '../raters/screen-out.ts';
import { readCompared } from '../votes/compared.ts';
import { readStoredVotes } from '../votes/stored-vote.ts';
import { rowsOfTrial } from '../votes/vote-rows.ts';

type Limits = NonNullable<Protocol['quality']['limits']>;

/**
 * Holds a rater to the limits that the protocol declares: at the first number of failings the rater is
 * warned, at the second the rater's part ends. What counts is what stands now, and how long the server's
 * own marks say that the rater looked.
 */
export async function keepLimits(options: {
  session: DatabaseSession;
  enrolmentId: string;
  now: Date;
}): Promise<void> {
  const { session, enrolmentId, now } = options;
  const rater = await session.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: { study: { select: { id: true, slug: true, protocol: true } } },
  });
  const protocol = readProtocol(rater.study.protocol);
  const { limits } = protocol.quality;
  if (limits === undefined || rater.state === 'screened_out') return;
  const counted = failings(await readWork({ ...options, study: rater.study, protocol }), limits);
  const stopped = counted.find(({ count, limit }) => count >= (limit.stop ?? Infinity));
  if (stopped) {
    const why = `limits: ${stopped.words}, and ${String(stopped.limit.stop)} end the part`;
    await screenOut({ session, enrolmentId, why, now });
    return;
  }
  const isWarned = counted.some(({ count, limit }) => count >= (limit.warn ?? Infinity));
  if (!isWarned || rater.warnedAt !== null) return;
  await session.enrolment.update({ where: { id: enrolmentId }, data: { warnedAt: now } });
}

type Failing = { count: number; limit: NonNullable<Limits['gold_wrong']>; words: string };

function failings({ gold, too_fast: fast }: RaterWork, limits: Limits): Failing[] {
  const { gold_wrong: wrongLimit, too_fast: fastLimit } = limits;
  const wrong = gold.of - gold.count;
  return [
    ...(wrongLimit === undefined
      ? []
      : [
          {
            ...{ count: wrong, limit: wrongLimit },
            words: `${countOf(wrong, 'wrong answer')} where the answer is known`,
          },
        ]),
    ...(fastLimit === undefined
      ? []
      : [{ count: fast, limit: fastLimit, words: `${countOf(fast, 'answer')} given in haste` }]),
  ];
}

async function readWork(options: {
  session: DatabaseSession;
  enrolmentId: string;
  study: { id: string; slug: string };
  protocol: Protocol;
}): Promise<RaterWork> {
  const { session, enrolmentId, study, protocol } = options;
  const compared = await readCompared(session, study.id, enrolmentId);
  const votes = await readStoredVotes(session, [enrolmentId]);
  const trials = inRuns(votes, ({ trialId }) => trialId);
  const reading = { slug: study.slug, compared, onProblem: () => undefined, withMoments: true };
  const rows = trials.flatMap((trial) => [...rowsOfTrial({ ...reading, votes: trial })]);
  return workOf(rows, protocol);
}
