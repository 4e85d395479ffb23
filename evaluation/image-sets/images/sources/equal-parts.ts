/**
 * Cuts a stream of bytes into parts of one size, after the first `skip` bytes. Bytes at the end
 * that make no whole part throw RangeError.
 */
export async function* equalParts(
  stream: AsyncIterable<Uint8Array>,
  { skip, size }: { skip: number; size: number },
): AsyncGenerator<Buffer, void, undefined> {
  let toSkip = skip;
  let part = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  for await (const chunk of stream) {
    let at = Math.min(toSkip, chunk.length);
    toSkip -= at;
    while (at < chunk.length) {
      const taken = Math.min(size - filled, chunk.length - at);
      part.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < size) continue;
      yield part;
      part = Buffer.allocUnsafeSlow(size);
      filled = 0;
    }
  }
  if (filled > 0) throw new RangeError(`its last part has ${filled} of ${size} bytes`);
}
