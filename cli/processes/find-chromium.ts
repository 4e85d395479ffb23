import { existsSync } from 'node:fs';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium on this system: the one named, else one in a usual place; undefined when there is none. */
export function findChromium(named: string | undefined): string | undefined {
  return [named, ...SYSTEM_BROWSERS].find((path) => path !== undefined && existsSync(path));
}
