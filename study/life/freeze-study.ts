import { z } from 'zod';
import type { DatabaseSession } from '#prisma/client.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import { importedPlan } from '../protocol/read-analysis-plan.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { storedRows } from './stored-rows.ts';

/** What is frozen, as text that anyone can hash again, and its sha256 in hexadecimal. */
export type FrozenStudy = { document: string; sha256: string };

/**
 * The protocol as stored: frozen as it is, so that a later release's defaults do not change the hash,
 * and one that was spoilt since is told from what was frozen.
 */
const storedProtocol = z.looseObject({ analysis: z.json() });

/**
 * The canonical document of a study, and its hash: the protocol with all defaults (the analysis plan
 * is a part of it), the arms with their models' hashes, the images of every comparison, as made and as
 * shown to raters, and the rows that all of these are kept in. Called again on an unchanged study, it
 * gives the same hash: one that was frozen without its rows is written as it was then.
 */
export async function freezeStudy(options: {
  db: DatabaseSession;
  studyId: string;
}): Promise<FrozenStudy> {
  const { db, studyId } = options;
  const study = await db.study.findUniqueOrThrow({
    where: { id: studyId },
    include: { arms: { include: { model: true }, orderBy: { position: 'asc' } } },
  });
  const stored = isFrozenWithRows(study) ? { stored: await storedRows(db, studyId) } : {};
  if (study.origin !== null) return freezeImport(db, study, stored);
  const { protocol } = study;
  const read = storedProtocol.safeParse(protocol);
  return frozenStudy({
    format: 'stored' in stored ? 'onpar-frozen-study/2' : FORMATS_WITHOUT_ROWS.study,
    protocol,
    analysis_plan: read.success ? read.data.analysis : null,
    protocol_file_sha256: sha256Of(study.protocolText),
    arms: study.arms.map(({ key, model }) =>
      model === null ? { key, made_elsewhere: true } : { key, model_sha256: model.sha256 },
    ),
    comparisons: await describeComparisons(db, studyId),
    ...stored,
  });
}

/** Of an imported study: its plan, the file its votes come from, and the votes as they are kept. */
async function freezeImport(
  db: DatabaseSession,
  study: { id: string; protocol: unknown; protocolText: string; origin: unknown },
  stored: { stored?: object },
): Promise<FrozenStudy> {
  const { protocol } = study;
  const plan = importedPlan.safeParse(protocol);
  const votes = await db.importedVotes.findUnique({ where: { studyId: study.id } });
  return frozenStudy({
    format: 'stored' in stored ? 'onpar-frozen-import/2' : FORMATS_WITHOUT_ROWS.import,
    protocol,
    analysis_plan: plan.success ? plan.data.analysis : null,
    protocol_file_sha256: sha256Of(study.protocolText),
    arms: plan.success ? plan.data.arms.map(({ key }) => ({ key, model_sha256: null })) : [],
    origin: study.origin,
    votes_csv_sha256: votes && sha256Of(votes.csv),
    ...stored,
  });
}

/** Documents of these formats were frozen without the rows. */
const FORMATS_WITHOUT_ROWS = { study: 'onpar-frozen-study/1', import: 'onpar-frozen-import/1' };

const formatted = z.looseObject({ format: z.enum(FORMATS_WITHOUT_ROWS) });

/** What is frozen now, and what was frozen with a document that has the rows; older ones do not. */
function isFrozenWithRows(study: {
  frozenHash: string | null;
  frozenText: string | null;
}): boolean {
  const { frozenHash, frozenText } = study;
  if (frozenText === null) return frozenHash === null;
  try {
    return !formatted.safeParse(JSON.parse(frozenText)).success;
  } catch {
    // spoilt: no document that is made again has its hash
    return true;
  }
}

/** The document of some content, and its hash. */
export function frozenStudy(content: unknown): FrozenStudy {
  const document = canonicalJson(content);
  return { document, sha256: sha256Of(document) };
}

const image = {
  select: { seed: true, sha256: true, blindSha256: true, arm: { select: { key: true } } },
} as const;

async function describeComparisons(db: DatabaseSession, studyId: string): Promise<unknown[]> {
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    orderBy: { number: 'asc' },
    select: {
      number: true,
      replicate: true,
      excluded: true,
      prompt: { select: { index: true, text: true } },
      sampleA: image,
      sampleB: image,
    },
  });
  return comparisons.map(({ number, prompt, replicate, sampleA, sampleB, excluded }) => ({
    number,
    prompt_id: prompt.index,
    prompt: prompt.text,
    replicate,
    excluded,
    images: [sampleA, sampleB].map((sample) => ({
      arm: sample.arm.key,
      seed: sample.seed === null ? null : sample.seed.toString(),
      sha256: sample.sha256,
      blind_sha256: sample.blindSha256,
    })),
  }));
}
