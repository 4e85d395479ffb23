import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { decodeText } from './decode-text.ts';
import { utf8Stream } from './utf8-stream.ts';

const file = { fileName: 'f.csv', code: 'not-text' } as const;

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function streamed(bytes: Uint8Array, size: number): Promise<string> {
  const pieces = await Array.fromAsync(utf8Stream(chunksOf(bytes, size), file));
  // a piece ends with a whole character, so that each can be read alone
  return pieces.map((piece) => Buffer.from(piece).toString()).join('');
}

function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  throw error;
}

const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 LE': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
} as const;

describe('the text of a file', () => {
  it.each(Object.entries(ENCODINGS))(
    'is the same in %s, at once or as it comes',
    async (_, encode) => {
      const text = fc
        .string({ unit: 'grapheme', minLength: 1 })
        .filter((it) => it.isWellFormed() && !it.includes('\0') && !it.startsWith('\uFEFF'));
      await fc.assert(
        fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (written, size) => {
          const bytes = encode(written);
          expect(await streamed(bytes, size)).toBe(written);
          expect(decodeText({ bytes, ...file })).toBe(written);
        }),
      );
    },
  );

  it('is UTF-16 without a byte order mark where its first characters show it', async () => {
    const bytes = Buffer.from('study,rater', 'utf16le');
    expect(await streamed(bytes, 3)).toBe('study,rater');
    expect(await streamed(Buffer.from(bytes).swap16(), 3)).toBe('study,rater');
  });

  it('names the line of the first byte that is no text, however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(30),
        fc.constantFrom([0xff], [0xc3], [0xf0, 0x9f], [0]),
        fc.integer({ min: 1, max: 50 }),
        async (lines, wrong, size) => {
          const good = Buffer.from('größe,😀\n'.repeat(lines));
          const bytes = Buffer.concat([
            good,
            Buffer.from('a'),
            Uint8Array.from(wrong),
            Buffer.from('\nb'),
          ]);
          const message = await streamed(bytes, size).then(() => 'accepted', messageOf);
          expect(message).toMatch(
            new RegExp(`^f\\.csv:${lines + 1} (is not valid UTF-8|holds the char)`),
          );
          expect(() => decodeText({ bytes, ...file })).toThrow(message);
        },
      ),
    );
  });

  const entry = (name: string, content: string): string =>
    `PK\u0003\u0004${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}${content}`;
  it.each([
    [
      entry('[Content_Types].xml', '<x/>') + entry('xl/workbook.xml', ''),
      /an Excel workbook, .* CSV/,
    ],
    [entry('docProps/app.xml', '') + entry('xl/styles.xml', ''), /an Excel workbook, .* CSV/],
    [
      entry('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
      /OpenDocument spreadsheet/,
    ],
    [entry('[Content_Types].xml', '') + entry('word/document.xml', ''), /a Word document/],
    [entry('prompts.csv', 'prompt\n'), /a zip archive, and no text: unpack it/],
    ['PAR1\0\u00ff', /a Parquet file, and no text: write it as CSV/],
    ['\u0080\u0004\u0095\0', /a Python pickle/],
    ['\u0003\u00c8\u00ff\u00fe\u0001\u0007', /is binary, and no text: give a CSV/],
    ['<!DOCTYPE html>\n<html>', /a web page, .* download the file itself/],
    ['version https://git-lfs.github.com/spec/v1\noid', /Git LFS pointer, .* git lfs pull/],
  ])('is told from what is none, and what to do: %j', async (latin1, message) => {
    const bytes = Buffer.from(latin1, 'latin1');
    expect(() => decodeText({ bytes, ...file })).toThrow(message);
    expect(await streamed(bytes, 100).catch(messageOf)).toMatch(message);
  });
});
