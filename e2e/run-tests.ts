import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ensureBuild } from '#cli/processes/ensure-build.ts';
import { PACKAGE_FOLDER } from '#cli/processes/package-folder.ts';
import { findBrowser } from './find-browser.ts';

/** `npm test`: every suite, and at its end one line that adds them up. */

type Count = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

const require = createRequire(import.meta.url);
const VITEST = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const PLAYWRIGHT = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');

async function run(program: string, args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: PACKAGE_FOLDER,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status === null ? 1 : status));
  });
}

async function runVitest(folder: string): Promise<Count> {
  const file = join(folder, 'vitest.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const status = await run(VITEST, ['run', ...reporters], {});
  const report = vitestReport.parse(JSON.parse(await readFile(file, 'utf8')));
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  // A suite that could not even be loaded, or an unhandled error, has no failed test of its own.
  if (status !== 0 && count.failed === 0) count.failed = Math.max(1, report.numFailedTestSuites);
  return count;
}

async function runPlaywright(folder: string): Promise<Count> {
  findBrowser();
  await ensureBuild('');
  const file = join(folder, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const status = await run(PLAYWRIGHT, ['test', '--reporter=list,json'], env);
  const { stats } = playwrightReport.parse(JSON.parse(await readFile(file, 'utf8')));
  const count = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
  if (status !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

const folder = await mkdtemp(join(tmpdir(), 'onpar-test-reports-'));
const counts = [await runVitest(folder), await runPlaywright(folder)];
await rm(folder, { recursive: true });
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
