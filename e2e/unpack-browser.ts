import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

/**
 * Unpacks the Chromium that came with `npm ci` into the folder named by TMPDIR, with the few
 * libraries and fonts that a bare machine may lack. Run by `find-browser.ts` as a program of its
 * own, because the package unpacks into the temporary folder of its process.
 */
const packed = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../../bin');
const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
await Promise.all(parts.map((part) => inflate(join(packed, part))));
