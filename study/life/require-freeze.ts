import type { DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { checkFreeze, WHOLE_DOCUMENT } from './check-freeze.ts';
import type { FreezeCheck, FrozenRow } from './check-freeze.ts';
import { describeDifferences } from './describe-difference.ts';

/**
 * The lock that a study's results are behind: that it is what was frozen when it opened.
 *
 * @throws UserError that names each difference that no deviation explains
 */
export async function requireFreeze(options: {
  db: DatabaseSession;
  study: FrozenRow & Pick<Study, 'slug'>;
}): Promise<FreezeCheck> {
  const check = await checkFreeze(options);
  refuseBrokenFreeze(options.study.slug, check);
  return check;
}

/** @throws UserError that names each difference that no deviation explains */
export function refuseBrokenFreeze(slug: string, check: FreezeCheck): void {
  if (check.holds) return;
  throw new UserError(brokenFreeze(slug, check), { code: 'frozen-differs' });
}

/** What is no longer as it was frozen, and what to do, in one sentence. */
export function brokenFreeze(slug: string, check: FreezeCheck): string {
  const unexplained = check.differences.filter(({ explained }) => !explained);
  const lost = unexplained.some(({ path }) => path === WHOLE_DOCUMENT);
  const what = lost ? lostDocument(check) : describeDifferences(unexplained);
  return `study ${slug} is not what was frozen when it opened: ${what}: put it back, or say why with \`onpar study explain ${slug} --reason TEXT\``;
}

function lostDocument({ frozen_sha256: frozen, now_sha256: now }: FreezeCheck): string {
  return frozen === null
    ? `its hash, which is now ${now}, is no longer kept`
    : `its hash was frozen as ${frozen} and is now ${now}, and what differs cannot be named, since no document of that hash is kept`;
}
