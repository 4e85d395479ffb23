import { recordBroken } from '#domain/read-stored.ts';
import { describeIssues } from './describe-issues.ts';
import { describeFinding } from './finding.ts';
import { storedProtocolShape, type Protocol } from './protocol.ts';

/**
 * The protocol of a study's row: the JSON that `createStudy` stored, typed again.
 *
 * @throws UserError `record-broken` when another release, or another hand, wrote it
 */
export function readProtocol(stored: unknown): Protocol {
  const parsed = storedProtocolShape.safeParse(stored);
  if (parsed.success) return parsed.data;
  const [first] = describeIssues(storedProtocolShape, parsed.error.issues);
  const problem = first ? describeFinding(first) : 'it holds nothing';
  throw recordBroken('the protocol of the study', problem, parsed.error);
}
