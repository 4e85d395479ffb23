'use server';
import { createStudy } from '#study/life/create-study.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { database } from '../../../_data/database.ts';
import { planProtocol } from './plan-protocol.ts';
import { describePlanning, type ProtocolCheck } from './protocol-check.ts';

/** Creates a study from a protocol text, owned by whoever is signed in, and gives its short name. */
export async function createStudyAction(text: unknown): Promise<{ slug: string } | ProtocolCheck> {
  const { id: ownerId } = await requireResearcher();
  const planning = await planProtocol(database(), text);
  if ('errors' in planning) return describePlanning(planning);
  const { slug } = await createStudy({ db: database(), plan: planning.plan, ownerId });
  return { slug };
}
