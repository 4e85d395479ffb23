import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { present } from '#domain/present.ts';

export type LocalProvider = {
  issuer: string;
  /** lets an installation at this address ask it who people are */
  serve: (address: string) => void;
  close: () => void;
};

export const CLIENT = { id: 'onpar', secret: 'a secret of the test' };

/**
 * A provider of OpenID Connect on this machine. Whoever signs in there is who they say: the login is
 * the address, which is confirmed unless it begins with `unconfirmed`.
 */
export async function startLocalProvider(): Promise<LocalProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' ? present(bound, 'the address of the provider').port : 0;
  const issuer = `http://localhost:${port}`;
  return {
    issuer,
    serve: (address) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: [`${address}/api/auth/callback/oidc`],
          },
        ],
        // the names of claims in the ID token itself, as Google and Microsoft give them
        conformIdTokenClaims: false,
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        cookies: { keys: ['a key of the test'] },
        findAccount: (_context, email) => ({
          accountId: email,
          claims: () => ({
            sub: `id of ${email}`,
            email,
            email_verified: !email.startsWith('unconfirmed'),
            name: email.split('@')[0],
          }),
        }),
      });
      const answer = provider.callback();
      server.on('request', (request, response) => void answer(request, response));
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
