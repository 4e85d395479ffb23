import { accessSync, constants } from 'node:fs';
import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';

const MODES = ['disable', 'prefer', 'require', 'no-verify', 'verify-ca', 'verify-full'] as const;

/**
 * The address of a PostgreSQL, in which `sslmode` means what PostgreSQL's own programs mean by it: the
 * driver takes `require` for `verify-full` unless it is told otherwise. Undefined where none is given. The
 * address itself is not repeated: it may hold a password.
 *
 * @throws UserError for what is no such address, or asks for TLS in a way that means nothing
 */
export function parseDatabaseUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  if (!/^postgres(?:ql)?:\/\//i.test(url))
    throw bad(
      'is no address of a PostgreSQL: give one such as postgresql://user:password@host/onpar',
    );
  const [, settings] = /\?(.*)$/s.exec(url) ?? [];
  if (settings === undefined) return url;
  const given = new URLSearchParams(settings);
  const mode = given.get('sslmode');
  for (const name of ['sslrootcert', 'sslcert', 'sslkey']) requireFile(name, given.get(name));
  if (mode === null || given.has('uselibpqcompat')) return url;
  if (!MODES.some((known) => known === mode))
    throw bad(`has sslmode=${mode}: write ${MODES.slice(0, -1).join(', ')} or verify-full`);
  if (mode === 'verify-ca' && !given.has('sslrootcert'))
    throw bad('has sslmode=verify-ca without sslrootcert: name the file of the authority there');
  // the driver's own word, which the other way of reading does not know
  return mode === 'no-verify' ? url : `${url}&uselibpqcompat=true`;
}

function requireFile(name: string, path: string | null): void {
  if (path === null) return;
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw bad(`names ${path} as ${name}, which cannot be read (${failureWords(error)})`);
  }
}

function bad(what: string): UserError {
  return new UserError(`DATABASE_URL ${what}.`, { code: 'bad-address' });
}
