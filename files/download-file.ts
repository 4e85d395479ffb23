import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { setGlobalProxyFromEnv } from 'node:http';
import { dirname } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { sha256OfFile } from './sha256-of-file.ts';

export type Download = {
  /** tried in this order */
  urls: readonly string[];
  path: string;
  sha256: string;
  bytes: number;
  /** what to do where none can be reached, without the period */
  advice: string;
  onProgress?: (done: number, total: number) => void;
};

/** A server that says nothing for so long is given up. */
const SILENCE_MS = 60_000;

/**
 * Brings a file of known size and sha256 to a path, unless it is there. What came before a break is
 * kept in `PATH.part` and gone on with; the environment's proxy variables are honoured. Throws
 * UserError `download-failed` when no address gives the file, `wrong-checksum` when one gives another.
 */
export async function downloadFile(download: Download): Promise<void> {
  const { urls, path, sha256, advice } = download;
  if ((await sha256OfFile(path)) === sha256) return;
  setGlobalProxyFromEnv();
  await mkdir(dirname(path), { recursive: true });
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
async function transfer(url: string, { path, bytes, onProgress }: Download): Promise<void> {
  const part = `${path}.part`;
  const before = await sizeOf(part);
  const start = before < bytes ? before : 0;
  const silence = new AbortController();
  let timer = setTimeout(() => {
    silence.abort();
  }, SILENCE_MS);
  const response = await fetch(url, {
    ...(start > 0 ? { headers: { range: `bytes=${start}-` } } : {}),
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

async function keepIfRight({ path, sha256, advice }: Download, url: string): Promise<void> {
  const part = `${path}.part`;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer);
  const found = hash.digest('hex');
  if (found === sha256) {
    await rename(part, path);
    return;
  }
  await rm(part, { force: true });
  throw new UserError(
    `${url} gave another file (sha256 ${found.slice(0, 16)}… in place of ${sha256.slice(0, 16)}…): try again, or ${advice}.`,
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
