import { isCalledImage } from '#evaluation/image-sets/images/image-set.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import { findSharedFiles } from './find-shared-files.ts';
import { knownPrompts } from './claim.ts';
import type { Claim } from './claim.ts';
import { claimsByList } from './claims-by-list.ts';
import type { FileList } from './claims-by-list.ts';
import { claimsByName } from './claims-by-name.ts';
import type { Coverage, Place } from './coverage.ts';

/**
 * Which file is which image: by the list that lies with the files, else by their names. Of files
 * that are the prompt's without a replicate, the order of their names tells it.
 */
export function matchImages(options: {
  names: readonly string[];
  list: FileList | null;
  prompts: readonly PromptRecord[];
  replicates: number;
}): { coverage: Coverage; problems: string[] } {
  const { names, list, prompts, replicates } = options;
  const known = knownPrompts(prompts);
  const images = names.filter(isCalledImage).toSorted(byNumber);
  const { claims, problems } =
    list === null
      ? { claims: claimsByName(images, known), problems: [] }
      : claimsByList(list, names, known);
  const byPlace = Map.groupBy(
    numberReplicates(withoutRepeats(claims)),
    ({ index, replicate }) => `${index} ${replicate}`,
  );
  const filesOf = ({ prompt, replicate }: Place): string[] => [
    ...new Set(byPlace.get(`${prompt.index} ${replicate}`)?.map(({ file }) => file)),
  ];
  const found = placesOf(prompts, replicates).map((place) => ({ ...place, files: filesOf(place) }));
  const used = new Set(found.flatMap(({ files }) => files));
  return {
    problems: list === null ? problems : [...problems, ...findSharedFiles(found, list.name)],
    coverage: {
      by: list === null ? 'names of files and folders' : list.name,
      matched: found.flatMap(({ files: [file, ...more], ...place }) =>
        file === undefined || more.length > 0 ? [] : [{ ...place, file }],
      ),
      missing: found.flatMap(({ files, ...place }) => (files.length === 0 ? [place] : [])),
      double: found.filter(({ files }) => files.length > 1),
      leftOver: names.filter((name) => !used.has(name) && name !== list?.name),
    },
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

function numberReplicates(claims: readonly Claim[]): (Claim & { replicate: number })[] {
  const met = new Map<number, number>();
  return claims.map((claim) => {
    if (claim.replicate !== null) return { ...claim, replicate: claim.replicate };
    const before = met.get(claim.index);
    const replicate = before === undefined ? 0 : before + 1;
    met.set(claim.index, replicate);
    return { ...claim, replicate };
  });
}

const collator = new Intl.Collator('en', { numeric: true });

/** `fox-2` before `fox-10`. */
function byNumber(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : 1);
}
