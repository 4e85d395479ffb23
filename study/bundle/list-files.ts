import { BUNDLE_FORMAT, bundleJson } from './bundle-parts.ts';
import type { BundleSources } from './read-sources.ts';

/**
 * The text of `bundle.json`: what the bundle is of, and every other file with its sha256, by name. The
 * sha256 of this text is the bundle's fingerprint: nothing in the bundle can change and leave it.
 *
 * @param hashes by name, images included
 */
export function listFiles(
  { study, software }: Pick<BundleSources, 'study' | 'software'>,
  hashes: ReadonlyMap<string, string>,
): string {
  return bundleJson({
    format: BUNDLE_FORMAT,
    study: study.study,
    frozen_sha256: study.frozen_sha256,
    software,
    files: [...hashes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, sha256]) => ({ path, sha256 })),
  });
}
