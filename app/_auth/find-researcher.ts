import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { z } from 'zod';
import { database } from '../_data/database.ts';
import { readPublicAddress } from '../_data/read-public-address.ts';
import { authOptions } from './auth-options.ts';

export type Researcher = {
  id: string;
  name: string;
  email: string | null;
  hasPassword: boolean;
  /** signed in by a one-time link within the hour: may set a new password without the old one */
  cameByLink: boolean;
};

const linkCountsMs = 60 * 60 * 1000;

const sessionSchema = z.object({
  user: z.object({
    id: z.string(),
    linkUsedAt: z.number().optional(),
    signedInAt: z.number().optional(),
  }),
});

/** Who is signed in, read from the database once for each request; null when nobody is. */
export const findResearcher = cache(async (): Promise<Researcher | null> => {
  const session = sessionSchema.safeParse(
    await getServerSession(authOptions(await readPublicAddress())),
  );
  if (!session.success) return null;
  const { id, linkUsedAt = 0, signedInAt = 0 } = session.data.user;
  const user = await database().user.findUnique({ where: { id } });
  if (!user) return null;
  const { name, email, passwordHash, sessionsEndedAt } = user;
  if (sessionsEndedAt !== null && signedInAt <= sessionsEndedAt.getTime()) return null;
  const cameByLink = Date.now() - linkUsedAt < linkCountsMs;
  return { id, name, email, hasPassword: passwordHash !== null, cameByLink };
});
