import type { Protocol } from '../protocol/protocol.ts';
import type { WithdrawalRule } from './withdrawal-rules.ts';

/** What a protocol says of it; where it says nothing, answers stay. */
export function withdrawalRule({ raters }: Pick<Protocol, 'raters'>): WithdrawalRule {
  const { withdrawal = 'keep' } = raters;
  return withdrawal;
}
