import { at } from '#domain/at.ts';
import { equalParts } from './equal-parts.ts';

/** Bytes of the images that one pass over the array gathers. */
const BYTES_AT_ONCE = 256 * 1024 * 1024;

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
  const gathered = Buffer.allocUnsafeSlow(Math.min(atOnce, count) * size);
  for (let first = 0; first < count; first += atOnce) {
    const taken = Math.min(atOnce, count - first);
    await gather(await open(), shape, { first, taken, into: gathered });
    for (let i = 0; i < taken; i++)
      yield rowsFirst(gathered.subarray(i * size, (i + 1) * size), shape);
  }
}

/**
 * Some of the images, one after the other, each still a column of pixels after the other. A column of
 * all images is taken at a time, so that what is written lies together: byte by byte over all images
 * takes twice as long.
 */
async function gather(
  stream: AsyncIterable<Uint8Array>,
  { skip, count, height, width, numberBytes }: FortranShape,
  { first, taken, into }: { first: number; taken: number; into: Buffer },
): Promise<void> {
  const size = height * width * 3 * numberBytes;
  const run = count * numberBytes;
  let written = 0;
  for await (const column of equalParts(stream, { skip, size: height * run })) {
    for (let image = 0; image < taken; image++)
      for (let byte = 0; byte < numberBytes; byte++)
        copySpaced(
          { bytes: column, from: (first + image) * numberBytes + byte, step: run },
          { bytes: into, from: image * size + written + byte, step: numberBytes },
          height,
        );
    written += height * numberBytes;
  }
}

/** An image whose rows vary fastest, then its columns, then its colours: as one in C order. */
function rowsFirst(image: Buffer, { height, width, numberBytes }: FortranShape): Buffer {
  const ordered = Buffer.allocUnsafeSlow(image.length);
  for (let colour = 0; colour < 3; colour++)
    for (let column = 0; column < width; column++)
      for (let byte = 0; byte < numberBytes; byte++)
        copySpaced(
          {
            bytes: image,
            from: (colour * width + column) * height * numberBytes + byte,
            step: numberBytes,
          },
          {
            bytes: ordered,
            from: (column * 3 + colour) * numberBytes + byte,
            step: width * 3 * numberBytes,
          },
          height,
        );
  return ordered;
}

type Spaced = { bytes: Uint8Array; from: number; step: number };

function copySpaced(source: Spaced, target: Spaced, count: number): void {
  const { bytes: read, step: readStep } = source;
  const { bytes: written, step: writeStep } = target;
  for (let i = 0, from = source.from, to = target.from; i < count; i++) {
    written[to] = at(read, from);
    from += readStep;
    to += writeStep;
  }
}
