import type { Prisma } from '#prisma/generated/client.ts';
import { withoutPaths } from '#study/bundle/without-paths.ts';
import { isHeld } from '#study/life/is-held.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { database } from './database.ts';

const comparison = { select: { id: true, number: true, excluded: true } } as const;
const parts = {
  arm: true,
  prompt: true,
  asA: comparison,
  asB: comparison,
} satisfies Prisma.SampleInclude;

export type SampleDetail = Prisma.SampleGetPayload<{ include: typeof parts }> & { held: boolean };

/** One sample of a study with its arm, its prompt and its record, without places on a machine; null when the study has no such sample. */
export async function readSample(
  study: { id: string; protocol: unknown },
  sampleId: string,
): Promise<SampleDetail | null> {
  const sample = await database().sample.findFirst({
    where: { id: sampleId, run: { studyId: study.id } },
    include: parts,
  });
  const gate = readProtocol(study.protocol).content_gate;
  if (sample === null) return null;
  return { ...sample, record: withoutPaths(sample.record), held: isHeld(sample, gate) };
}
