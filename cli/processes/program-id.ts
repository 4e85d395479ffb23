import { hashSources } from './hash-sources.ts';
import { IS_CHECKOUT } from './package-folder.ts';
import { readSoftware } from './software.ts';

/** Tells this program from every other release: by its sources, or, of a package, by its version. */
export async function programId(): Promise<string> {
  if (IS_CHECKOUT) return hashSources();
  const { onpar, node } = await readSoftware();
  return `${onpar}, node ${node}`;
}
