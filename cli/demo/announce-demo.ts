import type { Database } from '#prisma/client.ts';
import { say } from '../console/output.ts';
import { inviteToDemo, sayMetrics } from './run-demo.ts';
import type { Demo } from './run-demo.ts';

/** Tells what the demo made and where to go on; with a web app, invitation links too. */
export async function announceDemo(options: {
  db: Database;
  made: Demo;
  address: string | undefined;
}): Promise<void> {
  const { db, made, address } = options;
  say('');
  sayMetrics(made.metrics);
  say(`Study ${made.study.slug} is open for votes.`);
  if (address === undefined) return;
  say(`\nStudy: ${address}/studies/${made.study.slug}`);
  say('Vote as a rater (each link is for one person):');
  for (const link of await inviteToDemo({ db, study: made.study, address })) say(`  ${link}`);
}
