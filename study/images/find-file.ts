import { foldName } from '#domain/fold-name.ts';

/**
 * Finds files by the names that a list gives them: exactly, else as a disk or a spreadsheet may have
 * rewritten the name (letters composed or not, another case, an underscore for a space), where only
 * one file is called so.
 */
export function fileFinder(names: readonly string[]): (name: string) => string | undefined {
  const exact = new Set(names);
  const folded = Map.groupBy(names, foldName);
  return (name) => {
    if (exact.has(name)) return name;
    const alike = folded.get(foldName(name));
    return alike?.length === 1 ? alike[0] : undefined;
  };
}
