import { join } from 'node:path';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { compileKernels } from './compile-kernels.ts';

/** `npm run build:kernels`: compiles the kernels' sources into the module that is committed. */

const LINE = 90;
const target = join(import.meta.dirname, 'linear-algebra', 'kernels', 'kernel-bytes.ts');

const text = Buffer.from(await compileKernels()).toString('base64');
const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
const literal = lines.map((line) => `  '${line}',`).join('\n');
const module = `/**
 * The compiled kernels, in base64: made of the sources in assembly/ by \`npm run build:kernels\`, and
 * kept so because rooms of pure numbers read no files. A test compiles them again and compares.
 */
export const KERNEL_BYTES = [
${literal}
].join('');
`;
await writeFileAtomically(target, new TextEncoder().encode(module));
