import { UserError } from '#domain/user-error.ts';

/** A study has no arm of that key: says which it has. */
export function unknownArm(slug: string, key: string, arms: readonly { key: string }[]): UserError {
  const keys = arms.map((arm) => arm.key).join(', ');
  return new UserError(`The study ${slug} has no arm ${key}: its arms are ${keys}.`, {
    code: 'unknown-arm',
  });
}
