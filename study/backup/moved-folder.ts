import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { modelsFolder } from '#generator/models/models-folder.ts';

/** The two folders that an installation knows on every machine. */
export type Places = { packageFolder: string; homeFolder: string };

/** The name of a folder that means the same on another machine; of one elsewhere only its last part. */
export function portableFolder(folder: string, places: Places): string {
  const inHome = within(places.homeFolder, folder);
  if (inHome !== undefined) return `home:${inHome}`;
  const inPackage = within(places.packageFolder, folder);
  return inPackage === undefined ? `elsewhere:${basename(folder)}` : `package:${inPackage}`;
}

/** The folder that a portable name means here; for one from elsewhere, a place beside our models. */
export function localFolder(name: string, { packageFolder, homeFolder }: Places): string {
  const place = name.slice(0, name.indexOf(':'));
  const path = join(sep, name.slice(name.indexOf(':') + 1));
  if (place === 'home') return join(homeFolder, path);
  if (place === 'package') return join(packageFolder, path);
  return join(modelsFolder(homeFolder), path);
}

function within(folder: string, path: string): string | undefined {
  const rest = relative(folder, path);
  const isBelow = rest !== '' && !rest.startsWith('..') && !isAbsolute(rest);
  return isBelow ? rest.split(sep).join('/') : undefined;
}
