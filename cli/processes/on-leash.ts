import { wearLeash } from './leash.ts';

// For `node --import`: puts a program that is not a module of ours on the leash of whoever started it.
wearLeash();
