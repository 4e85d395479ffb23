import type { ChildProcess } from 'node:child_process';

const BEAT_EVERY_MS = 1000;
/** A part that starts may be busy for a while before its first sign of life. */
const MOST_SILENT_LOOKS = 30;
const END_WITHIN_MS = 3000;

/**
 * In a part that another process started: tells it every second that we live, and ends when it is
 * gone. Does nothing in a process that was started by hand.
 */
export function wearLeash(): void {
  if (!process.send) return;
  const beat = (): void => {
    process.send?.('alive', () => undefined);
  };
  beat();
  setInterval(beat, BEAT_EVERY_MS).unref();
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // neither the channel nor its listener keeps a part from ending by itself
  process.channel?.unref();
}

/**
 * In the process that started a part: kills it when it gives no sign of life, stopped or stuck.
 * A part without a channel to us is not listened to. Silence is counted in looks of ours, so that a machine that slept is not taken for a silent part.
 */
export function holdLeash(child: ChildProcess, onSilence: () => void): void {
  if (!child.connected) return;
  let silentLooks = 0;
  child.on('message', () => (silentLooks = 0));
  const timer = setInterval(() => {
    silentLooks += 1;
    if (silentLooks < MOST_SILENT_LOOKS) return;
    clearInterval(timer);
    onSilence();
    child.kill('SIGKILL');
  }, BEAT_EVERY_MS).unref();
  child.once('exit', () => clearInterval(timer));
}
