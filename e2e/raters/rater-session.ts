import { present } from '#domain/present.ts';
import { z } from 'zod';
import { sendRequest } from './send-request.ts';
import type { Reply } from './send-request.ts';

/** A rater's browser, as the server knows it: which one, and its cookie. */
export type RaterSession = {
  get: (path: string) => Promise<Reply>;
  post: (path: string, sent: object) => Promise<Reply>;
};

const hiddenField = /<input type="hidden" name="([^"]*)"(?: value=("[^"]*"))?/g;

/**
 * Opens an invitation as a browser without scripts does, and gives consent.
 *
 * @throws Error when the server does not take it; the link can be opened again
 */
export async function openInvitation(link: string): Promise<RaterSession> {
  const { origin } = new URL(link);
  const page = await sendRequest(link);
  mustBe('the invitation', page, 200);
  const form = new FormData();
  for (const [, name, value] of page.body.toString().matchAll(hiddenField)) {
    form.append(
      present(name, 'the name of a field'),
      value === undefined ? '' : unescape(value.slice(1, -1)),
    );
  }
  const encoded = new Response(form);
  const taken = await sendRequest(link, {
    method: 'POST',
    headers: { origin, 'content-type': present(encoded.headers.get('content-type'), 'its type') },
    body: Buffer.from(await encoded.arrayBuffer()),
  });
  mustBe('the start', taken, 303);
  const [cookie] = z.array(z.string()).min(1).parse([taken.headers['set-cookie']].flat());
  const session = createSession(origin, present(cookie?.split(';')[0], 'a cookie'));
  mustBe('the consent', await session.post('/api/rating/consent', { agree: true }), 200);
  return session;
}

function createSession(origin: string, cookie: string): RaterSession {
  const own = { cookie, origin, 'sec-fetch-site': 'same-origin' };
  return {
    get: (path) => sendRequest(`${origin}${path}`, { headers: own }),
    post: (path, sent) =>
      sendRequest(`${origin}${path}`, {
        method: 'POST',
        headers: { ...own, 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      }),
  };
}

function mustBe(what: string, { status, body }: Reply, wanted: number): void {
  if (status === wanted) return;
  throw new Error(`${what} was answered with ${status}: ${body.toString().slice(0, 200)}`);
}

/** What React writes in an attribute. */
function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
