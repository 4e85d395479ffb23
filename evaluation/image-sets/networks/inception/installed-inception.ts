import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { OFFICIAL_WEIGHTS } from './official-weights.ts';

/** What is written beside a converted network: what feeds it, and where its weights came from. */
export const inceptionDescription = z.object({
  size: z.literal(299),
  normalization: z.literal('dialect'),
  output: z.literal('pool3'),
  logits: z.literal('logits_unbiased').optional(),
  spatial: z.literal('spatial'),
  /** of the ONNX file */
  sha256: z.string(),
  source: z.object({ file: z.string(), format: z.string(), sha256: z.string() }),
});

export type InceptionDescription = z.infer<typeof inceptionDescription>;

/** A FID Inception network in the cache. */
export type InstalledInception = {
  path: string;
  description: InceptionDescription;
  /** its weights are the published file, byte for byte */
  official: boolean;
  installedAt: Date;
};

/** Where converted networks lie in the cache folder. */
export function inceptionFolder(cacheFolder: string): string {
  return join(cacheFolder, 'inception');
}

/** The FID networks in the cache folder: the official first, then the newest. */
export async function installedInceptions(cacheFolder: string): Promise<InstalledInception[]> {
  const folder = inceptionFolder(cacheFolder);
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(
    names.filter((name) => /^fid-[0-9a-f]{16}\.json$/.test(name)).map((name) => read(folder, name)),
  );
  return found
    .filter((one) => one !== undefined)
    .sort(
      (a, b) =>
        Number(b.official) - Number(a.official) || Number(b.installedAt) - Number(a.installedAt),
    );
}

/** Whether weights are the published file. */
export function isOfficial({ source }: InceptionDescription): boolean {
  return source.sha256 === OFFICIAL_WEIGHTS.sha256;
}

async function read(folder: string, name: string): Promise<InstalledInception | undefined> {
  const path = join(folder, name.replace(/\.json$/, '.onnx'));
  try {
    const text = await readFile(join(folder, name), 'utf8');
    const parsed = inceptionDescription.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    const { mtime: installedAt } = await stat(path);
    return { path, description: parsed.data, official: isOfficial(parsed.data), installedAt };
  } catch (error) {
    if (error instanceof SyntaxError || systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
