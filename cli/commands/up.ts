import { Command } from 'commander';
import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { claimHome } from '../processes/claim-home.ts';
import type { Claim, OwnClaim } from '../processes/claim-home.ts';
import type { finishDemo } from '../demo/finish-demo.ts';
import { metricsPortOption, metricsPorts } from '../processes/metrics-ports.ts';
import { awaitDatabase, withDatabase } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import type { CliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';
import { parsePort } from '../console/parse-port.ts';
import { keepPostgres } from '../processes/keep-postgres.ts';
import { firstSignInLink } from '../processes/sign-in-link.ts';
import { findFreePort } from '../processes/free-port.ts';
import { addressOfWeb, startWeb } from '../processes/start-web.ts';
import type { Web, WebOptions } from '../processes/start-web.ts';
import { startWorkerProcess, workerLog } from '../processes/start-worker-process.ts';
import { throughOutages } from '../processes/through-outages.ts';
import { endSoon, untilStopped } from '../processes/until-stopped.ts';

type Flags = { port?: number; metricsPort?: number; demo?: boolean };

/** `onpar up`: everything on this machine. */
export function upCommand(): Command {
  return new Command('up')
    .description('database, migrations, web app and one worker on this machine')
    .option('--port <n>', 'port (default: 3000, or the next free one)', parsePort)
    .addOption(metricsPortOption())
    .option('--demo', 'make the demo study when there is no study yet, or finish it')
    .addHelpText(
      'after',
      `
Examples:
  onpar up
  onpar up --port 8080
  DATABASE_URL=postgresql://user@host/onpar onpar up      your own PostgreSQL

With --metrics-port N the web app's metrics are at port N, the worker's at the one after it.
What dies is started again, with a word. One onpar up runs in a home folder: a second one tells
where the first is.`,
    )
    .action(runUp);
}

async function runUp(flags: Flags): Promise<void> {
  const env = readCliEnv();
  const claim = await claimHome(env.homeFolder);
  if ('other' in claim) return joinOther(env, claim.other, flags);
  try {
    await runAll(env, claim.own, flags);
  } finally {
    await claim.own.release();
  }
}

/** Tells where the one that runs is, with a sign-in link. */
async function joinOther(env: CliEnv, { pid, address, port }: Claim, flags: Flags): Promise<void> {
  if (flags.port !== undefined && flags.port !== port) {
    const state = address === null ? 'is being started' : `runs already, at ${address}`;
    throw new UserError(
      `OnPar ${state} (home folder ${env.homeFolder}, process ${pid}): end that one first, or leave --port out.`,
      { code: 'already-up' },
    );
  }
  if (address === null) {
    say(`OnPar is being started in ${env.homeFolder} by process ${pid}.`);
    return;
  }
  say(`OnPar runs already, started by process ${pid}.`);
  await withDatabase((db) => announce(db, address), env);
}

async function runAll(env: CliEnv, claim: OwnClaim, flags: Flags): Promise<void> {
  const port = await findFreePort({ wanted: flags.port, first: 3000 });
  await claim.tellAddress({ address: null, port });
  say(`OnPar will be at ${addressOfWeb(env, port)}; it is being started.`);
  const [metricsPort, workersPort] = await metricsPorts(flags.metricsPort, 2);
  const { db, url, postgres, close } = await awaitDatabase(env);
  const database = keepPostgres(env, postgres);
  const worker = startWorkerProcess({
    ...{ databaseUrl: url, homeFolder: env.homeFolder, metricsPort: workersPort },
    onStart: (child) => claim.tellPart('worker', child),
  });
  let web: Web | undefined;
  const ending = new AbortController();
  const { signal } = ending;
  const onStart: WebOptions['onStart'] = (child) => claim.tellPart('web', child);
  const settings = { databaseUrl: url, port, metricsPort, signal, onStart };
  const start = async (): Promise<void> => {
    const made = flags.demo ? makeDemo({ db, url, env, signal }) : undefined;
    const open = async (): Promise<Web> => {
      web = await startWeb({ env, ...settings });
      await claim.tellAddress(web);
      await announce(db, web.address);
      return web;
    };
    const [{ address }, tellDemo] = await Promise.all([open(), made]);
    await tellDemo?.(address);
    say(`Ctrl-C stops everything; nothing is lost. The worker's log: ${workerLog(env.homeFolder)}`);
    await web?.lost;
  };
  try {
    await Promise.race([untilStopped(), start(), worker.lost, database.lost]);
  } finally {
    ending.abort();
    endSoon();
    await database.stop();
    await Promise.all([web?.stop(), worker.stop()]);
    await close();
    endSoon(500);
  }
}

/**
 * Makes what is left of the demo. What that takes is loaded here only: without it, whoever keeps the
 * parts alive stays small and is soon there.
 *
 * @returns tells of it, once the pages have an address
 */
async function makeDemo(
  options: Parameters<typeof finishDemo>[0],
): Promise<(address: string) => Promise<void>> {
  const { finishDemo } = await import('../demo/finish-demo.ts');
  const { announceDemo } = await import('../demo/announce-demo.ts');
  const made = await finishDemo(options);
  return async (address) => {
    if (made) await announceDemo({ db: options.db, made, address });
  };
}

async function announce(db: Database, address: string): Promise<void> {
  const now = new Date();
  const link = await throughOutages(db, () => firstSignInLink({ db, address, now }));
  say(`\nOnPar is at ${address}`);
  say(`Sign in (this link works once, within a day): ${link}\n`);
}
