import { webLog } from './web-log.ts';

/** Writes down what failed in a request, without what the request carried. */
export function logFailure(
  error: unknown,
  request: { id: string | string[] | undefined; method: string; route: string },
): void {
  const { id, method, route } = request;
  webLog().error({ request: id, method, route, error }, 'failed');
}
