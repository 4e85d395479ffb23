/**
 * The JSON that a request brings, read no further than `longest` bytes; undefined when it is longer,
 * or no JSON.
 */
export async function readBody(request: Request, longest: number): Promise<unknown> {
  const text = await readText(request, longest);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readText({ body }: Request, longest: number): Promise<string | undefined> {
  if (!body) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // leaving the loop cancels the rest of what is being sent
    if (bytes > longest) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
