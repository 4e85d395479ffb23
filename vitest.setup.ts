import fc from 'fast-check';

// Property tests try the same cases on every run; other seeds are for the search of new ones:
// ONPAR_SEED=$RANDOM npx vitest run.
fc.configureGlobal({ seed: Number(process.env.ONPAR_SEED ?? 20_261_123) });
