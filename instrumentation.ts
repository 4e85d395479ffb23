import type { Instrumentation } from 'next';

/** Tells the log what failed in a request, by the request's name: Next.js calls it for each failure. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logFailure } = await import('./app/_server/log-failure.ts');
  const { method, headers } = request;
  logFailure(error, { method, route: context.routePath, id: headers['x-request-id'] });
};
