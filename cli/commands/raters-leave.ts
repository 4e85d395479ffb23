import { Command } from 'commander';
import type { Database } from '#prisma/client.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { eraseRater } from '#study/raters/erase-rater.ts';
import { findRater } from '#study/raters/find-rater.ts';
import { withdrawRater } from '#study/raters/withdraw-rater.ts';
import { printJson, say } from '../console/output.ts';
import { withDatabase } from '../processes/database.ts';

/** `onpar raters withdraw`: a rater's part ends at the rater's wish. */
export function withdrawCommand(): Command {
  return new Command('withdraw')
    .argument('<study>', 'short name, id or protocol file')
    .argument('<rater>', 'the name of the rater in votes.csv')
    .description("end a rater's part: link, session and address go, the votes stay")
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar raters withdraw my-study R-7KQ2M')
    .action(leaveBy(withdrawRater, 'withdrawn'));
}

/** `onpar raters erase`: nothing ties a rater's name in exports to a person any more. */
export function eraseCommand(): Command {
  return new Command('erase')
    .argument('<study>', 'short name, id or protocol file')
    .argument('<rater>', 'the name of the rater in votes.csv')
    .description('erase the address that a rater was invited by; link and votes stay')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar raters erase my-study R-7KQ2M')
    .action(leaveBy(eraseRater, 'erased'));
}

type Leave = (options: { db: Database; enrolmentId: string; now: Date }) => Promise<void>;

function leaveBy(leave: Leave, done: string) {
  return async (reference: string, rater: string, { json }: { json?: boolean }): Promise<void> => {
    const { slug } = await withDatabase(async (db) => {
      const study = await resolveStudy({ db, reference });
      const { id } = await findRater({ db, study, pseudonym: rater });
      await leave({ db, enrolmentId: id, now: new Date() });
      return study;
    });
    if (json) printJson({ study: slug, rater, [done]: true });
    else say(`${rater} of ${slug}: ${done}.`);
  };
}
