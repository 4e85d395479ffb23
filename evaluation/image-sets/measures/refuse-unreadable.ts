import { printable } from '#domain/printable.ts';
import { UserError } from '#domain/user-error.ts';
import type { SetAside } from '../images/image-set.ts';

/** What to do about an image that cannot be read: stop with all such named, or leave it out. */
export const ON_BAD_IMAGE = ['stop', 'skip'] as const;

export type OnBadImage = (typeof ON_BAD_IMAGE)[number];

/** Names beyond this many are counted: a message is to be read. */
const MAX_NAMED = 200;

/** The one sentence for images that cannot be read, all of them named. */
export function refuseUnreadable(images: readonly SetAside[]): UserError {
  const [first] = images;
  const message =
    images.length === 1 && first !== undefined
      ? `The image ${printable(first.file)} cannot be read (${first.reason}): replace or remove it, or leave it out with --on-bad-image skip.`
      : `${images.length} images cannot be read (${namedWithReasons(images)}): replace or remove them, or leave them out with --on-bad-image skip.`;
  const causes = images.flatMap(({ cause }) => (cause === undefined ? [] : [cause]));
  const cause = causes.length > 1 ? new AggregateError(causes) : causes[0];
  return new UserError(message, { code: 'unreadable-image', cause });
}

/** Files with their reasons, those of one reason together. */
export function namedWithReasons(files: readonly SetAside[], most = MAX_NAMED): string {
  const byReason = Map.groupBy(files.slice(0, most), ({ reason }) => reason);
  const named = [...byReason].map(
    ([reason, alike]) => `${alike.map(({ file }) => printable(file)).join(', ')}: ${reason}`,
  );
  if (files.length > most) named.push(`and ${files.length - most} more`);
  return named.join('; ');
}
