import { spawnSync } from 'node:child_process';
import { UserError } from '#domain/user-error.ts';

export type ServiceUser = { name: string; uid: number; gid: number };

/**
 * The account that PostgreSQL runs as when we are root, which it refuses to be: `postgres`, made
 * if it is missing. `undefined` when we are not root, and PostgreSQL runs as ourselves.
 */
export function findServiceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = lookUp('postgres') ?? create('postgres');
  if (user) return user;
  throw new UserError(
    'PostgreSQL does not run as root and no `postgres` account could be made; run OnPar as a plain user, or set DATABASE_URL.',
    { code: 'no-service-user' },
  );
}

function lookUp(name: string): ServiceUser | undefined {
  const [uid, gid] = [run('id', ['-u', name]), run('id', ['-g', name])];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

function create(name: string): ServiceUser | undefined {
  run('groupadd', ['--system', name]);
  const made = run('useradd', ['--system', '-g', name, '-M', '-s', '/usr/sbin/nologin', name]);
  if (made === undefined) run('adduser', ['-S', '-H', name]);
  return lookUp(name);
}

function run(command: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
