import { expect, it } from 'vitest';
import { compileKernels } from '../../compile-kernels.ts';
import { KERNEL_BYTES } from './kernel-bytes.ts';

it('the committed kernels are what their sources compile to', { timeout: 120_000 }, async () => {
  const bytes = await compileKernels();
  expect(
    Buffer.from(bytes).toString('base64') === KERNEL_BYTES,
    'the sources changed: npm run build:kernels',
  ).toBe(true);
});
