import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { present } from '#domain/present.ts';
import { openZip } from '#files/open-zip.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { zipChunks } from '#files/zip-chunks.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { closeStudy } from '../life/close-study.ts';
import { openStudy } from '../life/open-study.ts';
import { recordDeviation } from '../life/record-deviation.ts';
import { addRater, addStudy, finishRun, NOW, vote } from '../test-study.ts';
import { bundleJson, LISTING, SIGNATURE } from './bundle-parts.ts';
import { makeBundle } from './make-bundle.ts';
import type { Publication } from './publication.ts';

const SOFTWARE = { onpar: '0.1.0', node: '24.0.0' };

/** For tests: a closed study with images in a store, votes of three raters and a deviation. */
export async function addClosedStudy(db: Database, folder: string): Promise<Study> {
  const study = await addStudy(db, (text) => `${text}consent: I agree to be asked.\n`);
  const store = openLocalStore(join(folder, 'samples'));
  await finishRun(db, study);
  for (const { id } of await db.sample.findMany({ where: { run: { studyId: study.id } } })) {
    const sha256 = await store.put(Buffer.from(`image ${id}`));
    await db.sample.update({ where: { id }, data: { sha256 } });
  }
  const { slug } = await openStudy({ db, slug: study.slug, now: NOW });
  for (const answer of ['left', 'right', 'on_par'] as const) {
    const rater = await addRater(db, study);
    const trials = await db.trial.findMany({
      where: { enrolmentId: rater },
      orderBy: { order: 'asc' },
    });
    for (const [i, { id: trialId }] of trials.entries()) {
      for (const question of ['aesthetics', 'alignment']) {
        const given = i % 3 === 0 ? 'left' : answer;
        await vote(db, rater, { trialId, question, answer: given });
      }
    }
  }
  await recordDeviation({
    db,
    studyId: study.id,
    kind: 'looked early',
    reason: 'a talk',
    now: NOW,
    detail: {},
  });
  return closeStudy({ db, slug, now: NOW });
}

/** For tests: writes the bundle of a study into a folder, and gives its path. */
export async function writeBundle(options: {
  db: Database;
  study: Study;
  folder: string;
  name: string;
  /** true unless the study's images are names alone */
  images?: boolean;
  signingKey?: string;
  publication?: Publication;
}): Promise<string> {
  const { folder, name, images = true } = options;
  const store = images ? openLocalStore(join(folder, 'samples')) : undefined;
  const { entries } = await makeBundle({ ...options, software: SOFTWARE, store });
  const path = join(folder, name);
  await writeFileAtomically(path, zipChunks(entries));
  return path;
}

/** What somebody does to the files of a bundle. */
export type Tampering = (files: Record<string, Uint8Array>) => void;

/**
 * For tests: a copy of a bundle that somebody has changed; `listed`: who also wrote the new hashes into
 * its listing.
 */
export async function tamper(
  path: string,
  change: Tampering,
  { listed = false }: { listed?: boolean } = {},
): Promise<string> {
  const files = await readFiles(path);
  change(files);
  if (listed) relist(files);
  const changed = path.replace(
    '.zip',
    `-${createHash('sha256').update(String(change)).digest('hex').slice(0, 8)}${listed ? '-listed' : ''}.zip`,
  );
  const entries = Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
  await writeFileAtomically(changed, zipChunks(entries));
  return changed;
}

/** Changes the text of one file. */
export function edit(name: string, change: (text: string) => string): Tampering {
  return (files) => {
    const before = Buffer.from(present(files[name], name)).toString('utf8');
    const after = change(before);
    if (after === before) throw new Error(`nothing of ${name} is changed`);
    files[name] = Buffer.from(after, 'utf8');
  };
}

function relist(files: Record<string, Uint8Array>): void {
  const listing = JSON.parse(Buffer.from(present(files[LISTING], LISTING)).toString('utf8')) as {
    files: { path: string; sha256: string }[];
  };
  listing.files = Object.keys(files)
    .filter((path) => path !== LISTING && path !== SIGNATURE)
    .sort()
    .map((path) => {
      const bytes = present(files[path], path);
      return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  files[LISTING] = Buffer.from(bundleJson(listing), 'utf8');
}

async function readFiles(path: string): Promise<Record<string, Uint8Array>> {
  const archive = await openZip(path);
  const files: Record<string, Uint8Array> = {};
  for (const member of archive.members) files[member.name] = await archive.read(member);
  await archive.close();
  return files;
}
