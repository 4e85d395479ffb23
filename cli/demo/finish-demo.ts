import { throughOutages } from '../processes/through-outages.ts';
import { say } from '../console/output.ts';
import { demoLeft } from './demo-left.ts';
import type { DemoLeft } from './demo-left.ts';
import { CARD_SIZE } from './demo-protocol.ts';
import { runDemo } from './run-demo.ts';
import type { Demo } from './run-demo.ts';

/** What is said of the demo before it goes on. */
const DEMO_WORDS: Record<DemoLeft, string | null> = {
  all: 'The database is empty: the demo study is being made.',
  rest: 'The demo study is not finished: it goes on.',
  links: null,
  nothing: null,
};

/** Makes what is still to be done of the demo; nothing beside studies of one's own, or once it is done. */
export async function finishDemo(
  options: Pick<Parameters<typeof runDemo>[0], 'db' | 'url' | 'env' | 'signal'>,
): Promise<Demo | undefined> {
  const { db } = options;
  const left = await throughOutages(db, () => demoLeft(db, CARD_SIZE));
  const words = DEMO_WORDS[left];
  if (words !== null) say(words);
  if (left === 'nothing') return undefined;
  return runDemo({ ...options, size: CARD_SIZE, simulate: 0, workerRuns: true, unlessOpen: true });
}
