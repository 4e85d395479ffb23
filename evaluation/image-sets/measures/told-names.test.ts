import { describe, expect, it } from 'vitest';
import { toldNames } from './told-names.ts';

describe('what a result calls a set and its files', () => {
  it.each([
    ['/home/ada/pics', '/home/ada/pics/a/0.png', 'pics', 'pics/a/0.png'],
    ['/home/ada/pics/', '/home/ada/pics/0.png', 'pics', 'pics/0.png'],
    ['/home/ada//pics', '/home/ada/pics/0.png', 'pics', '0.png'],
    ['/home/ada/pics.zip', '/home/ada/pics.zip:0.png', 'pics.zip', 'pics.zip:0.png'],
    ['C:\\ada\\x.npy', 'C:\\ada\\x.npy[7]', 'x.npy', 'x.npy[7]'],
    ['out/30', 'out/30/0.png', 'out/30', 'out/30/0.png'],
    ['study/arm', 'prompt 3, replicate 1', 'study/arm', 'prompt 3, replicate 1'],
  ])('%s with %s', (label, image, ofSet, ofImage) => {
    const told = toldNames(label);
    expect([told.ofSet, told.ofImage(image)]).toEqual([ofSet, ofImage]);
    expect(told.ofFiles([{ file: image, reason: 'it is empty' }])).toEqual([
      { file: ofImage, reason: 'it is empty' },
    ]);
  });
});
