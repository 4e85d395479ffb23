import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadFile } from './download-file.ts';
import type { Download } from './download-file.ts';

const FILE = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 251));
const sha256 = createHash('sha256').update(FILE).digest('hex');

let folder = '';
let server: Server | undefined;
const asked: (string | undefined)[] = [];
/** resolved when the first bytes of a download are on disk */
let arrived = Promise.withResolvers<undefined>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-download-'));
  asked.length = 0;
  arrived = Promise.withResolvers();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  server?.close();
  server = undefined;
});

function startOf(range: string | undefined): number {
  const start = range?.match(/^bytes=(\d+)-/)?.[1];
  return start === undefined ? 0 : Number(start);
}

/** A server of the file; `breakAt` cuts the first answer off, once some of it has arrived. */
async function serve(options: {
  breakAt?: number;
  ranges?: boolean;
  body?: Buffer;
}): Promise<string> {
  const { breakAt, ranges = true, body = FILE } = options;
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    const start = ranges ? startOf(request.headers.range) : 0;
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': body.length - start });
    if (breakAt !== undefined && asked.length === 1) {
      response.write(body.subarray(0, breakAt));
      void arrived.promise.then(() => request.socket.end());
      return;
    }
    response.end(body.subarray(start));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/file`;
}

const download = (url: string): Download => ({
  urls: [url],
  path: join(folder, 'file'),
  sha256,
  bytes: FILE.length,
  advice: 'bring it yourself',
  onProgress: () => arrived.resolve(undefined),
});

describe('a download', () => {
  it('brings the file once', async () => {
    const url = await serve({});
    await downloadFile(download(url));
    await downloadFile(download(url));
    expect(await readFile(join(folder, 'file'))).toEqual(FILE);
    expect(asked.length).toBe(1);
  });

  it.each([true, false])(
    'that broke off is gone on with (server knows ranges: %s)',
    async (ranges) => {
      const url = await serve({ breakAt: 70_000, ranges });
      await expect(downloadFile(download(url))).rejects.toThrow('bring it yourself');
      await downloadFile(download(url));
      expect(await readFile(join(folder, 'file'))).toEqual(FILE);
      expect(asked[1]).toMatch(/^bytes=\d+-$/);
    },
  );

  it('of another file is refused and not kept', async () => {
    const url = await serve({ body: Buffer.from(FILE).fill(1, 10, 20) });
    await expect(downloadFile(download(url))).rejects.toThrow('gave another file');
    await expect(readFile(join(folder, 'file'))).rejects.toThrow('ENOENT');
    await expect(readFile(join(folder, 'file.part'))).rejects.toThrow('ENOENT');
  });

  it('tries the next address where one does not answer', async () => {
    const url = await serve({});
    await downloadFile({ ...download(url), urls: ['http://127.0.0.1:9/none', url] });
    expect(await readFile(join(folder, 'file'))).toEqual(FILE);
  });

  it('without any says in one sentence what to do', async () => {
    await writeFile(join(folder, 'other'), '');
    const failed = downloadFile({ ...download(''), urls: ['http://127.0.0.1:9/none'] });
    await expect(failed).rejects.toThrow(
      /^The file cannot be downloaded \(.*\): bring it yourself\.$/,
    );
  });
});
