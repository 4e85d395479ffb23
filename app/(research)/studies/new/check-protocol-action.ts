'use server';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { uploadOwner } from '../../../_data/upload-owner.ts';
import { planProtocol } from './plan-protocol.ts';
import { readExtent } from './extent.ts';
import { describeErrors, describePlan, type ProtocolCheck } from './protocol-check.ts';

/** What a protocol text comes to, or each thing that is wrong with it and on which line. */
export async function checkProtocolAction(text: unknown): Promise<ProtocolCheck> {
  const { id: researcherId } = await requireResearcher();
  return planProtocol({ text, researcherId }, async (planning) =>
    'errors' in planning
      ? describeErrors(planning)
      : describePlan(planning, await readExtent(planning.plan, uploadOwner(researcherId))),
  );
}
