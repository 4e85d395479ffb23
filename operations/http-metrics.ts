import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** An answer of the web app. `route` is a pattern: addresses are many, and hold tokens. */
export type Answered = { method: string; route: string; status: number; seconds: number };

const VOTES = '/api/rating/votes';
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Finer about the times that a rater feels. */
const VOTE_BUCKETS = [0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.25, 0.5, 1, 2.5];

/** Counts requests and how long they took; and apart from them, how long votes took that were kept. */
export function createHttpMetrics(registry: Registry): (answered: Answered) => void {
  const requests = new Histogram({
    name: 'onpar_http_request_seconds',
    help: 'Requests by method, route and status, and the seconds until they were answered',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: REQUEST_BUCKETS,
    registers: [registry],
  });
  const votes = new Histogram({
    name: 'onpar_vote_seconds',
    help: 'Votes that were kept, and the seconds until the rater had the answer',
    buckets: VOTE_BUCKETS,
    registers: [registry],
  });
  return ({ method, route, status, seconds }) => {
    requests.observe({ method, route, status }, seconds);
    if (route === VOTES && method === 'POST' && status === 200) votes.observe(seconds);
  };
}
