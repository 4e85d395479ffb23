import type { Study } from '#prisma/generated/client.ts';

/** Whether a study was frozen: anything of it that says so, since each may have been taken away. */
export function isFrozen({
  state,
  frozenHash,
  frozenText,
  openedAt,
}: Pick<Study, 'state' | 'frozenHash' | 'frozenText' | 'openedAt'>): boolean {
  if (state === 'open' || state === 'closed') return true;
  return frozenHash !== null || frozenText !== null || openedAt !== null;
}
