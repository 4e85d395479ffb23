import { parseWholeBetween } from '../console/parse-number.ts';
import { Command, InvalidArgumentError } from 'commander';
import type { DemoSize } from '../demo/demo-protocol.ts';
import { UserError } from '#domain/user-error.ts';
import { CARD_SIZE } from '../demo/demo-protocol.ts';
import { announceDemo } from '../demo/announce-demo.ts';
import { runDemo } from '../demo/run-demo.ts';
import { openDatabase } from '../processes/database.ts';
import { keepPostgres } from '../processes/keep-postgres.ts';
import { readCliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';
import { parsePort } from '../console/parse-port.ts';
import { firstSignInLink } from '../processes/sign-in-link.ts';
import { startWeb } from '../processes/start-web.ts';
import { makeHome } from '../processes/make-home.ts';
import { startWorkerProcess } from '../processes/start-worker-process.ts';
import { untilStopped } from '../processes/until-stopped.ts';

type Flags = {
  steps: [number, number];
  prompts: number;
  replicates: number;
  simulate: number;
  web: boolean;
  port?: number;
};

/** `onpar demo`: the main job on the embedded model pair. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('the main job on the two embedded models: images, FID, a study ready for votes')
    .option(
      '--steps <fast,base>',
      'steps of shapes-fast and of shapes-base',
      twoSteps,
      CARD_SIZE.steps,
    )
    .option('--prompts <n>', 'prompts to draw', parseWholeBetween(1, 200), CARD_SIZE.prompts)
    .option(
      '--replicates <n>',
      'images a prompt from each model',
      parseWholeBetween(1, 100),
      CARD_SIZE.replicates,
    )
    .option(
      '--simulate <n>',
      'let n simulated raters vote, marked as simulated',
      parseWholeBetween(1, 1000),
      0,
    )
    .option('--port <n>', 'port of the web app (default: 3000, or the next free one)', parsePort)
    .option('--no-web', 'without the web app')
    .addHelpText(
      'after',
      `
Examples:
  onpar demo
  onpar demo --simulate 12                 with simulated raters, to see results
  onpar demo --prompts 2 --replicates 1 --steps 10,10 --no-web`,
    )
    .action(demo);
}

async function demo(flags: Flags): Promise<void> {
  if (flags.prompts * flags.replicates < 2)
    throw new UserError(
      'The demo needs two images from each model for their FID: give --prompts or --replicates of 2 or more.',
      { code: 'bad-design' },
    );
  const env = readCliEnv();
  const { db, url, postgres, close } = await openDatabase(env);
  const database = keepPostgres(env, postgres);
  await makeHome(env.homeFolder);
  const worker = startWorkerProcess({ databaseUrl: url, homeFolder: env.homeFolder });
  const size: DemoSize = flags;
  try {
    const [web, made] = await Promise.all([
      flags.web ? startWeb({ env, databaseUrl: url, port: flags.port }) : undefined,
      runDemo({ db, url, env, size, simulate: flags.simulate, workerRuns: true }),
    ]);
    await announceDemo({ db, made, address: web?.address });
    if (!web) return;
    say(
      `Sign in (this link works once, within a day): ${await firstSignInLink({ db, address: web.address, now: new Date() })}\n`,
    );
    say('Ctrl-C stops everything; nothing is lost.');
    await Promise.race([untilStopped(), web.lost, worker.lost, database.lost]).finally(web.stop);
  } finally {
    await database.stop();
    await worker.stop();
    await close();
  }
}

function twoSteps(value: string): [number, number] {
  const [fast, base, ...more] = value.split(',').map(parseWholeBetween(1, 1000));
  if (fast !== undefined && base !== undefined && more.length === 0) return [fast, base];
  throw new InvalidArgumentError('Give two whole numbers from 1 to 1000, such as 30,50.');
}
