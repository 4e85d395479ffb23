import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { hashModel } from '#generator/models/hash-model.ts';
import { readModelLayout } from '#generator/models/read-model-layout.ts';
import type { Database } from '#prisma/client.ts';
import type { PromptRecord } from '#study/prompts/prompt-record.ts';
import { databaseSources } from '#study/runs/database-sources.ts';
import type { PlannedModel, PlanSources } from '#study/runs/plan-sources.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { imagesBeside } from './images-beside.ts';
import { readPromptFile } from './read-prompt-file.ts';

/** The model pair and prompt set that come with the package. */
const EMBEDDED = join(PACKAGE_FOLDER, 'generator', 'embedded');

export type ProtocolFlags = {
  /** the protocol file */
  protocol: string;
  /** its prompt set, when it is a file that lies elsewhere */
  prompts?: string | undefined;
  /** a folder in which the protocol's models lie under their names */
  models?: string | undefined;
};

/**
 * Models and prompt sets as files: those that the flags give, those beside the protocol, those that
 * come with the package; then by name in the database, where there is one.
 */
export function fileSources(
  flags: ProtocolFlags,
  reach: () => Promise<Database | null>,
): PlanSources<PromptRecord, PlannedModel> {
  const inDatabase = async <T>(
    ask: (sources: ReturnType<typeof databaseSources>) => Promise<T>,
    otherwise: T,
  ): Promise<T> => {
    const db = await reach();
    return db ? ask(databaseSources(db)) : otherwise;
  };
  return {
    findPromptSet: async (name) => {
      if (flags.prompts !== undefined) {
        return isCalled(flags.prompts, name) ? readPromptFile(flags.prompts) : null;
      }
      for (const path of promptFiles(flags, name)) {
        if (await isFile(path)) return readPromptFile(path);
      }
      return inDatabase<readonly PromptRecord[] | null>((db) => db.findPromptSet(name), null);
    },
    promptSetNames: async () =>
      flags.prompts !== undefined
        ? sortNames([parse(flags.prompts).name], await inDatabase((db) => db.promptSetNames(), []))
        : inDatabase((db) => db.promptSetNames(), ['ShapePrompts']),
    findModel: async (name) => {
      const folder = modelFolders(flags, name).find(isModel);
      if (folder !== undefined) return modelIn(folder, name);
      return inDatabase<PlannedModel | null>((db) => db.findModel(name), null);
    },
    modelNames: async () =>
      sortNames(
        flags.models === undefined ? [] : await listModels(flags.models),
        await inDatabase((db) => db.modelNames(), await listModels(EMBEDDED)),
      ),
    findImages: imagesBeside(flags.protocol),
  };
}

async function modelIn(folder: string, name: string): Promise<PlannedModel> {
  const layout = await readModelLayout(folder);
  return { name, folder, layout, readHash: async () => (await hashModel(layout)).sha256 };
}

function sortNames(...lists: (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

/** A file of prompts is the set of its name, with or without the ending, letter by letter as in the database. */
function isCalled(path: string, name: string): boolean {
  const { name: stem, base } = parse(path);
  return stem === name || base === name;
}

function promptFiles({ protocol }: ProtocolFlags, name: string): string[] {
  const folders = [dirname(protocol), EMBEDDED];
  return folders.flatMap((folder) =>
    ['', '.tsv', '.csv', '.txt', '.jsonl', '.json'].map((end) => join(folder, `${name}${end}`)),
  );
}

function modelFolders({ protocol, models }: ProtocolFlags, name: string): string[] {
  return [
    ...(models === undefined ? [] : [resolve(models, name)]),
    resolve(dirname(protocol), name),
    resolve(name),
    join(EMBEDDED, name),
  ];
}

function isModel(folder: string): boolean {
  return existsSync(join(folder, 'unet'));
}

async function listModels(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => isModel(join(folder, name))).sort();
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (s) => s.isFile(),
    () => false,
  );
}
