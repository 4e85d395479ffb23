import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { baseUrlOption } from '../console/base-url-option.ts';
import { createSignInLink } from '#study/researchers/create-sign-in-link.ts';
import { findResearcher } from '#study/researchers/find-researcher.ts';
import { firstResearcher } from '#study/researchers/first-researcher.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { addressForRaters } from '../processes/address-for-raters.ts';
import { withDatabase } from '../processes/database.ts';

type Flags = { baseUrl?: string; json?: boolean };

/** `onpar sign-in`: a new sign-in link, for one that was lost or used. */
export function signInCommand(): Command {
  return new Command('sign-in')
    .argument('[user]', 'e-mail address, id or name (default: the first researcher)')
    .description('print a link that signs a researcher in, once and within a day')
    .addOption(baseUrlOption('people'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Whoever came by a link may set a new password within the hour: this is how a forgotten one is
replaced.

Examples:
  onpar sign-in
  onpar sign-in ada@example.org`,
    )
    .action(signIn);
}

async function signIn(reference: string | undefined, flags: Flags): Promise<void> {
  const address = await addressForRaters(flags.baseUrl);
  const { user, link } = await withDatabase(async (db) => {
    const { id, name } =
      reference === undefined ? await firstResearcher(db) : await findResearcher({ db, reference });
    const made = await createSignInLink({ db, userId: id, address, now: new Date(), randomBytes });
    return { user: { id, name }, link: made };
  });
  if (flags.json) printJson({ url: link.url, expires_at: link.expiresAt, user });
  else printResult(link.url);
  say(`It signs ${user.name} in, once, until ${link.expiresAt.toISOString()}.`);
}
