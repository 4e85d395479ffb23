'use server';
import type { PowerResult } from '#study/power/power-result.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { database } from '../../../_data/database.ts';
import { estimatePower } from './estimate-power.ts';
import { expectedAnswers } from './expected-answers.ts';
import { planProtocol } from './plan-protocol.ts';

/** What the study of a protocol text can find; null while there is no plan of it. */
export async function estimatePowerAction(
  text: unknown,
  answers: unknown,
): Promise<PowerResult | null> {
  await requireResearcher();
  const expected = expectedAnswers.safeParse(answers);
  if (!expected.success) return null;
  const planning = await planProtocol(database(), text);
  return 'errors' in planning ? null : estimatePower(planning.plan, expected.data);
}
