import { UserError } from '#domain/user-error.ts';
import { formatFinding, type Finding } from './finding.ts';

/** The failure that tells of each thing that is wrong with a protocol, one a line. */
export function refuseProtocol(fileName: string, errors: readonly Finding[]): UserError {
  const message = errors.map((finding) => formatFinding(fileName, finding)).join('\n');
  return new UserError(message, { code: 'bad-protocol' });
}
