import { readBytes } from '../../_data/read-bytes.ts';

/**
 * The JSON that a request brings, read no further than `longest` bytes; undefined when it is longer,
 * or no JSON.
 */
export async function readBody(request: Request, longest: number): Promise<unknown> {
  const bytes = await readBytes(request, longest);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
