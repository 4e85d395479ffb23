import { present } from '#domain/present.ts';
import { describeDifference } from '../life/describe-difference.ts';
import { isExplained } from '../life/explained-change.ts';
import { frozenDifferences } from '../life/frozen-differences.ts';
import { raterView } from '../voting/rater-view.ts';
import { SOURCES } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import { sha256Of } from '#files/sha256-of.ts';
import type { BundleFiles, BundleSources } from './read-sources.ts';

/**
 * Holds a bundle to what was frozen when its study opened: the document to its hash, the protocol's file
 * and what raters read to the document, and what changed since to the deviations that explain it.
 */
export function checkFrozen(files: BundleFiles, sources: BundleSources): BundleDifference[] {
  const { study, now, protocol, consent, deviations } = sources;
  const bytesOf = (name: string): Uint8Array => present(files.get(name), `the part ${name}`);
  const found: BundleDifference[] = [];
  const tell = (file: string, what: string): void => void found.push({ file, line: null, what });
  if (sha256Of(bytesOf(SOURCES.frozen)) !== study.frozen_sha256) {
    tell(SOURCES.frozen, `does not have the sha256 that was stamped, ${study.frozen_sha256}`);
  }
  if (sha256Of(bytesOf(SOURCES.protocol)) !== now.protocol_file_sha256) {
    tell(SOURCES.protocol, 'is not the file that the frozen document names');
  }
  if (files.has(SOURCES.now)) {
    const texts = [SOURCES.frozen, SOURCES.now].map((name) =>
      Buffer.from(bytesOf(name)).toString('utf8'),
    );
    const [before, after] = texts;
    const changes = frozenDifferences(present(before, 'a text'), present(after, 'a text'));
    for (const change of changes) {
      if (isExplained(change, deviations)) continue;
      tell(SOURCES.now, `${describeDifference(change)}, which no deviation explains`);
    }
  }
  const read = raterView({ protocol, slot: null });
  for (const name of ['title', 'consent', 'instructions'] as const) {
    if (read[name] === consent[name]) continue;
    tell(SOURCES.consent, `${name} is not what raters of the protocol read`);
  }
  return found;
}
