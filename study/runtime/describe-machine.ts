import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';

/** This computer in one line: processor, cores this process may use, memory, system. */
export function describeMachine(): string {
  const model = at(cpus(), 0, 'the processors of this machine').model.trim() || arch();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${countOf(availableParallelism(), 'thread')}, ${memory} GiB, ${platform()} ${release()} ${arch()}`;
}
