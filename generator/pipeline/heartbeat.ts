import { writeSync } from 'node:fs';
import { Worker, isMainThread } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { systemErrorCode } from '#domain/system-error-code.ts';

// A thread beside the one that infers: a running session blocks its thread for as long as a U-Net
// call takes, and this one goes on telling the parent that the process is not stopped or frozen.

/** The file descriptor of the child on which it tells that it is alive. */
export const HEARTBEAT_FD = 4;
export const BEAT_EVERY_MS = 1000;

/** Starts the thread; it never keeps the process from ending. */
export function startHeartbeat(): void {
  new Worker(fileURLToPath(import.meta.url)).unref();
}

function beat(): void {
  try {
    writeSync(HEARTBEAT_FD, '.');
  } catch (error) {
    // A parent that is stopped reads nothing for a while, and comes back.
    if (systemErrorCode(error) === 'EAGAIN') return;
    // It is gone, and a running session does not let the main thread see that.
    process.kill(process.pid, 'SIGKILL');
  }
}

if (!isMainThread) {
  beat();
  setInterval(beat, BEAT_EVERY_MS);
}
