'use server';
import { parseProtocol } from '#study/protocol/protocol.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { tellUserError } from '../../../_data/tell-user-error.ts';
import { protocolErrors, protocolFileName, summarizeProtocol } from './protocol-check.ts';
import type { ProtocolCheck } from './protocol-check.ts';

/** What a protocol text declares, or each thing that is wrong with it and on which line. */
export async function checkProtocolAction(text: string): Promise<ProtocolCheck> {
  await requireResearcher();
  const outcome = await tellUserError(() =>
    Promise.resolve(text).then((t) => parseProtocol(t, protocolFileName)),
  );
  if (outcome.error === undefined) return { summary: summarizeProtocol(outcome.value) };
  return { errors: protocolErrors(outcome.error) };
}
