import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { ensureBuild } from '#cli/processes/ensure-build.ts';
import { keepCompiled } from '#cli/processes/keep-compiled.ts';
import { PACKAGE_FOLDER } from '#cli/processes/package-folder.ts';
import { findBrowser } from './find-browser.ts';

/** `npm test`: every suite, and at its end one line that adds them up. */

type Count = { passed: number; failed: number; skipped: number };

/** What a suite counted, and its failures in words, to be said again where the output ends. */
type Outcome = { count: Count; failures: string[] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
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
    // eslint-disable-next-line onpar/no-silent-default -- ended by a signal, it did not pass
    child.once('exit', (status) => resolve(status === null ? 1 : status));
  });
}

async function runVitest(folder: string): Promise<Outcome> {
  const file = join(folder, 'vitest.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  // on two cores three files at a time: tests of commands wait for workers and databases more than they compute
  const workers = `--maxWorkers=${Math.max(3, availableParallelism())}`;
  const status = await run(VITEST, ['run', ...reporters, workers], {});
  const report = vitestReport.parse(JSON.parse(await readFile(file, 'utf8')));
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  // A suite that could not even be loaded, or an unhandled error, has no failed test of its own.
  if (status !== 0 && count.failed === 0) count.failed = Math.max(1, report.numFailedTestSuites);
  return { count, failures: report.testResults.flatMap(failuresOf) };
}

/** The failed tests of a file, or why the file could not be loaded. */
function failuresOf(file: z.infer<typeof vitestReport>['testResults'][number]): string[] {
  if (file.status !== 'failed') return [];
  const where = relative(PACKAGE_FOLDER, file.name);
  const failed = file.assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [`${where}\n    ${file.message}`];
  return failed.map(({ fullName, failureMessages }) =>
    [`${where} › ${fullName}`, ...(failureMessages ?? [])].join('\n    '),
  );
}

async function runPlaywright(folder: string): Promise<Outcome> {
  findBrowser();
  await ensureBuild('');
  const file = join(folder, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const status = await run(PLAYWRIGHT, ['test', '--reporter=list,json'], env);
  const { stats } = playwrightReport.parse(JSON.parse(await readFile(file, 'utf8')));
  const count = {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
  if (status !== 0 && count.failed === 0) count.failed = 1;
  if (stats.flaky > 0) {
    process.stdout.write(`\nBrowser stories that passed at the second try: ${stats.flaky}\n`);
  }
  // it tells its failures itself, at its end
  return { count, failures: [] };
}

// the suites start hundreds of commands
keepCompiled();
const folder = await mkdtemp(join(tmpdir(), 'onpar-test-reports-'));
const outcomes = [await runVitest(folder), await runPlaywright(folder)];
await rm(folder, { recursive: true });
for (const failure of outcomes.flatMap(({ failures }) => failures)) {
  process.stdout.write(`\nfailed: ${failure}\n`);
}
const sum = (key: keyof Count): number =>
  outcomes.reduce((total, { count }) => total + count[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
