/** What is nested deeper is no column of a prompt. */
export const DEEPEST = 100;
export const NESTED_TOO_DEEP = `is nested deeper than ${DEEPEST} levels: write it flat`;
/** Said of what came out of a wrong decoding, too. */
export const NOT_UTF8 = 'is not valid UTF-8: save the file as UTF-8';

/**
 * What keeps a value of a prompt file, or anything in it, from being stored: a NUL, which PostgreSQL
 * does not keep, text that no UTF-8 can hold, or a depth that no column has. Goes through without
 * recursion, since a hostile file nests as deep as it is long.
 */
export function faultOfValue(value: unknown): string | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value === 'string') {
      const fault = faultOfText(next.value);
      if (fault !== undefined) return fault;
    } else if (typeof next.value === 'object' && next.value !== null) {
      const depth = next.depth + 1;
      if (depth > DEEPEST) return NESTED_TOO_DEEP;
      for (const [name, inner] of Object.entries(next.value)) {
        const fault = faultOfText(name);
        if (fault !== undefined) return fault;
        waiting.push({ value: inner, depth });
      }
    }
  }
  return undefined;
}

/** What keeps a text from being stored. */
export function faultOfText(text: string): string | undefined {
  if (text.includes('\0')) return 'holds a NUL character: remove it';
  return text.isWellFormed() ? undefined : NOT_UTF8;
}
