import { expect, it } from 'vitest';
import { departuresOf } from './departures.ts';

const declared = {
  alpha: 0.05,
  equivalenceMargin: 0.1,
  arms: [
    { key: 'a', label: 'Alpha' },
    { key: 'b', label: 'Beta' },
  ],
  questions: [{ id: 'q', title: 'Better' }],
};

it('names nothing where all is as declared, or nothing is chosen', () => {
  expect(departuresOf(declared, {})).toEqual([]);
  expect(departuresOf(declared, { ...declared, primary: ['q'] })).toEqual([]);
});

it('names labels that are swapped', () => {
  const arms = [
    { key: 'a', label: 'Beta' },
    { key: 'b', label: 'Alpha' },
  ];
  expect(departuresOf(declared, { arms })).toEqual([
    { setting: 'arms.a.label', declared: 'Alpha', used: 'Beta' },
    { setting: 'arms.b.label', declared: 'Beta', used: 'Alpha' },
  ]);
});

it('does not depart from what nobody declared', () => {
  expect(departuresOf({}, { alpha: 0.2, arms: [{ key: 'a', label: 'Alpha' }] })).toEqual([]);
});
