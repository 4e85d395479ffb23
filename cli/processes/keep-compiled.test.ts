import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PACKAGE_FOLDER } from './package-folder.ts';

const module = join(import.meta.dirname, 'keep-compiled.ts');
const script = `
  const { keepCompiled } = await import(${JSON.stringify(module)});
  keepCompiled();
  process.stdout.write(process.env.NODE_COMPILE_CACHE);
`;

/** What processes that a command starts are told of the folder, where it was told `given` itself. */
function passedOn(given: string | undefined): string {
  const env = { ...process.env, NODE_COMPILE_CACHE: given };
  const args = ['--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { env, encoding: 'utf8' });
}

it('keeps what was compiled beside the packages, also for the processes that it starts', () => {
  expect(passedOn(undefined)).toBe(join(PACKAGE_FOLDER, 'node_modules/.cache/onpar/compiled'));
});

it('keeps it where NODE_COMPILE_CACHE says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-compiled-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(passedOn(folder)).toBe(folder);
  expect(await readdir(folder)).not.toEqual([]);
});
