import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { cubic } from './cubic.ts';
import { resampleSeparably } from './resample-separably.ts';
import { resamplingTaps } from './resampling-taps.ts';

const uniform = createSeededRandom(11);
const between = (least: number, most: number): number =>
  least + Math.floor(uniform() * (most - least + 1));

/** Values of one line of a colour, resampled as the definition says. */
function resampledLine(line: readonly number[], size: number): number[] {
  const options = { inputSize: line.length, outputSize: size, support: 2, filter: cubic };
  const { starts, counts, weights, width } = resamplingTaps(options);
  return Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < at(counts, i); k++)
      sum += at(line, at(starts, i) + k) * at(weights, i * width + k);
    return Math.fround(sum);
  });
}

const exchanged = (lines: readonly number[][]): number[][] =>
  at(lines, 0).map((_, i) => lines.map((line) => at(line, i)));
const eachLine = (lines: readonly number[][], size: number): number[][] =>
  lines.map((line) => resampledLine(line, size));

function byDefinition({ width, height, pixels }: RgbImage, size: number, columns: boolean) {
  const planes = [0, 1, 2].map((colour) => {
    const plane = Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => at(pixels, 3 * (y * width + x) + colour)),
    );
    return columns
      ? eachLine(exchanged(eachLine(exchanged(plane), size)), size)
      : exchanged(eachLine(exchanged(eachLine(plane, size)), size));
  });
  return Float32Array.from({ length: 3 * size * size }, (_, i) => {
    const place = Math.floor(i / 3);
    return at(at(at(planes, i % 3), Math.floor(place / size)), place % size);
  });
}

it('images of any size, one after the other, are resampled as the definition says', () => {
  for (let k = 0; k < 60; k++) {
    const [width, height, size] = [between(1, 40), between(1, 40), between(1, 24)];
    const pixels = Uint8Array.from({ length: 3 * width * height }, () => between(0, 255));
    const columnsFirst = k % 2 === 1;
    const image = { width, height, pixels };
    const resampled = resampleSeparably(image, { size, support: 2, filter: cubic, columnsFirst });
    const of = `${width} x ${height} to ${size}`;
    expect(resampled, of).toEqual(byDefinition(image, size, columnsFirst));
  }
});

it('results are clipped to a range where one is given', () => {
  const pixels = Uint8Array.from([0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255]);
  const options = { size: 9, support: 2, filter: cubic };
  const whole = resampleSeparably({ width: 4, height: 1, pixels }, options);
  const clipped = resampleSeparably(
    { width: 4, height: 1, pixels },
    { ...options, range: [0, 255] },
  );
  expect(Math.min(...whole)).toBeLessThan(0);
  expect(Math.max(...whole)).toBeGreaterThan(255);
  expect(clipped).toEqual(whole.map((value) => Math.min(Math.max(value, 0), 255)));
});
