import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { at } from '#domain/at.ts';

/**
 * Where a number of a process means the same one: this machine, and on Linux the space of numbers of
 * this container.
 */
export async function placeOfNumbers(): Promise<string> {
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${space}`.trim();
}

/** When the process that has a number now began, in words that tell it from all others; null: none has it. */
export async function beginningOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return askPs(pid, 'lstart=');
  const stat = await readWords(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const boot = await readWords('/proc/sys/kernel/random/boot_id');
  // behind the name, which may hold anything, follow the state and, 19 fields on, the beginning
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : `${at(fields, 19)} of boot ${String(boot)}`;
}

/** The words that the process with a number was started with; null: there is none. */
export async function wordsOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return askPs(pid, 'args=');
  const words = await readWords(`/proc/${pid}/cmdline`);
  return words === null ? null : words.replaceAll('\0', ' ');
}

async function readWords(file: string): Promise<string | null> {
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

async function askPs(pid: number, column: string): Promise<string | null> {
  return promisify(execFile)('ps', ['-o', column, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}
