import { askLean } from '#prisma/ask-lean.ts';
import type { Asker } from '#prisma/asker.ts';
import { database } from './database.ts';

let lean: Asker | undefined;

/** The process's database, for what raters' pages ask all the time. */
export function leanDatabase(): Asker {
  return (lean ??= askLean(database()));
}
