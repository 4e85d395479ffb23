import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { LISTING, SIGNATURE, SOURCES } from './bundle-parts.ts';
import { checkFrozen } from './check-frozen.ts';
import { checkImages } from './check-images.ts';
import { checkListing } from './check-listing.ts';
import { checkModels } from './check-models.ts';
import { checkParts } from './check-parts.ts';
import { checkSignatureFile } from './check-signature-file.ts';
import { checkVotes } from './check-votes.ts';
import { compareTexts } from './compare-texts.ts';
import { deriveFiles } from './derive-files.ts';
import type { BundleDifference } from './difference.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { listFiles } from './list-files.ts';
import type { OpenedBundle } from './open-bundle.ts';
import { readSources, type BundleSources } from './read-sources.ts';

/** What came of checking a bundle. */
export type VerifiedBundle = {
  holds: boolean;
  /** null when its study cannot be read */
  study: string | null;
  /** the release of OnPar that made it, as it says; null when that cannot be read */
  made_by: string | null;
  /** sha256 of bundle.json */
  fingerprint: string;
  /** sha256 of the public key of a signature that fits; null without one */
  signed_by: string | null;
  /** what was looked at */
  checked: { files: number; tables: number; votes: number; images: number; records: number };
  /** in the order: hashes, frozen document, images, votes, everything made of them, signature */
  differences: BundleDifference[];
  findings: string[];
};

/**
 * Makes everything in a bundle that follows from its sources again, and compares it byte for byte; holds
 * every file to its hash, and votes and images to the frozen document. Needs no database and no network.
 *
 * @param options.key the sha256 of the public key that must have signed it, where one is expected
 */
export async function verifyBundle(
  bundle: OpenedBundle,
  options: { key?: string | undefined } = {},
): Promise<VerifiedBundle> {
  const { sources, unread } = await readOrTell(bundle);
  const { files, images } = bundle;
  const derived = sources === null ? new Map<string, string>() : deriveOrTell(sources, unread);
  const remade = [...derived].flatMap(
    ([name, text]) => compareTexts(name, files.get(name), text) ?? [],
  );
  const named = new Set([...remade, ...unread].map(({ file }) => file));
  const signature = checkSignatureFile(files, options.key);
  const differences = [
    ...unread,
    ...checkListing({ bundle, told: named }),
    ...(sources === null ? [] : checkSources(bundle, sources, new Set(derived.keys()))),
    ...remade,
    ...signature.differences,
  ];
  if (differences.length === 0 && sources !== null) differences.push(...checkForm(bundle, sources));
  return {
    holds: differences.length === 0,
    study: sources && sources.study.study,
    made_by: sources?.software['onpar'] ?? null,
    fingerprint: sha256Of(present(files.get(LISTING), 'the listing of a bundle')),
    signed_by: signature.signedBy,
    checked: {
      files: files.size,
      tables: derived.size,
      votes: sources === null ? 0 : sources.rows.length,
      images: images.size,
      records: sources === null ? 0 : sources.images.length,
    },
    differences,
    findings: linesOf(derived.get('findings.txt')),
  };
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split('\n').filter((line) => line !== '');
}

type Read = { sources: BundleSources | null; unread: BundleDifference[] };

async function readOrTell({ files }: OpenedBundle): Promise<Read> {
  try {
    return { sources: await readSources(files), unread: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { sources: null, unread: [asDifference(error)] };
  }
}

function deriveOrTell(sources: BundleSources, unread: BundleDifference[]): Map<string, string> {
  try {
    return deriveFiles(sources);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    unread.push({ ...asDifference(error), file: SOURCES.votes });
    return new Map();
  }
}

/** Messages about a source begin with its name. */
function asDifference({ message }: UserError): BundleDifference {
  const file = Object.values(SOURCES).find((name) => message.startsWith(name));
  return { file: file ?? SOURCES.frozen, line: null, what: message.replace(/\.$/, '') };
}

function checkSources(
  bundle: OpenedBundle,
  sources: BundleSources,
  derived: ReadonlySet<string>,
): BundleDifference[] {
  return [
    // without what follows from them it cannot be told which files do
    ...(derived.size === 0 ? [] : checkParts(bundle, sources, derived)),
    ...checkFrozen(bundle.files, sources),
    ...checkImages(sources),
    ...checkModels(sources),
    ...checkVotes(sources),
  ];
}

/** That the listing is written as we write it, once what it lists is known to be right. */
function checkForm({ files, images }: OpenedBundle, sources: BundleSources): BundleDifference[] {
  const listed = [...files].filter(([name]) => name !== LISTING && name !== SIGNATURE);
  const hashes = listed.map(([name, bytes]) => [name, sha256Of(bytes)] as const);
  const listing = listFiles(sources, new Map([...hashes, ...images]));
  return [compareTexts(LISTING, files.get(LISTING), listing) ?? []].flat();
}
