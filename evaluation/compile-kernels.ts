import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * The compiler, run as a program: to import it would bring its declarations of the global types along,
 * in which `Array.at` always finds something.
 */
const COMPILER = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'));

/** The folder of the kernels' sources, in AssemblyScript. */
const SOURCES = join(import.meta.dirname, 'linear-algebra', 'kernels', 'assembly');

const FLAGS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
  ...['--importMemory', '--noExportMemory', '--initialMemory', '1'],
  // Vectors are handed from one of the sources to another, never to JavaScript.
  ...['--disableWarning', '112'],
];

/**
 * Compiles the kernels to one WebAssembly module that imports its memory. The same sources and the
 * same compiler (its version is pinned) give the same bytes on every machine. Throws the compiler's
 * words where a source is wrong.
 */
export async function compileKernels(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-kernels-'));
  const file = join(folder, 'kernels.wasm');
  try {
    const args = [COMPILER, 'kernels.ts', '--baseDir', SOURCES, '--outFile', file, ...FLAGS];
    await promisify(execFile)(process.execPath, args);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
