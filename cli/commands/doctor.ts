import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { withDatabase } from '../processes/database.ts';
import { failureWithPath } from '#domain/failure-words.ts';
import { isLocalAddress } from '#domain/public-address.ts';
import { readAddressInUse } from '../processes/address-in-use.ts';
import { readCliEnv } from '../processes/env.ts';
import type { CliEnv } from '../processes/env.ts';
import { findChromium } from '../processes/find-chromium.ts';
import { tryDevices } from '../processes/try-devices.ts';
import { printJson, printResult } from '../console/output.ts';

/** One thing that was looked at: whether it is well, what was seen, and what to do about it. */
type Finding = { check: string; ok: boolean; seen: string; advice: string | null };

const LITTLE_SPACE = 5e9;
const ANSWER_WITHIN_MS = 5000;

/** `onpar doctor`: looks at all that OnPar needs, and says what to do about each. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check database, disk, public address, browser, execution providers and models')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText('after', '\nExample:\n  onpar doctor')
    .action(async ({ json }: { json?: boolean }) => {
      const env = readCliEnv();
      const findings = [
        checkNode(),
        await checkDisk(env),
        ...(await checkDatabase(env)),
        await checkAddress(env),
        checkBrowser(env),
        ...(await checkDevices()),
      ];
      if (json) printJson({ findings });
      else printResult(findings.map(describe).join('\n'));
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

function describe({ check, ok, seen, advice }: Finding): string {
  return `${ok ? (advice ? 'note' : 'ok  ') : 'BAD '} ${check}: ${seen}${advice ? ` — ${advice}` : ''}`;
}

function finding(check: string, ok: boolean, seen: string, advice: string | null = null): Finding {
  return { check, ok, seen, advice };
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  const advice =
    major >= 24 ? null : 'run through npx or npm run, which use the Node of this package';
  return finding('Node', major >= 24, process.version, advice);
}

async function checkDisk(env: CliEnv): Promise<Finding> {
  let there = env.homeFolder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const seen = `${(free / 1e9).toFixed(1)} GB free for ${env.homeFolder}`;
  return finding('disk', free > LITTLE_SPACE, seen, free > LITTLE_SPACE ? null : 'make room');
}

async function checkDatabase(env: CliEnv): Promise<Finding[]> {
  const kind = env.databaseUrl ? 'DATABASE_URL' : 'embedded PostgreSQL';
  try {
    return await withDatabase(async (db) => {
      const [models, prompts] = [await db.model.count(), await db.promptSet.count()];
      return [
        finding('database', true, `${kind} answers, migrations are applied`),
        finding(
          'models',
          true,
          String(models),
          models > 0 ? null : 'add one: onpar models add DIR',
        ),
        finding(
          'prompt sets',
          true,
          String(prompts),
          prompts > 0 ? null : 'onpar prompts import FILE',
        ),
      ];
    }, env);
  } catch (error) {
    return [finding('database', false, failureWithPath(error))];
  }
}

async function checkAddress(env: CliEnv): Promise<Finding> {
  const address = await readAddressInUse(env);
  if (address === undefined) {
    return finding('address', true, 'the web app was not started yet', 'start it: onpar up');
  }
  const answer = await fetch(`${address}/api/health`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => undefined);
  if (answer?.ok !== true) {
    const advice = env.publicAddress
      ? 'start it with onpar up, and look whether the proxy in front leads to it (docs/public-address.md)'
      : 'start it: onpar up';
    return finding(
      'address',
      env.publicAddress === undefined,
      `${address} does not answer`,
      advice,
    );
  }
  const advice = isLocalAddress(address)
    ? 'links for raters open on this machine only: set ONPAR_URL (docs/public-address.md)'
    : null;
  return finding('address', true, `${address} answers`, advice);
}

function checkBrowser(env: CliEnv): Finding {
  const path = findChromium(env.chromiumPath);
  if (path) return finding('browser', true, path);
  return finding(
    'browser',
    true,
    'no Chromium on the system',
    'tests use the one that npm ci brought',
  );
}

async function checkDevices(): Promise<Finding[]> {
  const tried = await tryDevices();
  return tried.map(({ device, name, works, problem }) => {
    const check = `device ${device}`;
    if (works) return finding(check, true, `${name} works`);
    return finding(check, device !== 'cpu', 'not usable here', problem);
  });
}
