import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { inviteRaters } from '#study/raters/invite-raters.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { addressAt, parsePublicAddress } from '#domain/public-address.ts';
import { readAddressInUse, warnOfLocalLinks } from '../processes/address-in-use.ts';
import { readCliEnv } from '../processes/env.ts';
import { withDatabase } from '../processes/database.ts';
import { printJson, printResult, say } from '../console/output.ts';

type InviteOptions = { count?: number; emails?: string; baseUrl?: string; json?: boolean };

/** `onpar raters`: invitations for a study. */
export function ratersCommand(): Command {
  const command = new Command('raters').description('the raters of a study');
  command
    .command('invite')
    .argument('<study>', 'short name, id or protocol file')
    .description('make invitation links, one a rater, as CSV on stdout')
    .option('--count <n>', 'how many links', parseCount)
    .option('--emails <file>', 'one address a line: a link for each')
    .option(
      '--base-url <url>',
      'where raters reach the web app (default: ONPAR_URL, else the address it was last started at)',
    )
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
  return command;
}

async function inviteAction(reference: string, options: InviteOptions): Promise<void> {
  const { count, emails: file } = options;
  if ((count === undefined) === (file === undefined)) {
    throw new UserError('say either --count N or --emails FILE', { code: 'wrong-call' });
  }
  const baseUrl = await chooseBaseUrl(options.baseUrl);
  const guests = file === undefined ? { count: count ?? 0 } : { emails: await readEmails(file) };
  const invitations = await withDatabase(async (db) => {
    const { slug } = await resolveStudy({ db, reference });
    return inviteRaters({ db, slug, ...guests, baseUrl, randomBytes });
  });
  if (options.json) {
    printJson({ invitations });
  } else {
    const columns = ['rater', 'url', ...(file === undefined ? [] : ['email'])];
    const rows = invitations.map(({ pseudonym, url, email }) => [pseudonym, url, email ?? '']);
    printResult(
      stringify(
        rows.map((row) => row.slice(0, columns.length)),
        { header: true, columns, escape_formulas: true },
      ),
    );
  }
  say(`${invitations.length} raters invited: these links are not shown again.`);
  warnOfLocalLinks(baseUrl);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > 10_000) {
    throw new InvalidArgumentError('Give a whole number from 1 to 10000.');
  }
  return count;
}

async function chooseBaseUrl(given: string | undefined): Promise<string> {
  if (given !== undefined) return parsePublicAddress(given, undefined, '--base-url').href;
  const { basePath } = readCliEnv();
  return (
    (await readAddressInUse(readCliEnv())) ?? addressAt('http://localhost:3000', basePath).href
  );
}

async function readEmails(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UserError(`cannot read ${path}: check that the file is there`, {
      code: 'unreadable-file',
      cause,
    });
  });
  const emails: string[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const email = raw.trim();
    if (email === '') return;
    if (!z.email().safeParse(email).success) {
      throw new UserError(`${path}:${index + 1} is not an e-mail address: ${email}`, {
        code: 'bad-emails',
      });
    }
    if (emails.includes(email)) {
      throw new UserError(`${path}:${index + 1} repeats ${email}: list each rater once`, {
        code: 'bad-emails',
      });
    }
    emails.push(email);
  });
  return emails;
}
