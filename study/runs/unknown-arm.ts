import { asSentence } from '#domain/as-sentence.ts';
import { didYouMean } from '#domain/did-you-mean.ts';
import { UserError } from '#domain/user-error.ts';

/** A study has no arm of that key: says which it has, and which is likely meant. */
export function unknownArm(slug: string, key: string, arms: readonly { key: string }[]): UserError {
  if (arms.length === 0) {
    return new UserError(
      `The study ${slug} has no arm ${key}: it was imported with its votes alone, and no arm whose images were made is in it.`,
      { code: 'unknown-arm' },
    );
  }
  const keys = arms.map((arm) => arm.key).join(', ');
  const meant = didYouMean(
    key,
    arms.map((arm) => arm.key),
  );
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return new UserError(
    asSentence(`The study ${slug} has no arm ${key}: its arms are ${keys}${hint}`),
    {
      code: 'unknown-arm',
    },
  );
}
