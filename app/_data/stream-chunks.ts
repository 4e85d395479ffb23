/**
 * Text as the body of an answer, asked for chunk by chunk as the reader takes it. The first one is
 * made before the answer begins: what cannot be made at all is an answer of its own, not a body that
 * breaks off.
 */
export async function streamChunks(
  chunks: AsyncGenerator<string>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next = await chunks.next();
  return new ReadableStream({
    pull: async (controller) => {
      if (next.done) {
        controller.close();
      } else {
        controller.enqueue(encoder.encode(next.value));
        next = await chunks.next();
      }
    },
    cancel: async () => {
      await chunks.return(undefined);
    },
  });
}
