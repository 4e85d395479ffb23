import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from '#cli/processes/find-chromium.ts';

export type Browser = { executable: string; env: Record<string, string> };

/** Flags without which Chromium asks hosts on the network, or fails as root. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium for the end-to-end tests: `CHROMIUM_PATH`, the one that `npm ci` brought where it runs, else
 * one of the system or Playwright's own. Nothing is installed on the system and nothing is downloaded.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): Browser {
  const isPackedFor = process.platform === 'linux' && process.arch === 'x64';
  if (isPackedFor && !env.CHROMIUM_PATH) return unpackBrowser();
  const own = chromium.executablePath();
  const executable = findChromium(env.CHROMIUM_PATH) ?? (existsSync(own) ? own : undefined);
  if (executable) return { executable, env: {} };
  throw new Error('No Chromium was found; install one, or name it in CHROMIUM_PATH.');
}

function unpackBrowser(): Browser {
  const folder = resolve('.onpar', 'browser');
  if (!existsSync(join(folder, 'chromium'))) {
    const partial = `${folder}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    const program = fileURLToPath(new URL('unpack-browser.ts', import.meta.url));
    execFileSync(process.execPath, [program], { env: { ...process.env, TMPDIR: partial } });
    writeFileSync(join(partial, 'fonts', 'fonts.conf'), fontSettings(folder));
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  }
  return {
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/** The package's own settings name the folder for temporary files: without fonts, text has no height. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
