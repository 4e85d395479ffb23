import type { Act } from './act.ts';
import { withBasePath } from '../../_ui/base-path.ts';
import { boundVote } from './bound-vote.ts';
import { codeOfRefusal } from './code-of-refusal.ts';

/**
 * What became of an act: `taken`; `later`, when the server could not be reached or was busy;
 * `signed_out` and `closed`, when no act of this rater is taken now; `refused`, when this one never
 * will be; `strange`, when what answered does not seem to be our server.
 */
export type Delivery =
  | { outcome: 'taken'; answer: unknown }
  | { outcome: 'later' | 'signed_out' | 'closed' | 'refused' | 'strange' };

const PATIENCE_MS = 15_000;
const BUSY = [408, 425, 429];

/** Sends an act to the server, once. */
export async function sendAct(act: Act, ask: typeof fetch): Promise<Delivery> {
  try {
    const response = await ask(withBasePath(`/api/rating/${addressOf(act)}`), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(bodyOf(act)),
      // a vote that is under way when the page closes still arrives
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { outcome: 'taken', answer: await response.json() };
    return { outcome: await judge(response) };
  } catch {
    return { outcome: 'later' };
  }
}

function addressOf({ kind }: Act): string {
  return { vote: 'votes', undo: 'undo', report: 'report' }[kind];
}

function bodyOf(act: Act): object {
  if (act.kind === 'vote') return boundVote(act.vote);
  const marked = { ...act.marks, idempotencyKey: act.key };
  if (act.kind === 'report') return { ...marked, trialId: act.trialId, reason: act.reason };
  return { ...marked, ...(act.target && { target: act.target }) };
}

async function judge(
  response: Response,
): Promise<'later' | 'signed_out' | 'closed' | 'refused' | 'strange'> {
  if (response.status >= 500 || BUSY.includes(response.status)) return 'later';
  if (response.status === 401) return 'signed_out';
  const code = await codeOfRefusal(response);
  // an answer that is not ours, such as that of a network's sign-in page
  if (code === undefined) return 'strange';
  // the study has to be mended first
  if (code === 'record-broken') return 'later';
  return code === 'study-closed' || code === 'withdrawn' ? 'closed' : 'refused';
}
