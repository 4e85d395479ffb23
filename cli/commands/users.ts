import { randomBytes } from 'node:crypto';
import { Argument, Command, Option } from 'commander';
import { baseUrlOption } from '../console/base-url-option.ts';
import { UserError } from '#domain/user-error.ts';
import { STUDY_ROLES } from '#domain/study-role.ts';
import type { StudyRole } from '#domain/study-role.ts';
import { inviteColleague } from '#study/colleagues/invite-colleague.ts';
import { placeColleague } from '#study/colleagues/place-colleague.ts';
import { removeColleague } from '#study/colleagues/remove-colleague.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { endSessions } from '#study/researchers/end-sessions.ts';
import { findResearcher } from '#study/researchers/find-researcher.ts';
import { listResearchers } from '#study/researchers/list-researchers.ts';
import type { ListedResearcher } from '#study/researchers/list-researchers.ts';
import { removeResearcher } from '#study/researchers/remove-researcher.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { addressForRaters } from '../processes/address-for-raters.ts';
import { withDatabase } from '../processes/database.ts';

type Json = { json?: boolean };
type InviteFlags = Json & { study?: string; role?: StudyRole; baseUrl?: string };

const USER = 'e-mail address, id or name';
const STUDY = 'short name, id or protocol file';

/** `onpar users`: the researchers of an installation, and what they are in its studies. */
export function usersCommand(): Command {
  const users = usersGroup();
  users
    .command('list')
    .description('the researchers, and what each is in which study')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar users list')
    .action(list);
  users.addCommand(inviteCommand());
  users
    .command('role')
    .argument('<study>', STUDY)
    .argument('<user>', USER)
    .addArgument(
      new Argument('<role>', 'what the researcher is in the study from now on').choices([
        ...STUDY_ROLES,
        'none',
      ]),
    )
    .description('add a researcher to a study, change what they are in it, or (none) remove them')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar users role my-study ada@example.org editor')
    .action(changeRole);
  users
    .command('sign-out')
    .argument('<user>', USER)
    .description('end all sessions of a researcher, in every browser')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar users sign-out ada@example.org')
    .action(signOut);
  users
    .command('remove')
    .argument('<user>', USER)
    .description("take a researcher's account away; what they did in studies stays")
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar users remove ada@example.org')
    .action(remove);
  return users;
}

function inviteCommand(): Command {
  return new Command('invite')
    .description('a link that makes whoever opens it a researcher here, once and within a week')
    .option('--study <study>', 'also a colleague in this study')
    .addOption(
      new Option('--role <role>', 'what they are in the study (default: viewer)').choices(
        STUDY_ROLES,
      ),
    )
    .addOption(baseUrlOption('people'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Examples:
  onpar users invite
  onpar users invite --study my-study --role editor`,
    )
    .action(invite);
}

async function list({ json }: Json): Promise<void> {
  const users = await withDatabase(listResearchers);
  if (json) {
    printJson({
      users: users.map(({ createdAt, ...user }) => ({ ...user, created_at: createdAt })),
    });
    return;
  }
  if (users.length === 0) say('There is no researcher yet: `onpar sign-in` makes the first one.');
  for (const user of users) printResult(lineOf(user));
}

function lineOf({ id, name, email, studies }: ListedResearcher): string {
  const places = studies.map(({ study, role }) => `${study} (${role})`).join(', ');
  return [id, name, email ?? 'no address', places || 'no study'].join('\t');
}

async function invite({ study: reference, role, baseUrl, json }: InviteFlags): Promise<void> {
  if (role !== undefined && reference === undefined) {
    throw new UserError('--role says what someone is in a study: name it with --study', {
      code: 'wrong-call',
    });
  }
  const address = await addressForRaters(baseUrl);
  const link = await withDatabase(async (db) => {
    const study = reference === undefined ? null : await resolveStudy({ db, reference });
    const to = study && { studyId: study.id, role: role ?? ('viewer' as const) };
    const where = { db, baseUrl: address, now: new Date(), randomBytes };
    return inviteColleague({ ...where, to, invitedById: null });
  });
  if (json) printJson({ url: link.url, expires_at: link.expiresAt });
  else printResult(link.url);
  say(`It works once, until ${link.expiresAt.toISOString()}. It is not shown again.`);
}

async function changeRole(
  reference: string,
  person: string,
  role: StudyRole | 'none',
  { json }: Json,
): Promise<void> {
  const { user, study } = await withDatabase(async (db) => {
    const { id: studyId, slug } = await resolveStudy({ db, reference });
    const { id: userId, name } = await findResearcher({ db, reference: person });
    if (role === 'none') await removeColleague({ db, studyId, userId });
    else await placeColleague({ db, studyId, userId, role });
    return { user: { id: userId, name }, study: slug };
  });
  if (json) printJson({ study, user, role: role === 'none' ? null : role });
  else say(`${user.name} is ${role === 'none' ? 'no longer in' : `${role} of`} ${study}.`);
}

async function signOut(reference: string, { json }: Json): Promise<void> {
  const user = await withDatabase(async (db) => {
    const { id, name } = await findResearcher({ db, reference });
    await endSessions({ db, userId: id, now: new Date() });
    return { id, name };
  });
  if (json) printJson({ user, signed_out: true });
  else say(`${user.name} is signed out everywhere.`);
}

async function remove(reference: string, { json }: Json): Promise<void> {
  const user = await withDatabase(async (db) => {
    const { id, name } = await findResearcher({ db, reference });
    await removeResearcher({ db, userId: id });
    return { id, name };
  });
  if (json) printJson({ user, removed: true });
  else say(`${user.name} is removed.`);
}

function usersGroup(): Command {
  return new Command('users')
    .description('researchers, and what they are in studies')
    .addHelpText('after', '\nExamples:\n  onpar users list\n  onpar users invite');
}
