import { spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run machines`: a trial with three workers on machines of their own, one of them cut off and back.
 * Status 1, with what was lost, when something was. It needs networks of its own, which Linux gives to
 * root: where it may not have them it says so, and tries nothing.
 */

const TRIAL = fileURLToPath(new URL('try-machines.ts', import.meta.url));
/** Names of networks are kept in a folder that goes with the process too. */
const OWN_NAMES = 'mkdir -p /run/netns && mount -t tmpfs onpar /run/netns';
const NEEDED = 'ip link add onpar type bridge && ip netns add onpar';

const refused = whyNot();
if (refused === null) {
  const { status } = apart(`exec "${process.execPath}" "${TRIAL}"`, 'inherit');
  process.exitCode = status === 0 ? 0 : 1;
} else {
  process.stdout.write(`Skipped: ${refused}\n`);
}

function whyNot(): string | null {
  if (process.platform !== 'linux') return 'networks of their own are there on Linux only.';
  if (process.getuid?.() !== 0) return 'only root may make networks (sudo npm run machines).';
  const asked = apart(NEEDED, 'pipe');
  if (asked.error) return 'there is no `unshare` here (Debian: package util-linux).';
  return asked.status === 0
    ? null
    : `no network of its own may be made here: ${asked.stderr.trim()}`;
}

/** All networks that are made in it go with the process. */
function apart(command: string, stdio: 'inherit' | 'pipe'): SpawnSyncReturns<string> {
  const words = ['--net', '--mount', '--propagation', 'private', 'sh', '-c'];
  const options = { encoding: 'utf8', stdio } as const;
  return spawnSync('unshare', [...words, `${OWN_NAMES} && ${command}`], options);
}
