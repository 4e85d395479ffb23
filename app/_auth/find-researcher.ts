import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { z } from 'zod';
import { database } from '../_data/database.ts';
import { authOptions } from './auth-options.ts';

export type Researcher = { id: string; name: string; email: string | null; hasPassword: boolean };

const sessionSchema = z.object({ user: z.object({ id: z.string() }) });

/** Who is signed in, read from the database once for each request; null when nobody is. */
export const findResearcher = cache(async (): Promise<Researcher | null> => {
  const session = sessionSchema.safeParse(await getServerSession(authOptions()));
  if (!session.success) return null;
  const user = await database().user.findUnique({ where: { id: session.data.user.id } });
  if (!user) return null;
  const { id, name, email, passwordHash } = user;
  return { id, name, email, hasPassword: passwordHash !== null };
});
