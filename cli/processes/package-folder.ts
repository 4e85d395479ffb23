import { fileURLToPath } from 'node:url';

/** The folder of this package: the checkout, or where npm put it. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
