import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePythonJson } from './parse-python-json.ts';

test('plain JSON is read as it is, with or without a byte order mark', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(parsePythonJson(text)).toEqual(JSON.parse(text));
      expect(parsePythonJson(`\uFEFF${text}`)).toEqual(JSON.parse(text));
    }),
    { seed: 1 },
  );
});

test('the numbers of Python are read where they are numbers, not inside texts', () => {
  const text = `{
    "lambda_min_clipped": -Infinity, "most": [Infinity, 1], "none": NaN,
    "NaN": "Infinity", "quoted": "\\" -Infinity", "zero": 0
  }`;
  expect(parsePythonJson(text)).toEqual({
    lambda_min_clipped: -Infinity,
    most: [Infinity, 1],
    none: null,
    NaN: 'Infinity',
    quoted: '" -Infinity',
    zero: 0,
  });
});

test('what is neither is refused', () => {
  for (const text of ['', '{', '{"a": Infinit}', '{"a": NaN', "{'a': 1}", '[Infinity Infinity]']) {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError);
  }
});
