import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { hashSources } from './hash-sources.ts';

const MODULE = new URL('hash-sources.ts', import.meta.url).href;

it('is the same where a process may open few files, as in some containers', async () => {
  const program = `import('${MODULE}').then(async (m) => process.stdout.write(await m.hashSources()))`;
  const limited = `ulimit -n 256 && exec "$0" -e "$1"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', limited, process.execPath, program]);
  expect(stdout).toBe(await hashSources());
});
