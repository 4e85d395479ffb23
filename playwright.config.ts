import { defineConfig, devices } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './e2e/find-browser.ts';

const browser = findBrowser();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/keep-homes.ts',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // a whole installation, a browser and kills on a busy machine: what fails once is tried again, and told
  retries: 1,
  workers: 2,
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    // what waits for longer is named, where the limit of a story would only end it
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    viewport: { width: 1280, height: 800 },
    // a trace costs a fifth of the processor time of a story
    trace: process.env.ONPAR_TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: browser.executable,
      args: BROWSER_FLAGS,
      env: { ...stringsOf(process.env), ...browser.env },
    },
  },
});

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(pairs);
}
