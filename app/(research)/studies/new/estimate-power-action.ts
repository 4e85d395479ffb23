'use server';
import { powerWords } from '#study/power/power-words.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { estimatePower } from './estimate-power.ts';
import { expectedAnswers } from './expected-answers-schema.ts';
import { planProtocol } from './plan-protocol.ts';
import type { WordedPower } from './worded-power.ts';

/** What the study of a protocol text can find; null while there is no plan of it. */
export async function estimatePowerAction(
  text: unknown,
  answers: unknown,
): Promise<WordedPower | null> {
  const { id: researcherId } = await requireResearcher();
  const expected = expectedAnswers.safeParse(answers);
  if (!expected.success) return null;
  const plan = await planProtocol({ text, researcherId }, (planning) =>
    'errors' in planning ? null : planning.plan,
  );
  if (plan === null) return null;
  const result = await estimatePower(plan, expected.data);
  return { ...result, words: powerWords(result) };
}
