import { modelSha256 } from '#generator/models/model-sha256.ts';
import { SOURCES } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import type { BundleSources } from './read-sources.ts';

/**
 * Holds the list of models to the arms that used them, by name and hash, and the hash of each model to
 * those of its files.
 */
export function checkModels({ models, images }: BundleSources): BundleDifference[] {
  const what = [
    ...models.flatMap(({ name, sha256, files }) =>
      modelSha256(files) === sha256 ? [] : [`the files of ${name} do not give its sha256`],
    ),
    ...unlike(models.map(nameOf), images.map(nameOfArm)),
  ];
  return what.map((clause) => ({ file: SOURCES.models, line: null, what: clause }));
}

function unlike(listed: readonly string[], used: readonly (string | null)[]): string[] {
  const [has, needs] = [new Set(listed), new Set(used.filter((name) => name !== null))];
  return [
    ...[...needs.difference(has)].map((name) => `does not list ${name}, which made images`),
    ...[...has.difference(needs)].map((name) => `lists ${name}, which made none of the images`),
  ];
}

function nameOf({ name, sha256 }: { name: string; sha256: string }): string {
  return `${name} (sha256 ${sha256})`;
}

/** null: the images were made elsewhere */
function nameOfArm({ arm }: BundleSources['images'][number]): string | null {
  return 'made_elsewhere' in arm ? null : nameOf({ name: arm.model, sha256: arm.model_sha256 });
}
