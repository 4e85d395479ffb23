import { naturalOrder } from '#domain/natural-order.ts';
import { isCalledImage } from '#evaluation/image-sets/images/image-set.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import { findSharedFiles } from './find-shared-files.ts';
import { knownPrompts } from './claim.ts';
import type { Claim, KnownPrompts } from './claim.ts';
import { claimsByList } from './claims-by-list.ts';
import type { FileList } from './claims-by-list.ts';
import { claimsByName } from './claims-by-name.ts';
import type { Doubt } from './claims-by-name.ts';
import { placesFromOne } from './places-from-one.ts';
import { countReplicates } from './count-replicates.ts';
import type { Coverage, Place } from './coverage.ts';

type Found = { places: (Place & { files: string[] })[]; firstReplicate: 0 | 1 };
type Matching = { coverage: Coverage; problems: string[] };

/**
 * Which file is which image: by the list that lies with the files, else by their names. Of files
 * that are the prompt's without a replicate, the order of their names tells it.
 */
export function matchImages(options: {
  names: readonly string[];
  list: FileList | null;
  prompts: readonly PromptRecord[];
  replicates: number;
  /** prompts in the whole set */
  setSize: number;
}): Matching {
  const { names, list, prompts, replicates, setSize } = options;
  const known = knownPrompts(prompts);
  const places = placesOf(prompts, replicates);
  if (list === null) return matchByNames({ names, known, places, setSize });
  const { claims, problems } = claimsByList(list, { names, prompts: known, setSize });
  const found = findFiles(claims, places);
  const coverage = coverageOf({
    found,
    by: list.name,
    names: names.filter((name) => name !== list.name),
  });
  return { coverage, problems: [...problems, ...findSharedFiles(found.places, list.name)] };
}

/**
 * Where folders and names say different prompts, the reading that gives every image of the study is
 * meant, if only one does.
 */
function matchByNames(options: {
  names: readonly string[];
  known: KnownPrompts;
  places: readonly Place[];
  setSize: number;
}): Matching {
  const { names, known, places, setSize } = options;
  const images = names.filter(isCalledImage).toSorted(naturalOrder);
  const by = 'names of files and folders';
  const readings = (['name', 'folder'] as const).map((inDoubt) => {
    const { claims, doubts } = claimsByName(images, known, inDoubt);
    return { doubts, coverage: coverageOf({ found: findFiles(claims, places), by, names }) };
  });
  const [byName, byFolder] = readings;
  if (byName === undefined || byFolder === undefined) throw new Error('Names are read twice.');
  const { doubts } = byFolder;
  const full = doubts.filter(({ isFull }) => isFull);
  const whole = readings.filter(({ coverage }) => isWhole(coverage));
  const [only, second] = whole;
  if (full.length > 0 && (only === undefined || second !== undefined))
    return { coverage: byFolder.coverage, problems: full.map(describeDoubt) };
  const { coverage } = full.length > 0 && only ? only : byFolder;
  const lacking = new Set(coverage.missing.map(({ prompt }) => prompt.index));
  const doubted = doubts.filter(({ name, isFull }) => !isFull && lacking.has(name));
  const problems = [...doubted.map(describeDoubt), ...placesFromOne(images, setSize)];
  return { coverage, problems };
}

function isWhole({ missing, double }: Coverage): boolean {
  return missing.length === 0 && double.length === 0;
}

function describeDoubt({ file, folder, name }: Doubt): string {
  return `has ${file}, which is of prompt ${folder} by its folder and of prompt ${name} by its name: call the folder otherwise, or list the files in manifest.jsonl`;
}

function findFiles(claims: readonly Claim[], places: readonly Place[]): Found {
  const counted = countReplicates(withoutRepeats(claims));
  const byPlace = Map.groupBy(counted.claims, ({ index, replicate }) => `${index} ${replicate}`);
  const found = places.map((place) => {
    const own = byPlace.get(`${place.prompt.index} ${place.replicate}`);
    return { ...place, files: [...new Set(own?.map(({ file }) => file))] };
  });
  return { places: found, firstReplicate: counted.firstReplicate };
}

function coverageOf(options: { found: Found; by: string; names: readonly string[] }): Coverage {
  const { found, by, names } = options;
  const { places, firstReplicate } = found;
  const used = new Set(places.flatMap(({ files }) => files));
  return {
    by,
    firstReplicate,
    matched: places.flatMap(({ files: [file, ...more], ...place }) =>
      file === undefined || more.length > 0 ? [] : [{ ...place, file }],
    ),
    missing: places.flatMap(({ files, ...place }) => (files.length === 0 ? [place] : [])),
    double: places.filter(({ files }) => files.length > 1),
    leftOver: names.filter((name) => !used.has(name)),
  };
}

function placesOf(prompts: readonly PromptRecord[], replicates: number): Place[] {
  return prompts.flatMap(({ index, text }) =>
    Array.from({ length: replicates }, (_, replicate) => ({ prompt: { index, text }, replicate })),
  );
}

/** A list may say the same twice. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const keyOf = ({ file, index, replicate }: Claim): string =>
    JSON.stringify([file, index, replicate]);
  return [...new Map(claims.map((claim) => [keyOf(claim), claim])).values()];
}
