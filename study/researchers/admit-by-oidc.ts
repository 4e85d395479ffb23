import type { Database } from '#prisma/client.ts';

/**
 * The researcher whom a provider of single sign-on names, or null when they may not come in. Known by
 * what the provider calls them; the first time, by an address that the provider has confirmed and
 * that no other of its people has taken. With `any`, whoever it knows gets an account.
 *
 * @param options.email only where the provider has confirmed it
 */
export async function admitByOidc(options: {
  db: Database;
  subject: string;
  email: string | undefined;
  name: string | undefined;
  accounts: 'known' | 'any';
}): Promise<string | null> {
  const { db, subject: oidcSubject, name, accounts } = options;
  const known = await db.user.findUnique({ where: { oidcSubject } });
  if (known) return known.id;
  const email = options.email?.toLowerCase();
  const holder = email === undefined ? null : await db.user.findUnique({ where: { email } });
  if (holder) {
    const { count } = await db.user.updateMany({
      where: { id: holder.id, oidcSubject: null },
      data: { oidcSubject },
    });
    return count === 1 ? holder.id : null;
  }
  if (accounts === 'known') return null;
  const called = name === undefined || name === '' ? (email ?? 'Researcher') : name;
  const made = await db.user.upsert({
    where: { oidcSubject },
    create: { oidcSubject, name: called, ...(email !== undefined && { email }) },
    update: {},
  });
  return made.id;
}
