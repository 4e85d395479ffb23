import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import pillow from '../../fixtures/pillow-resize.json' with { type: 'json' };
import golden from '../../fixtures/resize.json' with { type: 'json' };
import torchmetrics from '../../fixtures/torchmetrics-resize.json' with { type: 'json' };
import { formulaImage } from '../../fixtures/formula-image.ts';
import { NETWORK_RESIZES, RESIZES } from './resize-dialect.ts';

const SIZE = 299;
const cases = ['32x32', '256x256', '512x512'] as const;
const sha256 = (v: Float32Array): string =>
  createHash('sha256').update(new Uint8Array(v.buffer)).digest('hex');
const PROBES = [
  [0, 0, 0],
  [1, 2, 1],
  [150, 149, 2],
  [298, 298, 0],
] as const;
const probe = (v: Float32Array): number[] =>
  PROBES.map(([y, x, c]) => at(v, (y * SIZE + x) * 3 + c));
const mean = (v: Float32Array): number => v.reduce((s, x) => s + x, 0) / v.length;

describe.each(cases)('resizing %s to 299', (name) => {
  const side = Number(name.split('x')[0]);
  const image = formulaImage(side, side);

  it('gives the bits of Pillow in the clean dialect', () => {
    expect(sha256(RESIZES.clean(image, SIZE))).toBe(
      golden[name].clean_pil_bicubic_F.sha256_f32_hwc,
    );
  });

  it('gives the bits of TensorFlow 1 in the tf1 dialect', () => {
    expect(sha256(RESIZES.tf1(image, SIZE))).toBe(golden[name].tf1_bilinear.sha256_f32_hwc);
  });

  it('gives the numbers of torch in the torch dialect', () => {
    const resized = RESIZES.torch(image, SIZE);
    probe(resized).forEach((v, i) => {
      // Coordinates near 511 carry float32 steps of 3e-5, times slopes of up to 255.
      expect(Math.abs(v - at(golden[name].torch_bilinear.probe, i))).toBeLessThan(4e-3);
    });
    expect(mean(resized)).toBeCloseTo(golden[name].torch_bilinear.mean, 4);
  });

  it('gives the numbers of torch in the torchmetrics dialect', () => {
    const resized = RESIZES.torchmetrics(image, SIZE);
    probe(resized).forEach((v, i) => {
      expect(v).toBeCloseTo(at(torchmetrics[name].probe, i), 2);
    });
    expect(mean(resized)).toBeCloseTo(torchmetrics[name].mean, 5);
  });
});

describe.each(Object.entries(pillow))('resizing %s as Pillow does', (name, goldens) => {
  const [width, height] = name.split('x').map(Number);
  const image = formulaImage(present(width, 'the width'), present(height, 'the height'));

  it.each(NETWORK_RESIZES)('gives its bytes of eight bits to 224: %s', (resize) => {
    const bytes = Uint8Array.from(RESIZES[resize](image, 224));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(goldens[resize]);
  });

  it('gives its bits of float channels to 299 in the clean dialect', () => {
    expect(sha256(RESIZES.clean(image, SIZE))).toBe(goldens.clean);
  });
});
