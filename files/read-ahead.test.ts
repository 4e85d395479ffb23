import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

test('gives everything in order, and reads one ahead of what is worked on', async () => {
  const begun: number[] = [];
  const tasks = [0, 1, 2, 3].map((place) => (): Promise<number> => {
    begun.push(place);
    return Promise.resolve(place);
  });
  const given: [number, number[]][] = [];
  for await (const place of readAhead(tasks)) given.push([place, [...begun]]);
  expect(given).toEqual([
    [0, [0, 1]],
    [1, [0, 1, 2]],
    [2, [0, 1, 2, 3]],
    [3, [0, 1, 2, 3]],
  ]);
  expect(await Array.fromAsync(readAhead([]))).toEqual([]);
});

test('fails where the turn of the failure comes, and nowhere when it never comes', async () => {
  const tasks = [
    (): Promise<string> => Promise.resolve('good'),
    (): Promise<string> => Promise.reject(new Error('bad')),
  ];
  const reading = readAhead(tasks);
  expect(await reading.next()).toMatchObject({ value: 'good' });
  await expect(reading.next()).rejects.toThrow('bad');
  for await (const read of readAhead(tasks)) {
    expect(read).toBe('good');
    break;
  }
});
