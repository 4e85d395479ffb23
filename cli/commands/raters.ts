import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { baseUrlOption } from '../console/base-url-option.ts';
import { UserError } from '#domain/user-error.ts';
import { decodeText } from '#files/decode-text.ts';
import { readGuestList } from '#study/raters/read-guest-list.ts';
import type { Guests } from '#study/raters/guests.ts';
import { invitationsCsv } from '#study/raters/invitations-csv.ts';
import { inviteRaters } from '#study/raters/invite-raters.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { warnOfLocalLinks } from '../processes/address-in-use.ts';
import { addressForRaters } from '../processes/address-for-raters.ts';
import { parseGuestCount } from '../console/guest-count.ts';
import { withDatabase } from '../processes/database.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { closeLinkCommand, linkCommand, linksCommand } from './raters-links.ts';
import { listCommand } from './raters-list.ts';
import { eraseCommand, exportCommand, withdrawCommand } from './raters-leave.ts';

type InviteOptions = { count?: number; emails?: string; baseUrl?: string; json?: boolean };

/** `onpar raters`: invitations for a study, and those who leave it. */
export function ratersCommand(): Command {
  const command = new Command('raters')
    .description('the raters of a study')
    .addHelpText(
      'after',
      '\nExamples:\n  onpar raters invite my-study --count 20 > links.csv\n  onpar raters list my-study',
    );
  command
    .command('invite')
    .argument('<study>', 'short name, id or protocol file')
    .description('make invitation links, one a rater, as CSV on stdout')
    .option('--count <n>', 'how many links', parseGuestCount)
    .option('--emails <file>', 'addresses, one a line or in a column of a table: a link for each')
    .addOption(baseUrlOption('raters'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
A link is shown once and works until the study closes: the rater resumes with it on another day or
device. Send each to one person only.

Examples:
  onpar raters invite my-study --count 12 > links.csv
  onpar raters invite my-study --emails raters.txt --base-url https://onpar.example.org`,
    )
    .action(inviteAction);
  command.addCommand(listCommand());
  command.addCommand(linkCommand());
  command.addCommand(linksCommand());
  command.addCommand(closeLinkCommand());
  command.addCommand(withdrawCommand());
  command.addCommand(eraseCommand());
  command.addCommand(exportCommand());
  return command;
}

async function inviteAction(reference: string, options: InviteOptions): Promise<void> {
  const guests = await readGuests(options);
  const baseUrl = await addressForRaters(options.baseUrl);
  const invitations = await withDatabase(async (db) => {
    const { slug } = await resolveStudy({ db, reference });
    return inviteRaters({ db, slug, ...guests, baseUrl, randomBytes });
  });
  if (options.json) {
    printJson({ invitations });
  } else {
    printResult(invitationsCsv(invitations));
  }
  say(`${invitations.length} raters invited: these links are not shown again.`);
  warnOfLocalLinks(baseUrl);
}

async function readGuests({ count, emails }: InviteOptions): Promise<Guests> {
  if (count !== undefined && emails === undefined) return { count };
  if (count === undefined && emails !== undefined) return { emails: await readEmails(emails) };
  throw new UserError('say either --count N or --emails FILE', { code: 'wrong-call' });
}

async function readEmails(path: string): Promise<string[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UserError(`cannot read ${path}: check that the file is there`, {
      code: 'unreadable-file',
      cause,
    });
  });
  return readGuestList(decodeText({ bytes, fileName: path, code: 'bad-emails' }), path);
}
