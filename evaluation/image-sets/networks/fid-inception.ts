import { UserError } from '#domain/user-error.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import type { FeatureNetwork } from './feature-network.ts';
import type { InstalledInception } from './inception/installed-inception.ts';

/**
 * A FID Inception network of the cache, ready to be used. Its values are comparable with published
 * ones only where its weights are the published file. Throws UserError when the file is not the one
 * that was written.
 */
export async function fidInception(installed: InstalledInception): Promise<FeatureNetwork> {
  const { path, description, official } = installed;
  const { sha256, size, normalization, output, logits, spatial } = description;
  if ((await sha256OfFile(path)) !== sha256)
    throw new UserError(
      `The network ${path} is damaged: remove it and call onpar inception fetch or import again.`,
      { code: 'bad-network' },
    );
  return {
    name: official ? 'official' : `inception from ${description.source.file}`,
    path,
    sha256,
    comparableWithPublished: official,
    size,
    normalization,
    output,
    further: { spatial, ...(logits === undefined ? {} : { logits }) },
  };
}
