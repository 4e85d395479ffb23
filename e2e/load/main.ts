import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ensureBuild } from '#cli/processes/ensure-build.ts';
import { connectDatabase } from '#prisma/client.ts';
import { endWhatItStarted, unlessAborted } from '../end-what-it-started.ts';
import { startInstallation } from '../faults/installation.ts';
import { bringIngredients, openStudy, PAIRS, writeProtocol } from '../faults/studies.ts';
import { freePort } from '../free-port.ts';
import type { Installation } from '../faults/installation.ts';
import type { Times } from './percentiles.ts';
import { rateTogether } from './rate-together.ts';
import { readCosts } from './read-costs.ts';

/**
 * `npm run load -- [--raters N] [--every MS] [--seconds S] [--pairs N]`: raters at their pace beside a
 * run, then as many votes as the server takes. Each sees so many pairs by a link, with two questions a
 * pair, and opens another link after them.
 */

const { values } = parseArgs({
  options: {
    raters: { type: 'string', default: '100' },
    every: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    pairs: { type: 'string', default: '20' },
  },
});
const whole = z.coerce.number().int().positive();
const raters = whole.parse(values.raters);
const everyMs = whole.parse(values.every);
const seconds = whole.parse(values.seconds);
const pairs = whole.max(PAIRS).parse(values.pairs);
/** Enough work that the run does not end before the raters do. */
const REPLICATES_BESIDE = 400;
const LINKS = 2000;
/** More at a time do not make more votes a second. */
const AT_ONCE = 32;
const SATURATION_SECONDS = 20;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
await ensureBuild('');
await endWhatItStarted(async (signal) => {
  const home = await mkdtemp(join(tmpdir(), 'onpar-load-'));
  await chmod(home, 0o755);
  try {
    const port = await freePort();
    const installation = await startInstallation({ home, port, environment: {}, signal });
    try {
      await unlessAborted(signal, measureAll(installation));
    } finally {
      await installation.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

/** Raters at their pace, then without a pause, then at their pace beside a run. */
async function measureAll(installation: Installation): Promise<void> {
  await bringIngredients(installation);
  const links = await openStudy(installation, { links: LINKS, pairs });
  const paced = { links, raters, everyMs, seconds };
  await measure(installation, `${raters} raters, a vote every ${everyMs} ms`, paced);
  const busy = { links, raters: AT_ONCE, everyMs: 0, seconds: SATURATION_SECONDS };
  await measure(installation, `saturation, ${AT_ONCE} raters without a pause`, busy);
  const protocol = await writeProtocol(installation.home, { n: 1, replicates: REPLICATES_BESIDE });
  await installation.onpar('study', 'create', protocol);
  await measure(installation, 'paced, beside a run', paced);
  const db = connectDatabase(installation.databaseUrl, { poolSize: 1 });
  const run = await db.run.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
  await db.$disconnect();
  say(`  the run made ${run.done} of ${run.total} images meanwhile and is ${run.state}`);
}

/** Lets raters vote, and says how fast they were served and what that cost web app and database. */
async function measure(
  installation: Installation,
  what: string,
  options: Omit<Parameters<typeof rateTogether>[0], 'readCosts'>,
): Promise<void> {
  const load = await rateTogether({ ...options, readCosts: () => readCosts(installation) });
  const { votes, images, unanswered, votesPerSecond, costs } = load;
  say(`${what}: ${votesPerSecond.toFixed(1)} votes a second, ${unanswered} without an answer`);
  say(`  votes   ${describe(votes)}`);
  say(`  images  ${describe(images)}`);
  if (costs === null) return;
  const { web, database, raters } = costs;
  const [a, b, c] = [web, database, raters].map((ms) => ms.toFixed(2));
  say(`  processor time for each vote: web app ${a} ms, database ${b} ms, raters ${c} ms`);
}

function describe(times: Times | null): string {
  if (times === null) return 'none';
  const { n, p50, p95, p99, most } = times;
  const [a, b, c, d] = [p50, p95, p99, most].map((ms) => ms.toFixed(1));
  return `n ${n}, p50 ${a} ms, p95 ${b} ms, p99 ${c} ms, most ${d} ms`;
}
