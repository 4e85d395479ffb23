import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { makeFolder } from './make-folder.ts';
import { hashOfFile, hexOf, holds, type ContentHash } from './hash-of-file.ts';
import { useProxiesOfEnvironment } from './use-proxies-of-environment.ts';

export type Download = ContentHash & {
  /** tried in this order */
  urls: readonly string[];
  /** sent with each request, such as who asks */
  headers?: Readonly<Record<string, string>>;
  path: string;
  bytes: number;
  /** what to do where none can be reached, without the period */
  advice: string;
  onProgress?: (done: number, total: number) => void;
};

/** A server that says nothing for so long is given up. */
const SILENCE_MS = 60_000;

/**
 * Brings a file of known size and hash to a path, unless it is there. What came before a break is
 * kept in `PATH.part` and gone on with; the environment's proxy variables are honoured. Throws
 * UserError `download-failed` when no address gives the file, `wrong-checksum` when one gives another.
 */
export async function downloadFile(download: Download): Promise<void> {
  const { urls, path, advice } = download;
  if (await holds(path, download)) return;
  useProxiesOfEnvironment();
  await makeFolder(dirname(path));
  const failures: string[] = [];
  for (const url of urls) {
    try {
      await transfer(url, download);
    } catch (error) {
      failures.push(`${new URL(url).host}: ${reasonOf(error)}`);
      continue;
    }
    await keepIfRight(download, url);
    return;
  }
  throw new UserError(`The file cannot be downloaded (${failures.join('; ')}): ${advice}.`, {
    code: 'download-failed',
  });
}

/** Goes on where an earlier transfer broke off, where the server can; else begins again. */
async function transfer(url: string, download: Download): Promise<void> {
  const { path, bytes, headers, onProgress } = download;
  const part = `${path}.part`;
  const before = await sizeOf(part);
  const start = before < bytes ? before : 0;
  const silence = new AbortController();
  let timer = setTimeout(() => {
    silence.abort();
  }, SILENCE_MS);
  const response = await fetch(url, {
    headers: { ...headers, ...(start > 0 ? { range: `bytes=${start}-` } : {}) },
    signal: silence.signal,
  }).finally(() => {
    clearTimeout(timer);
  });
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const goesOn = response.status === 206;
  const file = await open(part, goesOn ? 'a' : 'w');
  try {
    let done = goesOn ? start : 0;
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        silence.abort();
      }, SILENCE_MS);
      done += chunk.length;
      if (done > bytes) throw new Error(`it sends more than ${bytes} bytes`);
      await file.write(chunk);
      onProgress?.(done, bytes);
    }
    await file.sync();
    if (done < bytes) throw new Error(`it broke off after ${done} of ${bytes} bytes`);
  } finally {
    clearTimeout(timer);
    await file.close();
  }
}

async function keepIfRight(download: Download, url: string): Promise<void> {
  const { path, advice } = download;
  const part = `${path}.part`;
  const found = String(await hashOfFile(part, download));
  if (found === hexOf(download)) {
    await rename(part, path);
    return;
  }
  await rm(part, { force: true });
  throw new UserError(
    `${url} gave another file (${'sha256' in download ? 'sha256' : 'sha1'} ${found.slice(0, 16)}… in place of ${hexOf(download).slice(0, 16)}…): try again, or ${advice}.`,
    { code: 'wrong-checksum' },
  );
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** `fetch` hides the system's word in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
