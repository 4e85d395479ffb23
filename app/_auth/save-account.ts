import { z } from 'zod';
import { at } from '#domain/at.ts';
import type { Database } from '#prisma/client.ts';
import { hashPassword, verifyPassword } from './password.ts';

const form = z.object({
  name: z.string().trim().min(1, 'Give your name.').max(200),
  email: z.email('Give an e-mail address.').trim().toLowerCase().max(320),
  present: z.string().max(1024).default(''),
  password: z
    .string()
    .max(1024)
    .refine(
      (text) => text === '' || text.length >= 12,
      'Give a password of at least 12 characters.',
    ),
});

/**
 * Saves what a person wrote about themselves. The address and the password are changed only with the
 * present password, once there is one, unless the person came by a one-time link just now.
 */
export async function saveAccount(
  database: Pick<Database, 'user'>,
  { id: userId, cameByLink }: { id: string; cameByLink: boolean },
  given: unknown,
): Promise<{ done: string } | { error: string }> {
  const parsed = form.safeParse(given);
  if (!parsed.success)
    return { error: at(parsed.error.issues, 0, 'what is wrong with the form').message };
  const { name, email, present, password } = parsed.data;
  const user = await database.user.findUniqueOrThrow({ where: { id: userId } });
  const sensitive = !cameByLink && (email !== user.email || password !== '');
  if (user.passwordHash === null && password === '') return { error: 'Set a password.' };
  if (
    sensitive &&
    user.passwordHash !== null &&
    !(await verifyPassword(present, user.passwordHash))
  ) {
    return { error: 'The present password is not right.' };
  }
  const holder = await database.user.findUnique({ where: { email } });
  if (holder && holder.id !== userId) return { error: 'This address belongs to another account.' };
  await database.user.update({
    where: { id: userId },
    data: { name, email, ...(password !== '' && { passwordHash: await hashPassword(password) }) },
  });
  return { done: 'Saved.' };
}
