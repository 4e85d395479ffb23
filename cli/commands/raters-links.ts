import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { baseUrlOption } from '../console/base-url-option.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { closeGroupLink } from '#study/recruiting/close-group-link.ts';
import { createGroupLink } from '#study/recruiting/create-group-link.ts';
import { listGroupLinks } from '#study/recruiting/list-group-links.ts';
import { parseGuestCount } from '../console/guest-count.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { addressForRaters } from '../processes/address-for-raters.ts';
import { warnOfLocalLinks } from '../processes/address-in-use.ts';
import { withDatabase } from '../processes/database.ts';

type LinkOptions = {
  cap: number;
  ends?: Date;
  panel?: boolean;
  baseUrl?: string;
  json?: boolean;
};
type JsonOption = { json?: boolean };

/** `onpar raters link`: one link for many. */
export function linkCommand(): Command {
  return new Command('link')
    .argument('<study>', 'short name, id or protocol file')
    .description('make one link by which a group joins, with a cap and an end')
    .requiredOption('--cap <n>', 'how many raters may join by it', parseGuestCount)
    .option('--ends <time>', 'until when, such as 2027-01-31T18:00:00Z', parseMoment)
    .option('--panel', 'only for people whom a panel sends (PROLIFIC_PID, STUDY_ID, SESSION_ID)')
    .addOption(baseUrlOption('raters'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Whoever joins gets a link of their own to come back with; a person whom a panel sends twice is one
rater. Raters who left make room for others. The address is shown once.

Examples:
  onpar raters link my-study --cap 20 --ends 2027-01-31T18:00:00Z
  onpar raters link my-study --cap 50 --panel`,
    )
    .action(makeLink);
}

/** `onpar raters links`: how far each is used. */
export function linksCommand(): Command {
  return new Command('links')
    .argument('<study>', 'short name, id or protocol file')
    .description('the group links of a study: joined, cap, end')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar raters links my-study')
    .action(listLinks);
}

/** `onpar raters close-link`: nobody new joins by it. */
export function closeLinkCommand(): Command {
  return new Command('close-link')
    .argument('<study>', 'short name, id or protocol file')
    .argument('<id>', 'as `onpar raters links` gives it')
    .description('end a group link: nobody new joins by it, and whoever joined goes on')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  onpar raters close-link my-study 5b1d6c1e-8f0a-4c57-9d0e-2f4f1c1a7b11',
    )
    .action(endLink);
}

async function makeLink(reference: string, options: LinkOptions): Promise<void> {
  const { cap, ends: endsAt = null, panel = false, json } = options;
  const baseUrl = await addressForRaters(options.baseUrl);
  const kind = panel ? 'panel' : 'open';
  const made = await ofStudy(reference, (db, study) =>
    createGroupLink({ db, study, kind, cap, endsAt, baseUrl, now: new Date(), randomBytes }),
  );
  if (json) printJson(made);
  else printResult(made.url);
  say(`Up to ${cap} raters can join by this link: it is not shown again.`);
  warnOfLocalLinks(baseUrl);
}

async function listLinks(reference: string, { json }: JsonOption): Promise<void> {
  const links = await ofStudy(reference, (db, { id }) =>
    listGroupLinks({ db, studyId: id, now: new Date() }),
  );
  if (json) {
    printJson({ links });
    return;
  }
  if (links.length === 0) say('There is no group link yet: `onpar raters link STUDY` makes one.');
  for (const { id, kind, joined, cap, ends_at: ends, closed_at: closed } of links) {
    const end = closed === null ? (ends ?? 'no end') : `closed ${closed}`;
    printResult([id, kind, `${joined} of ${cap}`, end].join('\t'));
  }
}

async function endLink(reference: string, id: string, { json }: JsonOption): Promise<void> {
  const slug = await ofStudy(reference, async (db, study) => {
    await closeGroupLink({ db, study, id, now: new Date() });
    return study.slug;
  });
  if (json) printJson({ study: slug, id, closed: true });
  else say(`Link ${id} of ${slug}: closed.`);
}

function ofStudy<T>(
  reference: string,
  work: (db: Database, study: Study) => Promise<T>,
): Promise<T> {
  return withDatabase(async (db) => work(db, await resolveStudy({ db, reference })));
}

function parseMoment(text: string): Date {
  const moment = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(moment.getTime())) return moment;
  throw new InvalidArgumentError('Give a time such as 2027-01-31T18:00:00Z.');
}
