import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * A folder of images as another tool leaves them: named by prompt and replicate, with words in their
 * metadata, and of two sizes in turn. Their noise is the same each time: what is searched for in it is
 * not there by chance of the day.
 */
export async function makePictures(options: {
  folder: string;
  format: 'jpeg' | 'webp';
  sizes: readonly [width: number, height: number][];
  prompts: readonly number[];
  replicates: number;
}): Promise<void> {
  const { folder, format, sizes, prompts, replicates } = options;
  await mkdir(folder, { recursive: true });
  let made = 0;
  for (const prompt of prompts) {
    for (let replicate = 0; replicate < replicates; replicate++) {
      const size = sizes[made++ % sizes.length];
      if (size === undefined) throw new Error('Pictures need a size.');
      const [width, height] = size;
      const raw = { width, height, channels: 3 } as const;
      const name = `${String(prompt).padStart(5, '0')}-${replicate}.${format}`;
      const picture = await sharp(noise(name, 3 * width * height), { raw })
        .toFormat(format)
        .withExif({ IFD0: { Artist: 'metadata-of-another-tool' } })
        .toBuffer();
      await writeFile(join(folder, name), picture);
    }
  }
}

function noise(seed: string, outputLength: number): Buffer {
  return createHash('shake256', { outputLength }).update(seed).digest();
}
