import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { makeFolder } from '#files/make-folder.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';
import { BUNDLED_MODELS, holdsModel } from './holds-model.ts';
import { isModelFile } from './require-model-files.ts';

/** A model as the record knows it: where it was added, and the hash of each of its files. */
export type KnownModel = {
  name: string;
  folder: string;
  sha256: string;
  files: Readonly<Record<string, string>>;
};

/** Gives the folder of a model on this machine. */
export type FindModel = (model: KnownModel) => Promise<string>;

/**
 * Finds models by the hashes of their files, wherever they lie on this machine: where they were
 * added, among those that are bundled, or fetched before. One that is nowhere is fetched from the
 * store, once, and kept in `modelsFolder`.
 */
export function createModelFinder(options: {
  store: SampleStore;
  modelsFolder: string;
  onFetch: (model: KnownModel) => void;
}): FindModel {
  const found = new Map<string, Promise<string>>();
  return async (model) => {
    const known = await found.get(model.sha256)?.catch(() => undefined);
    if (known !== undefined && (await isIn(known, model))) return known;
    const finding = findOrFetch(model, options);
    found.set(model.sha256, finding);
    return finding;
  };
}

function isIn(folder: string, { sha256, files }: KnownModel): Promise<boolean> {
  return holdsModel(folder, { sha256, files: Object.keys(files) });
}

/** @throws UserError `model-absent`, `store-away`, `cannot-write` */
async function findOrFetch(
  model: KnownModel,
  options: Parameters<typeof createModelFinder>[0],
): Promise<string> {
  const { store, modelsFolder, onFetch } = options;
  const own = join(modelsFolder, model.sha256);
  for (const folder of [model.folder, own, join(BUNDLED_MODELS, basename(model.folder))])
    if (await isIn(folder, model)) return folder;
  for (const sha256 of Object.values(model.files))
    if (!(await store.has(sha256))) throw absent(model);
  onFetch(model);
  await fetchModel({ model, store, folder: own });
  if (await isIn(own, model)) return own;
  throw absent(model);
}

/** The folder is there as a whole or not at all; each file is held to its hash on its way. */
async function fetchModel(options: {
  model: KnownModel;
  store: SampleStore;
  folder: string;
}): Promise<void> {
  const { model, store, folder } = options;
  const unfinished = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.tmp`);
  try {
    for (const [file, sha256] of Object.entries(model.files)) {
      if (!isModelFile(file)) throw new Error(`"${file}" is not a file of a model.`);
      await writeFileAtomically(join(unfinished, file), store.stream(sha256));
    }
    await rm(folder, { recursive: true, force: true });
    await makeFolder(dirname(folder));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (error instanceof UserError && error.fault === 'sample') throw absent(model);
    throw unwritable(error, folder);
  }
}

function absent({ name, sha256, folder }: KnownModel): UserError {
  return new UserError(
    `The model ${name} (sha256 ${sha256.slice(0, 12)}) is neither at ${folder} on this machine nor in the store: put it there, or call onpar models add with --share on a machine that has it.`,
    { code: 'model-absent' },
  );
}

function unwritable(cause: unknown, folder: string): unknown {
  const code = systemErrorCode(cause);
  if (cause instanceof UserError || code === undefined) return cause;
  return new UserError(
    `${folder} cannot be written (${failureWords(cause)}): look at its disk, and make room.`,
    {
      code: 'cannot-write',
      cause,
    },
  );
}
