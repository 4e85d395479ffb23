import { writeFile } from 'node:fs/promises';
import { printReference, REFERENCE_FILE } from './print-reference.ts';

await writeFile(REFERENCE_FILE, printReference());
