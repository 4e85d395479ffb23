import { present } from '#domain/present.ts';
import { last } from '#domain/last.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { checkImage } from '#generator/embedded/check-image.ts';
import { parsePrompt } from '#generator/embedded/parse-prompt.ts';
import { createRandom } from '#generator/embedded/random.ts';
import type { Random } from '#generator/embedded/random.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { enrolRater } from '#study/raters/enrol.ts';
import { giveConsent } from '#study/raters/give-consent.ts';
import { inviteRaters } from '#study/raters/invite-raters.ts';
import type { Answer } from '#domain/answer.ts';
import type { Protocol } from '#study/protocol/protocol.ts';
import { recordVote } from '#study/voting/record-vote.ts';

/** Two images whose scores differ by less than this look the same to a simulated rater. */
const INDISTINCT = 0.12;
/** Below this share of stated attributes, both images are bad. */
const BAD = 0.5;

/**
 * Lets simulated raters vote, to show the results pages. They look at how much of the prompt each
 * image has (as the checker reads its pixels), with noise of their own. They are marked as
 * simulated, and pages and tables say so.
 */
export async function simulateRaters(options: {
  db: Database;
  store: SampleStore;
  study: { id: string; slug: string };
  protocol: Protocol;
  count: number;
  seed: number;
  now: Date;
  onProgress: (done: number, total: number) => void;
}): Promise<void> {
  const { db, study, count, seed, now } = options;
  const invitations = await inviteRaters({
    db,
    slug: study.slug,
    count,
    baseUrl: '',
    randomBytes,
  });
  const quality = await readQuality(options);
  const random = createRandom(seed);
  for (const [i, { url }] of invitations.entries()) {
    const inviteToken = last(url.split('/'));
    const { enrolment } = await enrolRater({ db, inviteToken, now, randomBytes });
    await db.enrolment.update({ where: { id: enrolment.id }, data: { simulated: true } });
    await giveConsent({ db, enrolmentId: enrolment.id, now });
    await voteThrough({ ...options, enrolmentId: enrolment.id, quality, random });
    options.onProgress(i + 1, count);
  }
}

type Session = Parameters<typeof simulateRaters>[0] & {
  enrolmentId: string;
  quality: Map<string, number>;
  random: Random;
};

async function voteThrough(session: Session): Promise<void> {
  const { db, enrolmentId, protocol, quality, random, now } = session;
  const trials = await db.trial.findMany({
    where: { enrolmentId },
    orderBy: { order: 'asc' },
    include: { comparison: true },
  });
  const taste = 0.08 * (uniform(random) - 0.5);
  for (const { id, aOnLeft, comparison } of trials) {
    const a = present(quality.get(comparison.sampleAId), 'the quality of an image');
    const b = present(quality.get(comparison.sampleBId), 'the quality of an image');
    const [left, right] = aOnLeft ? [a + taste, b] : [b, a + taste];
    for (const question of protocol.questions) {
      await recordVote({
        db,
        enrolmentId,
        trialId: id,
        question: question.id,
        answer: choose({ left, right, random, offered: protocol.answers }),
        idempotencyKey: randomUUID(),
        shownAt: now,
        clientAt: now,
        responseMs: Math.round(1500 + 3000 * uniform(random)),
        now,
      });
    }
  }
}

/** A number from 0 to 1. */
function uniform(random: Random): number {
  return random.below(2 ** 32) / 2 ** 32;
}

function choose(options: {
  left: number;
  right: number;
  random: Random;
  offered: readonly Answer[];
}): Answer {
  const { random, offered } = options;
  const left = options.left + 0.3 * (uniform(random) - 0.5);
  const right = options.right + 0.3 * (uniform(random) - 0.5);
  if (left < BAD && right < BAD && offered.includes('neither')) return 'neither';
  if (Math.abs(left - right) < INDISTINCT && offered.includes('on_par')) return 'on_par';
  return left > right ? 'left' : 'right';
}

/** The share of what its prompt states that each image has, by sample. */
async function readQuality(
  options: Parameters<typeof simulateRaters>[0],
): Promise<Map<string, number>> {
  const { db, store, study } = options;
  const samples = await db.sample.findMany({
    where: { run: { studyId: study.id }, state: 'done' },
    include: { prompt: true },
  });
  const quality = new Map<string, number>();
  for (const { id, sha256, prompt } of samples) {
    const { data } = await sharp(await store.get(present(sha256, 'the image of a sample')))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const verdicts = checkImage(data, parsePrompt(prompt.text));
    const right = verdicts.filter((verdict) => verdict.right).length;
    quality.set(id, right / Math.max(1, verdicts.length));
  }
  return quality;
}
