import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { TF32_VARIABLE } from '#onnx/cuda/tf32.ts';

/** Prints the variable as a process sees it that was started by one that is prepared. */
const CHILD = `
  import { execFileSync } from 'node:child_process';
  const { prepareCuda } = await import('#cli/processes/prepare-cuda.ts');
  prepareCuda();
  execFileSync('sh', ['-c', 'printf %s "$${TF32_VARIABLE}"'], { stdio: 'inherit' });
`;

function seenByChildren(variable: string | undefined): string {
  const env = { ...process.env, ONPAR_CACHE: '/nowhere', [TF32_VARIABLE]: variable };
  return execFileSync(process.execPath, ['--input-type=module', '--eval', CHILD], {
    encoding: 'utf8',
    env,
  });
}

it('forbids TF32 to the processes that it starts, unless the user allowed it', () => {
  expect(seenByChildren(undefined)).toBe('0');
  expect(seenByChildren('1')).toBe('1');
});
