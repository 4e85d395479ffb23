import { z } from 'zod';

const manifestSchema = z.looseObject({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
});

/**
 * Dependencies of a checkout that the package does without: what stands in for the downloads of
 * others is put in place by its install script, Prisma's client is generated, and the network of
 * nsfwjs is taken along without what nsfwjs asks for (TensorFlow.js).
 */
const LEFT_OUT = ['global-agent', 'prisma', 'nsfwjs'];

export type Manifests = {
  /** of the package, which npm reads */
  outer: object;
  /** of its folder of compiled modules, which Node reads */
  inner: object;
};

/**
 * What the package says of itself, from what the checkout says of itself. The scripts of a checkout
 * stay behind; one of the package's own keeps others from downloading.
 *
 * @param text the checkout's package.json
 */
export function packedManifests(text: string): Manifests {
  const manifest = manifestSchema.parse(JSON.parse(text));
  const kept = Object.entries(manifest.dependencies).filter(([name]) => !LEFT_OUT.includes(name));
  const dependencies = Object.fromEntries(kept);
  const {
    name,
    version,
    private: isPrivate,
    description,
    license,
    type,
    engines,
    imports,
  } = manifest;
  return {
    outer: {
      ...{ name, version, private: isPrivate, description, license, type, engines, dependencies },
      // of no use in the package; a checkout needs it to take back its own when packing was cut off
      imports,
      bin: { onpar: 'dist/cli/packing/launch.js' },
      // what the README and messages send to
      files: ['dist', 'docs', 'deploy', 'ARCHITECTURE.md'],
      scripts: { preinstall: 'node dist/cli/packing/prevent-downloads.js' },
    },
    inner: { name, version, type, dependencies, imports: { '#*.ts': './*.js', '#*': './*' } },
  };
}
