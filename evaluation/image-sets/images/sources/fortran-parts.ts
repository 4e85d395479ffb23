import { at } from '#domain/at.ts';

/** Bytes of the images that one pass over the array gathers. */
const BYTES_AT_ONCE = 128 * 1024 * 1024;

/** N x height x width x 3 numbers of so many bytes each, after the first `skip` bytes. */
type FortranShape = {
  skip: number;
  count: number;
  height: number;
  width: number;
  numberBytes: number;
};

/**
 * The images of a batch in Fortran order, each in C order. Such a file holds the first number of all
 * images, then the second of all, and so on: each pass over it gathers as many images as memory may
 * hold, so that a large batch is read several times.
 */
export async function* fortranParts(
  open: () => Promise<AsyncIterable<Uint8Array>>,
  shape: FortranShape,
  bytesAtOnce = BYTES_AT_ONCE,
): AsyncGenerator<Buffer, void, undefined> {
  const { count, height, width, numberBytes } = shape;
  const size = height * width * 3 * numberBytes;
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / size));
  for (let first = 0; first < count; first += atOnce) {
    const taken = Math.min(atOnce, count - first);
    const gathered = await gather(await open(), shape, { first, taken });
    for (let i = 0; i < taken; i++) yield gathered.subarray(i * size, (i + 1) * size);
  }
}

async function gather(
  stream: AsyncIterable<Uint8Array>,
  shape: FortranShape,
  { first, taken }: { first: number; taken: number },
): Promise<Buffer> {
  const { skip, count, height, width, numberBytes } = shape;
  const size = height * width * 3 * numberBytes;
  const gathered = Buffer.allocUnsafeSlow(taken * size);
  const run = count * numberBytes;
  let begin = -skip;
  for await (const chunk of stream) {
    const end = begin + chunk.length;
    for (let index = Math.max(0, Math.floor(begin / run)); index * run < end; index++) {
      const place = placeInImage(index, shape);
      const from = index * run + first * numberBytes;
      const to = Math.min(end, from + taken * numberBytes);
      for (let byte = Math.max(begin, from); byte < to; byte++) {
        const image = Math.floor((byte - from) / numberBytes);
        gathered[image * size + place + ((byte - from) % numberBytes)] = at(chunk, byte - begin);
      }
    }
    begin = end;
  }
  return gathered;
}

/** Where in an image in C order the number begins that comes at a place in Fortran order. */
function placeInImage(index: number, { height, width, numberBytes }: FortranShape): number {
  const [row, column] = [index % height, Math.floor(index / height) % width];
  return ((row * width + column) * 3 + Math.floor(index / (height * width))) * numberBytes;
}
