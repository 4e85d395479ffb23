import { forbiddenGlobals } from './forbidden-globals.ts';
import { functionLength } from './function-length.ts';
import { noLocalCustom } from './no-local-custom.ts';
import { noSilentDefault } from './no-silent-default.ts';
import { roomImports } from './room-imports.ts';

/** The house's own lint rules, as `onpar/…`. */
export const plugin = {
  rules: {
    'room-imports': roomImports,
    'forbidden-globals': forbiddenGlobals,
    'function-length': functionLength,
    'no-local-custom': noLocalCustom,
    'no-silent-default': noSilentDefault,
  },
};
