import { z } from 'zod';
import { votesCsvChunks } from '../votes/votes-csv-chunks.ts';
import { UserError } from '#domain/user-error.ts';
import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { frozenDocument } from '../life/frozen-document.ts';
import { freezeStudy } from '../life/freeze-study.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { keptMetrics } from '../results/kept-metrics.ts';
import { listDeviations } from '../results/list-deviations.ts';
import { readScreenedOut } from '../results/read-screened-out.ts';
import { trialsDealt } from '../results/trials-dealt.ts';
import { readRuntimes } from '../runtime/read-runtimes.ts';
import { faultWarnings, voteFaults } from '../votes/vote-faults.ts';
import { gatherVoteProblems } from '../votes/vote-problems.ts';
import { raterView } from '../voting/rater-view.ts';
import { BUNDLE_FORMAT, bundleJson, SOURCES } from './bundle-parts.ts';
import { describeImages } from './describe-images.ts';
import { withoutPaths } from './without-paths.ts';

/** How often the bootstrap of a bundle's tables is drawn, and from which seed. */
const BOOTSTRAP = { replicates: 2000, seed: 0 };

/**
 * Reads from the database what a bundle is made of, as the texts that stand in it. Of raters it has
 * pseudonyms alone, of researchers nothing, and of this machine no path.
 *
 * @throws UserError when the study is not closed, or is not what was frozen
 */
export async function gatherSources(options: {
  db: Database;
  study: Study;
  software: Readonly<Record<string, string>>;
}): Promise<Map<string, string>> {
  const { db, study, software } = options;
  requireBundled(study);
  await requireFreeze({ db, study });
  const studyId = study.id;
  const { slug } = study;
  const problems = gatherVoteProblems();
  const votes = await Array.fromAsync(votesCsvChunks({ db, slug, onProblem: problems.add }));
  const metrics = await describeMetrics(db, studyId);
  const faults = [...faultWarnings(await voteFaults({ db, studyId })), ...metrics.faults];
  const [frozen, now, images, runtime] = await Promise.all([
    frozenDocument({ db, slug }),
    freezeStudy({ db, studyId }),
    describeImages(db, studyId),
    readRuntimes(db, studyId),
  ]);
  const { title, consent, instructions } = raterView({
    protocol: readProtocol(study.protocol),
    slot: null,
  });
  const described = await describeStudy(db, study, [...faults, ...problems.list()]);
  return new Map([
    [SOURCES.study, bundleJson(described)],
    [SOURCES.software, bundleJson(software)],
    [SOURCES.protocol, study.protocolText],
    [SOURCES.frozen, frozen.text],
    ...(now.document === frozen.text ? [] : [[SOURCES.now, now.document] as const]),
    [SOURCES.consent, bundleJson({ title, consent, instructions })],
    [SOURCES.deviations, bundleJson(await listDeviations(db, studyId))],
    [SOURCES.models, bundleJson(await describeModels(db, studyId))],
    [SOURCES.images, images.map((image) => `${JSON.stringify(image)}\n`).join('')],
    [SOURCES.metrics, bundleJson(metrics.whole)],
    ...(runtime.length === 0 ? [] : [[SOURCES.runtime, bundleJson(runtime)] as const]),
    [SOURCES.votes, votes.join('')],
  ]);
}

function requireBundled({ slug, state, origin }: Study): void {
  if (state !== 'closed') {
    throw new UserError(
      `study ${slug} is ${state}, and a bundle is of a closed study: close it with \`onpar study close ${slug}\``,
      { code: 'study-not-closed' },
    );
  }
  if (origin !== null) {
    throw new UserError(
      `study ${slug} was imported, and a bundle is of a study whose protocol and images are here: give on its votes.csv with the file it was made from`,
      { code: 'study-imported' },
    );
  }
}

async function describeStudy(db: Database, study: Study, faults: string[]): Promise<object> {
  const dealt = await trialsDealt({ db, study });
  const out = await readScreenedOut({ db, studyId: study.id });
  return {
    format: BUNDLE_FORMAT,
    study: study.slug,
    name: study.name,
    opened_at: study.openedAt && study.openedAt.toISOString(),
    closed_at: study.closedAt && study.closedAt.toISOString(),
    frozen_sha256: present(study.frozenHash, 'the hash of a closed study'),
    raters: await countRaters(db, study.id),
    faults,
    ...(dealt !== null && { trials_each: dealt }),
    ...(out.length > 0 && { screened_out: out }),
    bootstrap: BOOTSTRAP,
  };
}

async function countRaters(db: Database, studyId: string): Promise<Record<string, number>> {
  const groups = await db.enrolment.groupBy({ by: ['state'], where: { studyId }, _count: true });
  return Object.fromEntries(
    groups.map(({ state, _count }) => [state, _count] as const).sort(byName),
  );
}

async function describeModels(db: Database, studyId: string): Promise<unknown[]> {
  const arms = await db.arm.findMany({
    where: { studyId },
    select: { model: { select: { name: true, sha256: true, files: true } } },
  });
  const models = new Map(
    arms.flatMap(({ model }) => (model === null ? [] : [[model.name, model] as const])),
  );
  return [...models].sort(byName).map(([, { name, sha256, files }]) => ({
    name,
    sha256,
    files: withoutPaths(files),
  }));
}

/** Those that can be read; of the others, what is said of them. */
async function describeMetrics(
  db: Database,
  studyId: string,
): Promise<{ whole: unknown[]; faults: string[] }> {
  const metrics = await db.metricResult.findMany({
    where: { studyId },
    orderBy: [{ metric: 'asc' }, { setA: 'asc' }, { setB: 'asc' }, { createdAt: 'asc' }],
  });
  const bare = (set: string): string => z.string().parse(withoutPaths(set));
  const { whole, faults } = keptMetrics(
    metrics.map(({ metric, setA, setB, value, result }) => ({
      ...{ metric, set_a: bare(setA), set_b: bare(setB), value, result },
    })),
  );
  return { whole: whole.map((row) => ({ ...row, result: withoutPaths(row.result) })), faults };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
