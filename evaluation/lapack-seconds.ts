import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchPython } from './env.ts';

/**
 * What LAPACK needs for the distance of two 2048-d statistics on this machine; undefined where the
 * Python that `ONPAR_PYTHON` names (else python3) has no scipy.
 */
export async function lapackSeconds(): Promise<number | undefined> {
  const { command, env } = benchPython();
  const script = join(import.meta.dirname, 'bench-lapack.py');
  const printed = await promisify(execFile)(command, [script], { env }).catch(() => undefined);
  return printed === undefined ? undefined : Number(printed.stdout);
}
