/** Strings as they stand, or one of the numbers that Python writes and JSON does not have. */
const STRING_OR_SPECIAL = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/gs;

/** JSON's way to write them: numbers too large for a double, and one that no program writes. */
const STAND_IN: Readonly<Record<string, string>> = {
  Infinity: '1e9999',
  '-Infinity': '-1e9999',
  NaN: '-0e9999',
};

/**
 * JSON as Python's `json` module writes and reads it: with a byte order mark or without, and with
 * `Infinity`, `-Infinity` and `NaN` bare, as diffusers saves its configs. A NaN is given as null,
 * since no setting can be one.
 *
 * @throws SyntaxError as `JSON.parse` does
 */
export function parsePythonJson(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(bare);
  } catch (error) {
    const plain = bare.replace(STRING_OR_SPECIAL, (found) => STAND_IN[found] ?? found);
    if (plain === bare) throw error;
    return JSON.parse(plain, (_key, value: unknown) => (isNothing(value) ? null : value));
  }
}

function isNothing(value: unknown): boolean {
  return Object.is(value, -0);
}
