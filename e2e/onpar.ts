import { findPartiPrompts } from './find-parti-prompts.ts';
import { writePrompts } from './write-prompts.ts';
import { emptyHome, preparedHome } from './prepared-home.ts';
import { startAt } from './start-at.ts';
import type { OnPar } from './start-at.ts';

export type { OnPar } from './start-at.ts';

/**
 * Starts a whole installation of its own, as `onpar up` does for a user, without any study.
 *
 * @param options.home the folder of an installation that was stopped and kept
 * @param options.settings environment variables of the installation
 */
export async function startOnPar(
  options: { home?: string; settings?: Record<string, string>; keepHome?: boolean } = {},
): Promise<OnPar> {
  const { home = await preparedHome('founded', found), ...settings } = options;
  return startAt(home, settings);
}

async function found(): Promise<string> {
  const { home, stop } = await startAt(await emptyHome(), { keepHome: true });
  await stop();
  return home;
}

export type StartedStudy = { onpar: OnPar; slug: string; links: string[] };

/** Starts an installation on which the fixture study is open, with links for `raters` raters. */
export async function startWithStudy(
  raters: number,
  options: { settings?: Record<string, string>; keepHome?: boolean } = {},
): Promise<StartedStudy> {
  const home = await preparedHome('with-study', async () => {
    const onpar = await startOnPar({ keepHome: true });
    await addFixtureStudy(onpar);
    await onpar.stop();
    return onpar.home;
  });
  const onpar = await startAt(home, options);
  const { slug } = await onpar.db.study.findFirstOrThrow();
  return { onpar, slug, links: await inviteRaters(onpar, slug, raters) };
}

/** The fixture study, made and open. */
async function addFixtureStudy(onpar: OnPar): Promise<void> {
  await onpar.onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
  await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
  const made: unknown = JSON.parse(await onpar.onpar('run', 'studies/fixture.yaml', '--json'));
  const slug = typeof made === 'object' && made && 'study' in made ? String(made.study) : '';
  await onpar.onpar('study', 'open', slug);
}

/** One-time links for raters, from the CSV of `onpar raters invite`. */
export async function inviteRaters(onpar: OnPar, slug: string, count: number): Promise<string[]> {
  const args = ['--count', String(count), '--base-url', onpar.address];
  const csv = await onpar.onpar('raters', 'invite', slug, ...args);
  return [...csv.matchAll(/https?:\/\/[^\s,"]+/g)].map(([link]) => link);
}

/** PartiPrompts where it lies beside the checkout, else as many prompts in its format. */
export function promptsFile(): string {
  return findPartiPrompts() ?? writePrompts();
}
