import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { LISTING, SIGNATURE } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import { sha256Of } from '#files/sha256-of.ts';
import type { OpenedBundle } from './open-bundle.ts';
import { parseAs } from './parse-as.ts';
import { listingSource } from './source-shapes.ts';

/**
 * Holds every file of a bundle to the hash that `bundle.json` lists, and the list to the files.
 *
 * @param options.told files of which it is said already, and better, what is wrong with them
 */
export function checkListing(options: {
  bundle: OpenedBundle;
  told: ReadonlySet<string>;
}): BundleDifference[] {
  const { bundle, told } = options;
  const tell = (file: string, what: string): BundleDifference[] =>
    told.has(file) ? [] : [{ file, line: null, what }];
  let listed: ReadonlyMap<string, string>;
  try {
    const text = Buffer.from(present(bundle.files.get(LISTING), 'the listing')).toString('utf8');
    const { files } = parseAs(listingSource, text, LISTING);
    listed = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ file: LISTING, line: null, what: error.message.replace(/\.$/, '') }];
  }
  const hashes = new Map([
    ...[...bundle.files].map(([name, bytes]) => [name, sha256Of(bytes)] as const),
    ...bundle.images,
  ]);
  hashes.delete(LISTING);
  hashes.delete(SIGNATURE);
  return [
    ...[...listed].flatMap(([name, sha256]) => {
      const found = hashes.get(name);
      if (found === undefined) return tell(name, `is listed in ${LISTING}, and is missing`);
      return found === sha256
        ? []
        : tell(
            name,
            `is not the file that ${LISTING} lists: its sha256 is ${found}, not ${sha256}`,
          );
    }),
    ...[...hashes.keys()]
      .filter((name) => !listed.has(name))
      .flatMap((name) => tell(name, `is not listed in ${LISTING}`)),
  ];
}
