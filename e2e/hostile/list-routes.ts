import { glob, readFile } from 'node:fs/promises';
import { sep } from 'node:path';

/** An address that the web app answers, `[name]` where a part may be anything, and by which methods. */
export type Route = { pattern: string; methods: string[] };

/** Every page and route of `app/` or of a folder in it, as the folders say. */
export async function listRoutes(folder = 'app'): Promise<Route[]> {
  const files = await Array.fromAsync(glob(`${folder}/**/{page.tsx,route.ts}`));
  const routes = await Promise.all(
    files.map(async (file) => ({
      pattern: patternOf(file),
      methods: file.endsWith('page.tsx') ? ['GET'] : methodsOf(await readFile(file, 'utf8')),
    })),
  );
  return routes.toSorted((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** Folders in brackets like `(research)` group files and stand in no address. */
function patternOf(file: string): string {
  const folders = file.split(sep).slice(1, -1);
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
}

function methodsOf(source: string): string[] {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    new RegExp(`export (?:async )?function ${method}\\b|\\bas ${method}\\b`).test(source),
  );
}
