import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { MATRIX_FILE, printMatrix } from './print-matrix.ts';
import { readDoors } from './read-doors.ts';

await writeFile(MATRIX_FILE, await format(printMatrix(await readDoors()), { parser: 'markdown' }));
