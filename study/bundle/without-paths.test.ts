import { expect, it } from 'vitest';
import { withoutPaths } from './without-paths.ts';

it.each([
  ['/home/ada/models/sd15', 'sd15'],
  ['/home/ada/models/sd15/', 'sd15'],
  ['C:\\models\\sd15', 'sd15'],
  ['\\\\server\\share\\sd15', 'sd15'],
  ['file:///home/ada/sd15', 'sd15'],
  ['~/models/sd15', 'sd15'],
  ['unet/model.onnx', 'unet/model.onnx'],
  ['a cat / a dog', 'a cat / a dog'],
  ['cpu', 'cpu'],
])('takes %s for %s', (text, name) => {
  expect(withoutPaths({ list: [text], n: 1, none: null })).toEqual({
    list: [name],
    n: 1,
    none: null,
  });
});
