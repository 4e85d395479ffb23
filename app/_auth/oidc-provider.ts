import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { admitByOidc } from '#study/researchers/admit-by-oidc.ts';
import { database } from '../_data/database.ts';
import type { OidcSettings } from '../_data/env.ts';

/** In place of a user's id: the provider knows this person, and nobody lets them in here. */
export const NOT_ADMITTED = 'not-admitted';

const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(320).optional(),
  email_verified: z.boolean().optional(),
  name: z.string().trim().max(200).optional(),
});

/**
 * Sign-in with a provider of OpenID Connect (Core 1.0), by the authorization code flow with PKCE,
 * state and nonce. What it says of a person is taken from the signed ID token alone.
 */
export function oidcProvider(settings: OidcSettings): OAuthConfig<unknown> {
  const { issuer, clientId, clientSecret, name, accounts } = settings;
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: async (given) => {
      const { sub, email, email_verified: isVerified, name: called } = claims.parse(given);
      const userId = await admitByOidc({
        db: database(),
        subject: `${issuer} ${sub}`,
        email: isVerified === true ? email : undefined,
        name: called,
        accounts,
      });
      return { id: userId ?? NOT_ADMITTED };
    },
  };
}
