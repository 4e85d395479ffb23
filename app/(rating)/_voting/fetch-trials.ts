import type { Served } from './trial.ts';
import { withBasePath } from '../../_ui/base-path.ts';

export type FetchedTrials =
  { outcome: 'taken'; served: Served } | { outcome: 'later' | 'signed_out' | 'closed' };

const PATIENCE_MS = 15_000;

/** Asks the server for the rater's next trials. */
export async function fetchTrials(ask: typeof fetch): Promise<FetchedTrials> {
  try {
    const response = await ask(withBasePath('/api/rating/trials'), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 401) return { outcome: 'signed_out' };
    if (response.status === 409) return { outcome: await endOf(response) };
    if (!response.ok) return { outcome: 'later' };
    const served = (await response.json()) as Served;
    return { outcome: 'taken', served };
  } catch {
    return { outcome: 'later' };
  }
}

/** A study that has to be mended goes on later. */
async function endOf(response: Response): Promise<'closed' | 'later'> {
  const body: unknown = await response.json();
  const isBroken =
    typeof body === 'object' && body !== null && 'code' in body && body.code === 'record-broken';
  return isBroken ? 'later' : 'closed';
}
