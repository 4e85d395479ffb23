import { fileURLToPath } from 'node:url';

/** The folder of this package: the checkout, or where npm put its compiled form. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** Whether this runs from its sources; what `npm pack` makes is compiled (see `cli/packing`). */
export const IS_CHECKOUT = import.meta.filename.endsWith('.ts');
