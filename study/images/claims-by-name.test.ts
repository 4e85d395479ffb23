import { expect, it } from 'vitest';
import { knownPrompts } from './claim.ts';
import { claimsByName } from './claims-by-name.ts';

it('reads a folder of more names than a call takes arguments', () => {
  const files = Array.from({ length: 200_000 }, (_, i) => `${String(i).padStart(6, '0')}-0.png`);
  const { claims, doubts } = claimsByName(files, knownPrompts([]), 'name');
  expect([claims.length, doubts.length]).toEqual([files.length, 0]);
});
