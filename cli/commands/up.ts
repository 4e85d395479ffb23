import { Command } from 'commander';
import type { Database } from '#prisma/client.ts';
import { announceDemo } from '../demo/announce-demo.ts';
import { CARD_SIZE } from '../demo/demo-protocol.ts';
import { runDemo } from '../demo/run-demo.ts';
import { openDatabase } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import type { CliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';
import { parsePort } from '../console/parse-port.ts';
import { createSignInLink } from '../processes/sign-in-link.ts';
import { startWeb } from '../processes/start-web.ts';
import type { Web } from '../processes/start-web.ts';
import { startWorkerProcess, workerLog } from '../processes/start-worker-process.ts';
import { untilStopped } from '../processes/until-stopped.ts';

/** `onpar up`: everything on this machine. */
export function upCommand(): Command {
  return new Command('up')
    .description('database, migrations, web app and one worker on this machine')
    .option('--port <n>', 'port (default: 3000, or the next free one)', parsePort)
    .option('--demo', 'make the demo study when there is no study yet')
    .addHelpText(
      'after',
      `
Examples:
  onpar up
  onpar up --port 8080
  DATABASE_URL=postgresql://user@host/onpar onpar up      your own PostgreSQL`,
    )
    .action(runUp);
}

async function runUp({ port, demo }: { port?: number; demo?: boolean }): Promise<void> {
  const env = readCliEnv();
  const { db, url, close } = await openDatabase(env);
  const worker = startWorkerProcess({
    databaseUrl: url,
    homeFolder: env.homeFolder,
  });
  try {
    const wanted = demo === true && (await db.study.count()) === 0;
    if (wanted) say('The database is empty: the demo study is being made.');
    const made = wanted
      ? runDemo({ db, url, env, size: CARD_SIZE, simulate: 0, workerRuns: true })
      : undefined;
    const [web] = await Promise.all([startAndAnnounce({ env, db, url, port }), made]);
    if (made) await announceDemo({ db, made: await made, address: web.address });
    say(`Ctrl-C stops everything; nothing is lost. The worker's log: ${workerLog(env.homeFolder)}`);
    await Promise.race([untilStopped(), web.ended]);
    await web.stop();
  } finally {
    await worker.stop();
    await close();
  }
}

async function startAndAnnounce(options: {
  env: CliEnv;
  db: Database;
  url: string;
  port: number | undefined;
}): Promise<Web> {
  const { env, db, url, port } = options;
  const web = await startWeb({ env, databaseUrl: url, port });
  const link = await createSignInLink({ db, address: web.address, now: new Date() });
  say(`\nOnPar is at ${web.address}`);
  say(`Sign in (this link works once, within a day): ${link}\n`);
  return web;
}
