import { present } from '#domain/present.ts';
import { bundleJson, IMAGE, LISTING, SIGNATURE, SOURCES } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import type { OpenedBundle } from './open-bundle.ts';
import type { BundleFiles, BundleSources } from './read-sources.ts';

const KNOWN: readonly string[] = [LISTING, SIGNATURE, ...Object.values(SOURCES)];

/**
 * That a bundle is made of its parts and of nothing else: no file that is neither a source nor follows
 * from them, all of its images or none, each under its own hash, and sources in the form in which they
 * are written.
 *
 * @param derived the names of all that follows from the sources
 */
export function checkParts(
  bundle: OpenedBundle,
  sources: BundleSources,
  derived: ReadonlySet<string>,
): BundleDifference[] {
  const { files, asides } = bundle;
  return [
    ...asides.map(({ name, what }) => differenceOf(name ?? 'the archive', what)),
    ...[...files.keys()]
      .filter((name) => !KNOWN.includes(name) && !derived.has(name))
      .map((name) => differenceOf(name, 'is no part of a bundle, and follows from none')),
    ...checkImageFiles(bundle, sources),
    ...checkForms(files),
  ];
}

function checkImageFiles({ images }: OpenedBundle, sources: BundleSources): BundleDifference[] {
  const records = new Set(sources.images.map(({ file }) => file));
  const missing = images.size === 0 ? [] : [...records].filter((name) => !images.has(name));
  return [
    ...[...images]
      .filter(([name, sha256]) => name.match(IMAGE)?.[1] !== sha256)
      .map(([name, sha256]) => differenceOf(name, `has the sha256 ${sha256}`)),
    ...[...images.keys()]
      .filter((name) => !records.has(name))
      .map((name) => differenceOf(name, 'is an image that images.jsonl does not describe')),
    ...missing.map((name) => differenceOf(name, 'is missing, though other images are there')),
  ];
}

/** One value has one text: what was written twice, or left out, by a hand is seen. */
function checkForms(files: BundleFiles): BundleDifference[] {
  return Object.values(SOURCES).flatMap((name) => {
    const bytes = files.get(name);
    if (bytes === undefined || !/\.jsonl?$/.test(name)) return [];
    const text = Buffer.from(bytes).toString('utf8');
    return isWritten(name, text) ? [] : [differenceOf(name, 'is not written as a bundle has it')];
  });
}

function isWritten(name: string, text: string): boolean {
  // what was frozen is held to its own hash
  if (name === SOURCES.frozen || name === SOURCES.now) return true;
  if (name !== SOURCES.images) return text === bundleJson(JSON.parse(text));
  const lines = text.split('\n');
  return (
    present(lines.pop(), 'a last line') === '' &&
    lines.every((line) => line !== '' && line === JSON.stringify(JSON.parse(line)))
  );
}

function differenceOf(file: string, what: string): BundleDifference {
  return { file, line: null, what };
}
