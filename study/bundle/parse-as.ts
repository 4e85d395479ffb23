import type { z } from 'zod';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * A part of a bundle that is JSON, typed.
 *
 * @throws UserError `bad-bundle` with the name of the part and the place in it
 */
export function parseAs<T>(shape: z.ZodType<T>, text: string, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`${name} is not JSON; take the bundle from where it was published.`, {
      code: 'bad-bundle',
    });
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const { path, message } = present(issue, 'an issue');
  const where = path.length === 0 ? '' : ` at ${path.map(String).join('.')}`;
  throw new UserError(`${name} is not as a bundle has it${where}: ${message}.`, {
    code: 'bad-bundle',
  });
}
