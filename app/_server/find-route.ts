import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a request goes, without what it carries: addresses hold tokens and names. */
export type Route = {
  /** as the folders of `app/` say it, such as `/studies/[slug]/results` */
  route: string;
  /** the study and the run that the address names */
  study?: string;
  run?: string;
};

const manifestSchema = z.object({
  basePath: z.string(),
  staticRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
  headers: z.array(
    z.object({
      regex: z.string(),
      headers: z.array(z.object({ key: z.string(), value: z.string() })),
    }),
  ),
});
export type RoutesManifest = z.infer<typeof manifestSchema>;

/** Files of the build, whose names are many. */
const BUILD = '/_next/static';
/** What no route of ours has; strangers look for anything. */
const NOWHERE = 'none';
const SLUG = /^[a-z0-9-]{1,100}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The routes that a build has, from the file in which it says so. */
export function readRoutes(buildFolder: string): RoutesManifest {
  const text = readFileSync(join(buildFolder, 'routes-manifest.json'), 'utf8');
  return manifestSchema.parse(JSON.parse(text));
}

/** Tells the route of an address, as a request brings it. */
export function createRouteFinder(manifest: RoutesManifest): (address: string) => Route {
  const { basePath, staticRoutes, dynamicRoutes } = manifest;
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    pattern: new RegExp(regex),
  }));
  return (address) => {
    const whole = address.replace(/[?#].*$/s, '');
    const isOurs = whole === basePath || whole.startsWith(`${basePath}/`);
    if (!isOurs) return { route: NOWHERE };
    const path = whole.slice(basePath.length) || '/';
    if (path.startsWith(`${BUILD}/`)) return { route: BUILD };
    const found = routes.find(({ pattern }) => pattern.test(path));
    return found === undefined ? { route: NOWHERE } : { route: found.page, ...idsOf(path) };
  };
}

function idsOf(path: string): Omit<Route, 'route'> {
  const [, kind, id] = /^(?:\/api)?\/(studies|runs)\/([^/]+)/.exec(path) ?? [];
  if (id === undefined) return {};
  if (kind === 'runs') return UUID.test(id) ? { run: id } : {};
  return SLUG.test(id) && id !== 'new' ? { study: id } : {};
}
