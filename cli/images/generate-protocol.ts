import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { drawPrompts } from '#study/prompts/draw-prompts.ts';
import type { PromptRecord } from '#study/prompts/parse-prompts.ts';
import { parseProtocol, type Protocol } from '#study/protocol/protocol.ts';
import { createSampleSeeds } from '#study/life/sample-seed.ts';
import { withDatabase } from '../processes/database.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { readCliEnv } from '../processes/env.ts';
import { readPromptFile, type GeneratePlan } from './generate-plan.ts';

/** The model pair and prompt set that come with the package. */
const EMBEDDED = join(PACKAGE_FOLDER, 'generator', 'embedded');

export type ProtocolSources = {
  /** the protocol file */
  protocol: string;
  /** its prompt set, when it is a file that the protocol does not name itself */
  prompts?: string | undefined;
  /** a folder in which the protocol's models lie under their names */
  models?: string | undefined;
};

/**
 * The arms and samples of a protocol. Its models and prompt set are looked for as files first: paths
 * beside the protocol, or what the flags give, what comes with the package; then by name in the database, when there is one.
 */
export async function planProtocol(sources: ProtocolSources): Promise<GeneratePlan> {
  const protocol = parseProtocol(await readProtocol(sources.protocol), basename(sources.protocol));
  const set = await findPromptSet(protocol, sources);
  const prompts = drawPrompts({ prompts: set, spec: protocol.prompts });
  const promptIndexes = prompts.map((p) => p.index);
  const seedOf = createSampleSeeds({ protocol, setSize: set.length, promptIndexes });
  const plan: GeneratePlan = [];
  for (const [position, arm] of protocol.arms.entries()) {
    plan.push({
      arm: {
        key: arm.key,
        model: await findModel(arm.model, sources),
        scheduler: arm.scheduler ?? null,
        steps: arm.steps,
        guidanceScale: arm.guidance_scale,
        guidanceRescale: arm.guidance_rescale,
        negativePrompt: arm.negative_prompt,
        width: arm.width ?? null,
        height: arm.height ?? null,
      },
      samples: prompts.flatMap(({ index: promptIndex, text: prompt }) =>
        Array.from({ length: protocol.replicates }, (_, replicate) => {
          const seed = Number(seedOf({ promptIndex, replicate, arm: position }));
          return { promptIndex, prompt, replicate, seed };
        }),
      ),
    });
  }
  return plan;
}

async function readProtocol(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UserError(`The protocol ${path} cannot be read: check its path.`, {
      code: 'unreadable-file',
      cause,
    });
  });
}

async function findPromptSet(
  protocol: Protocol,
  sources: ProtocolSources,
): Promise<PromptRecord[]> {
  const { set } = protocol.prompts;
  if (sources.prompts !== undefined) return readPromptFile(sources.prompts);
  const folders = [dirname(sources.protocol), EMBEDDED];
  const places = folders.flatMap((f) => ['', '.tsv', '.txt'].map((end) => join(f, `${set}${end}`)));
  for (const path of places) if (await isFile(path)) return readPromptFile(path);
  const found = await inDatabase((db) =>
    db.promptSet.findUnique({
      where: { name: set },
      include: { prompts: { orderBy: { index: 'asc' } } },
    }),
  );
  if (found) return found.prompts;
  throw new UserError(
    `The prompt set "${set}" of ${sources.protocol} is neither a file beside it nor imported: give it as --prompts FILE, or run onpar prompts import.`,
    { code: 'no-prompts' },
  );
}

async function findModel(name: string, sources: ProtocolSources): Promise<string> {
  const places = [
    ...(sources.models === undefined ? [] : [resolve(sources.models, name)]),
    resolve(dirname(sources.protocol), name),
    resolve(name),
    join(EMBEDDED, name),
  ];
  for (const place of places) if (existsSync(join(place, 'unet'))) return place;
  const found = await inDatabase((db) => db.model.findUnique({ where: { name } }));
  if (found) return found.folder;
  throw new UserError(
    `The model "${name}" of ${sources.protocol} is neither a folder nor added: write its path in the protocol, give the folder it lies in as --models DIR, or run onpar models add.`,
    { code: 'no-model' },
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (s) => s.isFile(),
    () => false,
  );
}

/** Asks the database, unless there is none yet: looking a name up must not found one. */
async function inDatabase<T>(work: (db: Database) => Promise<T>): Promise<T | null> {
  const env = readCliEnv();
  if (env.databaseUrl === undefined && !existsSync(env.homeFolder)) return null;
  return withDatabase(work, env);
}
