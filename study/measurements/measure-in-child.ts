import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measurementEnd } from './measurement-settings.ts';
import type { MeasurementEnd, MeasurementSettings } from './measurement-settings.ts';

const ENTRY = fileURLToPath(new URL('./measurement-child.ts', import.meta.url));

/**
 * Measures in a process of its own, which `signal` ends at once.
 *
 * @throws the signal's reason, or an Error when the process died
 */
export async function measureInChild(
  settings: MeasurementSettings,
  signal: AbortSignal,
): Promise<MeasurementEnd> {
  signal.throwIfAborted();
  const child = fork(ENTRY, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', kill, { once: true });
  try {
    return await new Promise<MeasurementEnd>((resolve, reject) => {
      child.once('message', (message) => resolve(measurementEnd.parse(message)));
      child.once('error', reject);
      child.once('exit', (code, killedBy) => {
        if (signal.aborted) reject(signal.reason);
        else reject(new Error(`The measuring process ended early (${killedBy ?? code}).`));
      });
      child.send(settings, () => undefined);
    });
  } finally {
    signal.removeEventListener('abort', kill);
    if (child.connected) child.disconnect();
  }
}
