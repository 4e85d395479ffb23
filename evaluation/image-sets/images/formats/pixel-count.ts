import { readBmpHeader } from '#files/images/bmp-header.ts';
import { readGifFrame } from './gif-frame.ts';
import { sizeBySharp } from './decode-by-sharp.ts';
import { imageFormat } from '#files/image-format.ts';
import { jpegFrame } from './jpeg-frame.ts';
import { readPnmHeader } from './pnm-header.ts';

type Size = { width: number; height: number };

/**
 * The pixels that an image file unpacks to, by its header; 0 for what is no image. Throws what
 * reading the header throws.
 */
export async function pixelCount(bytes: Uint8Array): Promise<number> {
  const { width, height } = await sizeOf(bytes);
  return width * height;
}

async function sizeOf(bytes: Uint8Array): Promise<Size> {
  switch (imageFormat(bytes)) {
    case 'png':
      return pngSize(bytes);
    case 'jpeg':
      return jpegFrame(bytes) ?? sizeBySharp(bytes);
    case 'bmp':
      return readBmpHeader(bytes);
    case 'pnm':
      return readPnmHeader(bytes);
    case 'gif': {
      const { canvasWidth: width, canvasHeight: height } = readGifFrame(bytes);
      return { width, height };
    }
    case undefined:
      return { width: 0, height: 0 };
    case 'webp':
    case 'tiff':
    case 'avif':
      return sizeBySharp(bytes);
  }
}

function pngSize(bytes: Uint8Array): Size {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 24) throw new RangeError('it ends inside its header');
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
