import type { Protocol } from './protocol.ts';

/** How often practice may be tried, where the protocol has a pass mark: twice, if it does not say. */
export function practiceTries({ quality }: Pick<Protocol, 'quality'>): number {
  const { practice_tries: tries = 2 } = quality;
  return tries;
}
