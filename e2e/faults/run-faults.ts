import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { throughOutages } from '#cli/processes/through-outages.ts';
import { connectDatabase } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { unlessAborted } from '../end-what-it-started.ts';
import { freePort } from '../free-port.ts';
import { audit } from './audit.ts';
import { startCrew } from './crew.ts';
import type { Crew } from './crew.ts';
import { startInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { describeFault } from './plan-faults.ts';
import type { Fault } from './plan-faults.ts';
import { openStoreDisk } from './store-disk.ts';
import type { StoreDisk } from './store-disk.ts';
import { strike } from './strike.ts';
import { bringIngredients, keepRunning, openStudy, unendedRuns } from './studies.ts';

export type Outcome = {
  /** faults that hit something, by what they were */
  hits: string[];
  votes: number;
  samples: number;
  runs: number;
  /** after the last fault, until all was well by itself */
  recoverySeconds: number;
  disk: StoreDisk['how'];
  losses: string[];
  /** the installation, kept when something was lost */
  home: string;
};

const RATERS = 6;
const LINKS_A_FAULT = 3;
const RECOVER_WITHIN_MS = 300_000;

/**
 * Lets faults happen to an installation while raters vote and images are made, and looks afterwards
 * for what was lost, doubled or left undone.
 *
 * @param options.signal ends it before its time; nothing is left of the installation then
 */
export async function runFaults(
  faults: readonly Fault[],
  { say, signal }: { say: (line: string) => void; signal: AbortSignal },
): Promise<Outcome> {
  const home = await mkdtemp(join(tmpdir(), 'onpar-faults-'));
  // as root, PostgreSQL runs as another user, who has to enter the folder
  await chmod(home, 0o755);
  const disk = await openStoreDisk(home);
  say(`Store: ${disk.how === 'tmpfs' ? 'a tmpfs of its own' : 'faults are injected'}. ${home}`);
  const port = await freePort();
  const settings = { home, port, environment: disk.environment, signal };
  const installation = await startInstallation(settings).catch(async (error: unknown) => {
    await disk.remove();
    if (signal.aborted) await rm(home, { recursive: true, force: true });
    throw error;
  });
  const db = connectDatabase(installation.databaseUrl, { poolSize: 3 });
  let losses = ['the trial did not come to its end'];
  try {
    const outcome = await unlessAborted(signal, trial({ installation, disk, db, faults, say }));
    losses = outcome.losses;
    return outcome;
  } finally {
    await disk.mend();
    await db.$disconnect();
    await installation.stop();
    await disk.remove();
    if (losses.length === 0 || signal.aborted) await rm(home, { recursive: true, force: true });
  }
}

const NO_VOTES = 'nobody could vote for five minutes';
const NO_RUN = 'no run began beside the votes within five minutes';

/** Whether images are made beside the votes from now on: a run after that of the study that is voted on. */
function runBegins(db: Database, withinMs: number): Promise<boolean> {
  return comesTrue(async () => (await db.run.count()) > 1, withinMs);
}

/** Whether a vote is taken from now on, before time is up. */
function votesComeIn({ taken }: Crew, withinMs: number): Promise<boolean> {
  const before = taken.length;
  return comesTrue(() => taken.length > before, withinMs);
}

async function comesTrue(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (await holds()) return true;
    await sleep(100);
  }
  return false;
}

type Stage = {
  installation: Installation;
  disk: StoreDisk;
  db: Database;
  say: (line: string) => void;
};

async function trial(stage: Stage & { faults: readonly Fault[] }): Promise<Outcome> {
  const { installation, disk, db, faults } = stage;
  await bringIngredients(installation);
  const links = await openStudy(installation, { links: RATERS + LINKS_A_FAULT * faults.length });
  const crew = startCrew({ links, raters: RATERS });
  const begun = await votesComeIn(crew, RECOVER_WITHIN_MS);
  const enough = new AbortController();
  const running = keepRunning({ installation, db, signal: enough.signal });
  const making = await runBegins(db, RECOVER_WITHIN_MS);
  const hits = await strikeAll(stage, crew, faults);
  enough.abort();
  const ended = performance.now();
  await running;
  const unrecovered = await untilWell(stage, crew);
  const recoverySeconds = (performance.now() - ended) / 1000;
  const { taken, refused } = crew;
  const lost = [
    ...(begun ? [] : [NO_VOTES]),
    ...(making ? [] : [NO_RUN]),
    ...unrecovered,
    ...refused,
    ...installation.ownEnds,
  ];
  // a connection of ours may still be one to a database that was killed
  const found = await throughOutages(db, async () => ({
    samples: await db.sample.count(),
    runs: await db.run.count(),
    audited: await audit({ db, installation, taken }),
  }));
  return {
    ...{ hits, recoverySeconds, disk: disk.how, home: installation.home, votes: taken.length },
    ...{ samples: found.samples, runs: found.runs, losses: [...lost, ...found.audited] },
  };
}

async function strikeAll(
  { installation, disk, say }: Stage,
  { jump, taken }: Crew,
  faults: readonly Fault[],
): Promise<string[]> {
  const hits: string[] = [];
  const begun = performance.now();
  for (const [i, fault] of faults.entries()) {
    await sleep(fault.afterMs);
    const isHit = await strike(fault, { installation, disk, jump });
    const described = describeFault(fault);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const missed = isHit ? '' : ' (it stayed down)';
    say(
      `${i + 1}/${faults.length} at ${seconds} s, after ${taken.length} votes: ${described}${missed}`,
    );
    if (isHit) hits.push(described);
  }
  return hits;
}

/** Waits, without a hand on anything, until the service is ready, votes are taken and runs have ended. */
async function untilWell({ installation, db }: Stage, crew: Crew): Promise<string[]> {
  const deadline = performance.now() + RECOVER_WITHIN_MS;
  const left = (): number => Math.max(1, deadline - performance.now());
  const isReady = await installation.untilReady(left());
  const isVoting = await votesComeIn(crew, left());
  const isSettled = await Promise.race([
    crew.stop().then(() => true),
    sleep(left(), false, { ref: false }),
  ]);
  let unended = await unendedRuns(db);
  while (unended !== 0 && performance.now() < deadline) {
    await sleep(500);
    unended = await unendedRuns(db);
  }
  return [
    ...(isReady ? [] : ['the service was not ready within five minutes']),
    ...(isVoting ? [] : [NO_VOTES]),
    ...(isSettled ? [] : ['votes were not taken within five minutes']),
    ...(unended === 0 ? [] : [`${unended ?? 'unknown'} runs have not ended within five minutes`]),
  ];
}
