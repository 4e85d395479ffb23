import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { Fault, Part } from './plan-faults.ts';
import type { StoreDisk } from './store-disk.ts';

type Stage = {
  installation: Installation;
  disk: StoreDisk;
  /** sets the clock of a page */
  jump: (byMs: number) => void;
};

/** A part that is down is waited for so long: its first moments are as good as any. */
const WAIT_FOR_PART_MS = 60_000;

/**
 * Lets a fault happen, and says whether it did: a part that stays down cannot be hit. What lasts a while is over when this returns, but for what nobody but the product is to end.
 */
export async function strike(fault: Fault, { installation, disk, jump }: Stage): Promise<boolean> {
  const parts = await livingParts(installation, fault);
  switch (fault.kind) {
    case 'kill':
      return send(parts, fault.part, 'SIGKILL');
    case 'kill all': {
      // its parts first: `up` would start them again
      const hit = (['up', 'web', 'worker', 'inference', 'database'] as const).map((part) =>
        send(parts, part, 'SIGKILL'),
      );
      return hit.some(Boolean);
    }
    case 'stop': {
      const isHit = send(parts, fault.part, 'SIGSTOP');
      if (!isHit || fault.forMs === null) return isHit;
      await sleep(fault.forMs);
      send(parts, fault.part, 'SIGCONT');
      return true;
    }
    case 'restart database':
      return send(parts, 'database', fault.by);
    case 'full disk':
    case 'read-only store':
      await (fault.kind === 'full disk' ? disk.fill() : disk.protect());
      await sleep(fault.forMs);
      await disk.mend();
      return true;
    case 'clock jump':
      jump(fault.byMs);
      return true;
  }
}

async function livingParts(
  installation: Installation,
  fault: Fault,
): Promise<ReadonlyMap<Part, number>> {
  const wanted =
    'part' in fault ? fault.part : fault.kind === 'restart database' ? 'database' : 'up';
  const deadline = performance.now() + WAIT_FOR_PART_MS;
  for (;;) {
    const parts = await installation.parts();
    if (parts.has(wanted) || performance.now() > deadline) return parts;
    await sleep(50);
  }
}

function send(parts: ReadonlyMap<Part, number>, part: Part, signal: NodeJS.Signals): boolean {
  const pid = parts.get(part);
  if (pid === undefined) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    // it has ended just now
    return false;
  }
}
