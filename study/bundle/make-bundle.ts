import { present } from '#domain/present.ts';
import type { ZipEntry } from '#files/zip-chunks.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { bundleJson, LISTING, SIGNATURE, SOURCES } from './bundle-parts.ts';
import { deriveFiles } from './derive-files.ts';
import { gatherSources } from './gather-sources.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { listFiles } from './list-files.ts';
import type { Publication } from './publication.ts';
import { readSources } from './read-sources.ts';
import { signListing } from './signature.ts';

/** A bundle that is ready to be written. */
export type MadeBundle = {
  /** in the order of their names; images are read as they are reached */
  entries: AsyncIterable<ZipEntry>;
  /** sha256 of bundle.json, by which a paper can name the bundle */
  fingerprint: string;
  findings: string[];
  signed: boolean;
  files: number;
  images: number;
};

/**
 * The bundle of a closed study, from which anybody can make its tables again. The same study gives the
 * same bytes.
 *
 * @param options.store where the images are, if they are to be in it
 * @param options.signingKey in PEM, if it is to be signed
 * @param options.publication how it is to be used and cited, as far as that is told
 * @throws UserError when the study is not closed or not what was frozen, or an image is not there
 */
export async function makeBundle(options: {
  db: Database;
  study: Study;
  software: Readonly<Record<string, string>>;
  store?: SampleStore | undefined;
  signingKey?: string | undefined;
  publication?: Publication | undefined;
}): Promise<MadeBundle> {
  const { store, signingKey, publication = {} } = options;
  const gathered = await gatherSources(options);
  if (Object.keys(publication).length > 0)
    gathered.set(SOURCES.publication, bundleJson(publication));
  const files = new Map([...gathered].map(([name, text]) => [name, bytesOf(text)]));
  const sources = await readSources(files);
  const derived = deriveFiles(sources);
  for (const [name, text] of derived) files.set(name, bytesOf(text));
  const images = new Map(
    store === undefined ? [] : sources.images.map(({ file, sha256 }) => [file, sha256] as const),
  );
  const hashes = [...files].map(([name, bytes]) => [name, sha256Of(bytes)] as const);
  const listing = listFiles(sources, new Map([...hashes, ...images]));
  files.set(LISTING, bytesOf(listing));
  if (signingKey !== undefined) files.set(SIGNATURE, bytesOf(signListing(listing, signingKey)));
  return {
    entries: entriesOf(files, images, store),
    fingerprint: sha256Of(bytesOf(listing)),
    findings: present(derived.get('findings.txt'), 'the findings').trimEnd().split('\n'),
    signed: signingKey !== undefined,
    files: files.size,
    images: images.size,
  };
}

async function* entriesOf(
  files: ReadonlyMap<string, Uint8Array>,
  images: ReadonlyMap<string, string>,
  store: SampleStore | undefined,
): AsyncGenerator<ZipEntry> {
  for (const name of [...files.keys(), ...images.keys()].sort()) {
    const bytes = files.get(name);
    const image = images.get(name);
    if (bytes !== undefined) yield { name, bytes };
    else if (image !== undefined && store !== undefined) {
      yield { name, bytes: await store.get(image), stored: true };
    }
  }
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
