import { wearLeash } from './leash.ts';

// `next build`, which ends with whoever began it. Its own processes are not on our leash: what that says
// would be taken for an answer of theirs.
wearLeash();
await import('next/dist/bin/next');
