import { UserError } from '#domain/user-error.ts';
import { describeIssues } from './describe-issues.ts';
import { describeFinding } from './finding.ts';
import { storedProtocolShape, type Protocol } from './protocol.ts';

/**
 * The protocol of a study's row: the JSON that `createStudy` stored, typed again.
 *
 * @throws UserError `bad-protocol` when another release, or another hand, wrote it
 */
export function readProtocol(stored: unknown): Protocol {
  const parsed = storedProtocolShape.safeParse(stored);
  if (parsed.success) return parsed.data;
  const [first] = describeIssues(storedProtocolShape, parsed.error.issues);
  const problem = first ? describeFinding(first) : 'it holds nothing';
  throw new UserError(
    `The protocol kept with the study is none that this release reads (${problem}): restore it from a backup.`,
    { code: 'bad-protocol', cause: parsed.error },
  );
}
