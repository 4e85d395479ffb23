import type { Database } from '#prisma/client.ts';
import { limitTogether } from './rate-limit.ts';

/** Who tries a password: for which account, and from which browser, where the account is known there. */
export type Tryer = { email: string; browser: string | undefined };

export type PasswordTries = {
  /** counts a try; false when there were too many */
  may: (tryer: Tryer) => Promise<boolean>;
  /** forgets the tries before one that succeeded */
  forget: (tryer: Tryer) => Promise<void>;
};

const windowMs = 15 * 60_000;

/**
 * How often passwords may be tried: ten times in fifteen minutes. A browser from which the account
 * signed in before has tries of its own, so that a stranger cannot keep the owner out. All other
 * browsers share those of the account, and 300 of the whole service: checking a password takes 128 MiB
 * and a third of a second.
 */
export function passwordTries(connect?: () => Database): PasswordTries {
  const ofBrowser = limitTogether('password-browser', { limit: 10, windowMs }, connect);
  const ofAccount = limitTogether('password-account', { limit: 10, windowMs }, connect);
  const ofStrangers = limitTogether('password', { limit: 300, windowMs }, connect);
  return {
    may: async ({ email, browser }) => {
      if (browser !== undefined) return ofBrowser.allow(`${browser} ${email}`);
      return (await ofAccount.allow(email)) && (await ofStrangers.allow('all'));
    },
    forget: ({ email, browser }) =>
      browser === undefined ? ofAccount.reset(email) : ofBrowser.reset(`${browser} ${email}`),
  };
}
