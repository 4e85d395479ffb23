import { z } from 'zod';
import { readStored } from '#domain/read-stored.ts';
import type { Protocol } from './protocol.ts';
import { storedProtocolShape } from './protocol.ts';
import { readProtocol } from './read-protocol.ts';

/** What the analysis of a study's votes rests on; a protocol declares it among other things. */
export type AnalysisPlan = Pick<Protocol, 'analysis'> & {
  arms: { key: string; label: string }[];
  questions: { id: string; title: string }[];
};

/** What an imported study has in its protocol's place. */
export const importedPlan = z.object({
  name: z.string(),
  arms: z.array(z.object({ key: z.string(), label: z.string() })),
  questions: z.array(z.object({ id: z.string(), title: z.string() })),
  analysis: storedProtocolShape.shape.analysis,
});

/**
 * The analysis plan of a study, whether its votes were given here or imported.
 *
 * @throws UserError `record-broken` when what is kept cannot be read
 */
export function readAnalysisPlan(study: { origin: unknown; protocol: unknown }): AnalysisPlan {
  if (study.origin !== null) {
    return readStored(importedPlan, study.protocol, 'the plan of the imported study');
  }
  return readProtocol(study.protocol);
}
