import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { acceptInvitation } from '#study/colleagues/accept-invitation.ts';
import { database } from '../_data/database.ts';
import { readWebEnv } from '../_data/env.ts';
import { withBasePath } from '../_ui/base-path.ts';
import { authLog } from './auth-log.ts';
import { consumeSignInLink } from './consume-sign-in-link.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { NOT_ADMITTED, oidcProvider } from './oidc-provider.ts';
import { passwordTries } from './password-tries.ts';
import { signInWithPassword } from './sign-in-with-password.ts';

const tries = passwordTries();
const thirtyDays = 30 * 24 * 60 * 60;

const linkForm = z.object({ token: z.string().min(16).max(128) });
const invitationForm = linkForm.extend({ name: z.string().trim().min(1).max(200) });
const passwordForm = z.object({
  email: z.string().trim().toLowerCase().max(320),
  password: z.string().min(1).max(1024),
});

/**
 * How researchers sign in: by a one-time link, by an invitation, or by e-mail address and password. The session is a
 * signed cookie that names the user; who that is and what they may do is read anew each time.
 *
 * @param secure people come by https: cookies are for encrypted connections, and for this host, only
 */
export function authOptions({ secure }: { secure: boolean }): NextAuthOptions {
  const { secret, oidc } = readWebEnv();
  return {
    secret,
    logger: authLog,
    session: { strategy: 'jwt', maxAge: thirtyDays },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: secure ? '__Host-onpar_session' : 'onpar_session',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    pages: { signIn: withBasePath('/sign-in'), error: withBasePath('/sign-in') },
    providers: [
      linkProvider(),
      invitationProvider(),
      passwordProvider(),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    events: { signIn: ({ user }) => rememberBrowser(user.id) },
    callbacks: {
      signIn: ({ user }) => user.id !== NOT_ADMITTED,
      // there is an account exactly when someone signs in
      jwt: ({ token, account }) => {
        if (!account) return token;
        const cameByLink = ['link', 'invitation'].includes(account.provider);
        const signedInAt = Date.now();
        return { ...token, signedInAt, ...(cameByLink && { linkUsedAt: signedInAt }) };
      },
      session: ({ session, token: { sub: id, linkUsedAt, signedInAt } }) => {
        const user = { name: null, id, linkUsedAt, signedInAt };
        return { ...session, user };
      },
    },
  };
}

function linkProvider(): ReturnType<typeof CredentialsProvider> {
  return CredentialsProvider({
    id: 'link',
    name: 'Sign-in link',
    credentials: { token: {} },
    authorize: async (given) => {
      const form = linkForm.safeParse(given);
      const now = new Date();
      if (!form.success) return null;
      const userId = await consumeSignInLink(database(), { token: form.data.token, now });
      return userId === null ? null : { id: userId };
    },
  });
}

/** Whoever takes an invitation up with no account yet gets one of the name they give. */
function invitationProvider(): ReturnType<typeof CredentialsProvider> {
  return CredentialsProvider({
    id: 'invitation',
    name: 'Invitation',
    credentials: { token: {}, name: {} },
    authorize: async (given) => {
      const form = invitationForm.safeParse(given);
      const now = new Date();
      if (!form.success) return null;
      const { token, name } = form.data;
      const joined = await acceptInvitation({ db: database(), token, joiner: { name }, now });
      return joined === null ? null : { id: joined.userId };
    },
  });
}

function passwordProvider(): ReturnType<typeof CredentialsProvider> {
  return CredentialsProvider({
    id: 'password',
    name: 'Password',
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const form = passwordForm.safeParse(given);
      if (!form.success) return null;
      const { email } = form.data;
      const tryer = { email, browser: await knownBrowser(email) };
      if (!(await tries.may(tryer))) throw new Error('TooManyAttempts');
      const userId = await signInWithPassword(database(), form.data);
      if (userId === null) return null;
      await tries.forget(tryer);
      return { id: userId };
    },
  });
}
