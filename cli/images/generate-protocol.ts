import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { planSamples } from '#study/runs/plan-samples.ts';
import { requirePlan } from '#study/runs/require-plan.ts';
import { readProtocolText } from '../console/read-protocol-text.ts';
import { lazyDatabase } from '../processes/lazy-database.ts';
import { fileSources, type ProtocolFlags } from './file-sources.ts';
import type { GeneratePlan } from './generate-plan.ts';

/**
 * The arms and samples of a protocol, as a study of it would have them, from models and prompt sets
 * that are files or in the database.
 *
 * @throws UserError `bad-protocol` with one line for each thing that is wrong
 */
export async function planProtocol(flags: ProtocolFlags): Promise<GeneratePlan> {
  const file = parseProtocol(await readProtocolText(flags.protocol), flags.protocol);
  const database = lazyDatabase();
  try {
    const { plan, warnings } = await requirePlan({
      file,
      sources: fileSources(flags, database.reach),
    });
    const samples = planSamples(plan);
    return {
      arms: plan.arms.flatMap((arm, position) => {
        if (arm.kind === 'images') return [];
        const own = samples.flatMap(({ position: place, prompt, replicate, seed }) => {
          if (place !== position || seed === null) return [];
          const { index: promptIndex, text } = prompt;
          return [{ promptIndex, prompt: text, replicate, seed: Number(seed) }];
        });
        return [{ arm: arm.spec, samples: own }];
      }),
      warnings,
    };
  } finally {
    await database.close();
  }
}
