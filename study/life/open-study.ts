import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { isHeld } from './is-held.ts';
import { freezeStudy } from './freeze-study.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { requireStudy } from './require-study.ts';

/**
 * Opens a study for votes: from here on its protocol, images and analysis plan are frozen under the
 * hash that `freezeStudy` makes, and every later change is a deviation.
 *
 * @throws UserError when images are missing, unscored or held by the content gate, or when the study
 *   was opened before
 */
export async function openStudy(options: {
  db: Database;
  slug: string;
  now: Date;
}): Promise<Study> {
  const { db, slug, now } = options;
  const study = await requireStudy({ db, slug });
  if (study.state === 'open' || study.state === 'closed') {
    throw refuse(`study ${slug} is ${study.state} already`);
  }
  await checkRun(db, study);
  await checkImages(db, study);
  return db.$transaction(async (session) => {
    // the row is held from here on, so that no comparison is taken out between the two
    const opened = await session.study.updateMany({
      where: { id: study.id, state: { notIn: ['open', 'closed'] } },
      data: { state: 'open', openedAt: now },
    });
    if (opened.count === 0) throw refuse(`study ${slug} was opened by someone else just now`);
    const { sha256, document } = await freezeStudy({ db: session, studyId: study.id });
    const frozen = { frozenHash: sha256, frozenText: document };
    return session.study.update({ where: { id: study.id }, data: frozen });
  });
}

async function checkRun(db: DatabaseSession, study: Study): Promise<void> {
  const run = await db.run.findFirst({
    where: { studyId: study.id },
    orderBy: { createdAt: 'desc' },
  });
  if (run?.state === 'completed' || run?.state === 'completed_with_failures') return;
  const progress = run ? `${run.state}, ${run.done} of ${run.total} images made` : 'missing';
  throw refuse(`the run of study ${study.slug} is ${progress}: finish it with \`onpar run\` first`);
}

async function checkImages(db: DatabaseSession, study: Study): Promise<void> {
  const gate = readProtocol(study.protocol).content_gate;
  const comparisons = await db.comparison.findMany({
    where: { studyId: study.id, excluded: false },
    include: { sampleA: true, sampleB: true },
  });
  if (comparisons.length === 0) throw refuse(`study ${study.slug} has no comparison left`);
  const samples = comparisons.flatMap(({ sampleA, sampleB }) => [sampleA, sampleB]);
  const missing = samples.filter((sample) => sample.state !== 'done' || !sample.blindSha256).length;
  if (missing > 0) {
    throw refuse(`${missing} images of study ${study.slug} are missing: make them or exclude them`);
  }
  if (gate === 'none') return;
  const unscored = samples.filter((sample) => sample.gateScore === null).length;
  if (unscored > 0) {
    throw refuse(
      `${unscored} images of study ${study.slug} have not passed the content gate: run the worker`,
    );
  }
  const held = samples.filter((sample) => isHeld(sample, gate)).length;
  if (held > 0) {
    throw refuse(
      `the content gate holds ${held} images of study ${study.slug}: release or exclude them in the gallery`,
    );
  }
}

function refuse(message: string): UserError {
  return new UserError(message, { code: 'cannot-open' });
}
