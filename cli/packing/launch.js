#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The `onpar` of the package. In words that older versions of Node know: it runs the command line with
// the Node of at least this version that came with the package, unless it was called with such a one.
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) >= OLDEST) {
  const { runOnPar } = await import('../onpar.js');
  process.exitCode = await runOnPar(process.argv);
} else {
  const node = nodeOfPackage();
  if (node === undefined) {
    process.stderr.write(
      `onpar: Node.js ${OLDEST} or newer is needed, this is ${process.versions.node}, and the one that comes as the package "node" is not in place: install Node.js ${OLDEST}, or install the package again with install scripts allowed.\n`,
    );
    process.exitCode = 1;
  } else {
    runWith(node);
  }
}

/** @returns {string | undefined} */
function nodeOfPackage() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    const names = process.platform === 'win32' ? ['node.exe'] : ['node'];
    return names.map((name) => join(dirname(manifest), 'bin', name)).find(existsSync);
  } catch {
    return undefined;
  }
}

/** @param {string} node */
function runWith(node) {
  const onpar = fileURLToPath(new URL('../onpar.js', import.meta.url));
  const child = spawn(node, [onpar, ...process.argv.slice(2)], { stdio: 'inherit' });
  // a terminal sends its signals to the child too, which ends by itself; others are passed on
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}
