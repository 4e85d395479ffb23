import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

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
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts')).sort();
  const written: (string | Uint8Array)[] = [];
  const { error, stderr } = await main(
    [...names, '--baseDir', SOURCES, '--outFile', 'kernels.wasm', ...FLAGS],
    { writeFile: (_name, contents) => void written.push(contents) },
  );
  const [bytes] = written;
  if (error !== null || !(bytes instanceof Uint8Array))
    throw new Error(`The kernels do not compile: ${stderr.toString()}`, { cause: error });
  return bytes;
}
