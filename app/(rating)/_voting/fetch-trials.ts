import type { Trial } from './trial.ts';

export type FetchedTrials =
  { outcome: 'taken'; trials: Trial[] } | { outcome: 'later' | 'signed_out' | 'closed' };

const PATIENCE_MS = 15_000;

/** Asks the server for the rater's next trials. */
export async function fetchTrials(ask: typeof fetch): Promise<FetchedTrials> {
  try {
    const response = await ask('/api/rating/trials', {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 401) return { outcome: 'signed_out' };
    if (response.status === 409) return { outcome: 'closed' };
    if (!response.ok) return { outcome: 'later' };
    const { trials }: { trials: Trial[] } = await response.json();
    return { outcome: 'taken', trials };
  } catch {
    return { outcome: 'later' };
  }
}
