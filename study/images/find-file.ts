import { foldName } from '#domain/fold-name.ts';

/**
 * Finds files by the names that a list gives them: exactly, else as a disk or a spreadsheet may have
 * rewritten the name (letters composed or not, another case, an underscore for a space), where only
 * one file is called so.
 *
 * A list that was written elsewhere names its files from there (`/home/me/out/1.png`). The folders that
 * all its paths begin with are left out, as few as it takes to find any file.
 *
 * @param listed all that the list names
 */
export function fileFinder(
  names: readonly string[],
  listed: readonly string[],
): (name: string) => string | undefined {
  const find = byName(names);
  const cut = commonFolders(listed).find((start) =>
    listed.some((path) => find(path.slice(start)) !== undefined),
  );
  return cut === undefined ? find : (path) => find(path.slice(cut));
}

function byName(names: readonly string[]): (name: string) => string | undefined {
  const exact = new Set(names);
  const folded = Map.groupBy(names, foldName);
  return (name) => {
    if (exact.has(name)) return name;
    const alike = folded.get(foldName(name));
    return alike?.length === 1 ? alike[0] : undefined;
  };
}

/** Deeper ones are no folders of a person. */
const MOST_FOLDERS = 32;

/** Where names begin behind none, one, two … of the folders that all paths share. */
function commonFolders([first, ...others]: readonly string[]): number[] {
  const starts = [0];
  if (first === undefined) return starts;
  for (let end = first.indexOf('/'); end >= 0; end = first.indexOf('/', end + 1)) {
    const folder = first.slice(0, end + 1);
    if (starts.length > MOST_FOLDERS || !others.every((path) => path.startsWith(folder))) break;
    starts.push(end + 1);
  }
  return starts;
}
