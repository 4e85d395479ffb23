import type { Database } from '#prisma/client.ts';
import { hashPassword, verifyPassword } from './password.ts';

let decoy: Promise<string> | undefined;

/**
 * Whom an e-mail address and a password sign in, or null. An address that is not known takes as long
 * as a wrong password, so that the answer's time does not tell which addresses exist.
 */
export async function signInWithPassword(
  database: Pick<Database, 'user'>,
  { email, password }: { email: string; password: string },
): Promise<string | null> {
  const user = await database.user.findUnique({ where: { email } });
  decoy ??= hashPassword('nobody');
  const matches = await verifyPassword(password, user?.passwordHash ?? (await decoy));
  return user?.passwordHash && matches ? user.id : null;
}
