import { expect, it } from 'vitest';
import type { PlannedArm } from '../runs/study-plan.ts';
import { coverageTable } from './coverage-table.ts';

const place = { prompt: { index: 3, text: 'a fox' }, replicate: 0 };
const arm: PlannedArm = {
  kind: 'images',
  key: 'mj',
  label: 'Midjourney 6',
  files: { label: 'mj', names: [], read: () => Promise.reject(new Error('nothing is read')) },
  coverage: {
    by: 'manifest.jsonl',
    firstReplicate: 0,
    matched: [{ ...place, file: 'a.png' }],
    missing: [place],
    double: [{ ...place, files: ['b.png', 'c.png'] }],
    leftOver: ['d.png', 'e.png'],
  },
};

it('counts what the files of an arm come to', () => {
  expect(coverageTable([arm])).toEqual([
    'Arm           Images  Missing  Double  Left over  Told by',
    'Midjourney 6  1 of 3  1        1       2          manifest.jsonl',
  ]);
});

it('is not there without images made elsewhere', () => {
  expect(coverageTable([])).toEqual([]);
});
