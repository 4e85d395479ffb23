import type { IncomingMessage, ServerResponse } from 'node:http';
import { preferredLanguage } from '#domain/words/preferred-language.ts';
import { wordsOf } from '#domain/words/words-of.ts';
import { clientAddress } from '#operations/client-address.ts';
import type { TrustedProxies } from '#operations/parse-trusted-proxies.ts';
import { limitHere } from '../_auth/rate-limit.ts';
import type { Guessable } from '../(rating)/_server/guessable.ts';
import { networkOf } from './network-of.ts';

const WINDOW_MS = 60_000;
const MOST_GUESSES = 60;
/** What is answered to a secret that is none; pages for raters without a session say so with 200. */
const REFUSED: readonly number[] = [401, 404];

type GuessLimit = {
  /** answers a request that guesses once too often, and gives true; false for all others */
  refuse: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
};

/**
 * Limits guesses at links, sessions and images: secrets that nobody was given, by the network that they
 * come from. Beyond the limit a request is refused before any page is made of it, unless what it brings
 * is known: neighbours of whoever guesses, and a panel behind one address, go on.
 *
 * @param options.guessableOf the secret that a request brings; null without one
 * @param options.trustedProxies who is believed about where a request came from; undefined: nobody
 */
export function limitGuesses(options: {
  guessableOf: (request: IncomingMessage) => Guessable | null;
  isKnown: (secret: Guessable) => Promise<boolean>;
  trustedProxies?: TrustedProxies | undefined;
  most?: number;
}): GuessLimit {
  const { guessableOf, trustedProxies, most = MOST_GUESSES } = options;
  const guesses = limitHere({ limit: most, windowMs: WINDOW_MS });
  // while the database does not answer, what was asked is left to say so
  const isKnown = (secret: Guessable): Promise<boolean> =>
    options.isKnown(secret).catch(() => true);
  return {
    refuse: async (request, response) => {
      const secret = guessableOf(request);
      if (secret === null) return false;
      const network = networkOf(clientAddress(request, trustedProxies));
      if ((await guesses.isSpent(network)) && !(await isKnown(secret))) {
        answerTooMany(request, response);
        return true;
      }
      response.once('close', () => {
        if (isAnsweredAsGuess(secret, response))
          void isKnown(secret).then((known) => (known ? true : guesses.allow(network)));
      });
      return false;
    },
  };
}

/** Pages answer alike whatever they are brought, so that it has to be looked up. */
function isAnsweredAsGuess({ kind }: Guessable, { statusCode, req }: ServerResponse): boolean {
  const isPage = kind !== 'image' && req.url?.includes('/api/') === false;
  return isPage || REFUSED.includes(statusCode);
}

function answerTooMany({ headers }: IncomingMessage, response: ServerResponse): void {
  const language = preferredLanguage(headers['accept-language'] ?? null);
  response.writeHead(429, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Language': language,
    'Cache-Control': 'no-store',
    'Retry-After': String(WINDOW_MS / 1000),
  });
  response.end(wordsOf(language).invitation.tooMany);
}
