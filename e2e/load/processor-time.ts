import { readFile, readdir } from 'node:fs/promises';
import { z } from 'zod';

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/**
 * Processor time in ms of a process, of those that it began and that live, and of those that have ended.
 * PostgreSQL has a process for each connection. Null where the system does not say so in `/proc`.
 */
export async function processorTime(pid: number): Promise<number | null> {
  const own = await readStat(String(pid));
  if (own === null) return null;
  const all = await Promise.all((await readdir('/proc')).filter(isNumber).map(readStat));
  const living = all.flatMap((one) => (one?.parent === pid ? [one.ms] : []));
  return own.ms + own.endedMs + living.reduce((sum, ms) => sum + ms, 0);
}

type Stat = { parent: number; ms: number; endedMs: number };

/** Fields of `/proc/PID/stat` after the name, which may hold anything: proc(5). */
const fields = z.array(z.coerce.number()).min(15);

async function readStat(pid: string): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const [, ...numbers] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const read = fields.parse(numbers);
  const at = (place: number): number => z.number().parse(read[place]) * TICK_MS;
  return { parent: z.number().parse(read[0]), ms: at(10) + at(11), endedMs: at(12) + at(13) };
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
