import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '#domain/user-error.ts';
import { makeFolder } from '#files/make-folder.ts';
import { bindingFolder, CUDA_PROVIDER, cudaFolder } from './cuda-folder.ts';
import { RUNTIME_LIBRARY, runtimeVersion } from './cuda-folder.ts';
import { openWheel } from './wheel.ts';
import type { Wheel, WheelLibrary } from './wheel.ts';

/** What is asked of pip: the provider of the version in use, and what it says that it needs. */
export function cudaRequirement(): string {
  return `onnxruntime-gpu[cuda,cudnn]==${runtimeVersion()}`;
}

/** The command that brings those wheels into a folder. */
export function bringWheels(folder: string): string {
  return `python3 -m pip download "${cudaRequirement()}" -d ${folder}`;
}

/** Without these the provider cannot be loaded; others are of the wheels' own business. */
const NEEDED = [/^libcublas\.so/, /^libcublasLt\.so/, /^libcudart\.so/, /^libcudnn\.so/];

/**
 * Unpacks the libraries of a folder of wheels into the cache, with a copy of the runtime in use
 * beside them, which looks for its providers there. Each file is held to the hash in its wheel's
 * record; the folder appears whole or not at all, in place of one from before. Returns it.
 *
 * @param options.from holds the wheels that `pip download` of `cudaRequirement()` brings
 * @throws UserError `bad-wheel` for a wheel that is broken, of another version, or missing
 */
export async function installCuda(options: {
  from: string;
  cacheFolder: string;
  onProgress?: (done: number, total: number) => void;
}): Promise<string> {
  const { from, cacheFolder, onProgress } = options;
  const target = cudaFolder(cacheFolder);
  const wheels = await openWheels(from);
  try {
    await makeFolder(dirname(target));
    const aside = await mkdtemp(`${target}.part-`);
    try {
      await unpackAll(wheels, aside, onProgress);
      await copyFile(join(bindingFolder(), RUNTIME_LIBRARY), join(aside, RUNTIME_LIBRARY));
      await rm(target, { recursive: true, force: true });
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { recursive: true, force: true });
      throw error;
    }
    return target;
  } finally {
    await Promise.all(wheels.map(({ archive }) => archive.close()));
  }
}

async function openWheels(from: string): Promise<Wheel[]> {
  const files = await readdir(from).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`The folder of wheels cannot be read: ${reason}.`, { code: 'bad-wheel' });
  });
  const wheels: Wheel[] = [];
  try {
    for (const file of files.filter((name) => name.endsWith('.whl')).sort())
      wheels.push(await openWheel(join(from, file)));
    requireWhole(wheels, from);
    return wheels;
  } catch (error) {
    await Promise.all(wheels.map(({ archive }) => archive.close()));
    throw error;
  }
}

/** All that the provider needs must be there, and it must be of the version in use. */
function requireWhole(wheels: readonly Wheel[], from: string): void {
  const bring = `bring the wheels with: ${bringWheels(from)}`;
  const ofProvider = wheels.find(({ libraries }) =>
    libraries.some(({ name }) => name === CUDA_PROVIDER),
  );
  if (ofProvider === undefined)
    throw new UserError(`${from} has no wheel of onnxruntime-gpu: ${bring}.`, {
      code: 'bad-wheel',
    });
  if (!ofProvider.file.startsWith(`onnxruntime_gpu-${runtimeVersion()}-`))
    throw new UserError(
      `${ofProvider.file} is not of the version ${runtimeVersion()}, which is in use: ${bring}.`,
      { code: 'bad-wheel' },
    );
  const names = wheels.flatMap(({ libraries }) => libraries.map(({ name }) => name));
  const missing = NEEDED.find((library) => !names.some((name) => library.test(name)));
  if (missing === undefined) return;
  const library = missing.source.replace(/[\\^]/g, '');
  throw new UserError(`${from} has no wheel with ${library}, which the provider needs: ${bring}.`, {
    code: 'bad-wheel',
  });
}

async function unpackAll(
  wheels: readonly Wheel[],
  folder: string,
  onProgress: ((done: number, total: number) => void) | undefined,
): Promise<void> {
  const total = wheels
    .flatMap(({ libraries }) => libraries)
    .reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const wheel of wheels) {
    for (const library of wheel.libraries) {
      await unpack(wheel, library, folder, (done) => onProgress?.(before + done, total));
      before += library.size;
    }
  }
}

async function unpack(
  { file, archive }: Wheel,
  { name, member, sha256 }: WheelLibrary,
  folder: string,
  tell: (done: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  let done = 0;
  const hashed = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      done += chunk.length;
      tell(done);
      yield chunk;
    }
  };
  await pipeline(archive.stream(member), hashed, createWriteStream(join(folder, name)));
  if (hash.digest('hex') === sha256) return;
  throw new UserError(`${name} in ${file} is not what the wheel's record says: fetch it again.`, {
    code: 'bad-wheel',
  });
}
