import { glob, readFile } from 'node:fs/promises';
import { z } from 'zod';

/** A server action: its name, the id by which it is called over HTTP, and a page that it is called from. */
export type Action = { file: string; name: string; id: string; page: string };

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      workers: z.record(z.string(), z.unknown()),
      filename: z.string(),
      exportedName: z.string(),
    }),
  ),
});

/**
 * Every server action of the production build, wherever in `app/` it is written.
 *
 * @throws Error when the build lacks what a `use server` file of `app/` exports
 */
export async function listActions(): Promise<Action[]> {
  const built = manifest.parse(
    JSON.parse(await readFile('.next/server/server-reference-manifest.json', 'utf8')),
  );
  const actions = Object.entries(built.node).map(([id, action]) => {
    const { filename: file, exportedName: name, workers } = action;
    const [worker] = Object.keys(workers);
    if (worker === undefined) throw new Error(`the action ${name} of ${file} is on no page`);
    return { file, name, id, page: addressOf(worker) };
  });
  const missing = (await filesOfActions()).filter(
    (file) => !actions.some((action) => action.file === file),
  );
  if (missing.length > 0) throw new Error(`the build has no action of ${missing.join(', ')}`);
  return actions;
}

async function filesOfActions(): Promise<string[]> {
  const files = await Array.fromAsync(glob('app/**/*.{ts,tsx}'));
  const sources = await Promise.all(
    files.map(async (file) => ({ file, source: await readFile(file, 'utf8') })),
  );
  return sources
    .filter(({ source }) => /^\s*['"]use server['"]/m.test(source))
    .map(({ file }) => file);
}

/** `app/(research)/studies/[slug]/page` is the page `/studies/[slug]`. */
function addressOf(worker: string): string {
  const folders = worker.split('/').slice(1, -1);
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
}
