import { createHash } from 'node:crypto';
import type { DatabaseSession } from '#prisma/client.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import { readProtocol } from '../protocol/read-protocol.ts';

/** What is frozen, as text that anyone can hash again, and its sha256 in hexadecimal. */
export type FrozenStudy = { document: string; sha256: string };

/**
 * The canonical document of a study, and its hash: the protocol with all defaults (the analysis plan
 * is a part of it), the arms with their models' hashes, and the images of every comparison, as made
 * and as shown to raters. Called again on an unchanged study, it gives the same hash.
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
  const protocol = readProtocol(study.protocol);
  const document = canonicalJson({
    format: 'onpar-frozen-study/1',
    protocol,
    analysis_plan: protocol.analysis,
    protocol_file_sha256: sha256Of(study.protocolText),
    arms: study.arms.map((arm) => ({ key: arm.key, model_sha256: arm.model.sha256 })),
    comparisons: await describeComparisons(db, studyId),
  });
  return { document, sha256: sha256Of(document) };
}

async function describeComparisons(db: DatabaseSession, studyId: string): Promise<unknown[]> {
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    orderBy: { number: 'asc' },
    include: {
      prompt: true,
      sampleA: { include: { arm: true } },
      sampleB: { include: { arm: true } },
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
      seed: sample.seed.toString(),
      sha256: sample.sha256,
      blind_sha256: sample.blindSha256,
    })),
  }));
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
