import fc from 'fast-check';

// Property tests try the same cases on every run; other seeds are for the search of new ones:
// ONPAR_SEED=$RANDOM npx vitest run.
const { ONPAR_SEED = '20261123' } = process.env;
fc.configureGlobal({ seed: Number(ONPAR_SEED) });
