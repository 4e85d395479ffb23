import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { parseDeviceRequest, type DeviceRequest } from '#onnx/device-request.ts';
import { describeBundleDifference } from '#study/bundle/difference.ts';
import { openBundle } from '#study/bundle/open-bundle.ts';
import { nameOfKey } from '#study/bundle/signature.ts';
import { verifyBundle, type VerifiedBundle } from '#study/bundle/verify-bundle.ts';
import { oneMoreFolder } from '../console/one-more-folder.ts';
import { printJson, say } from '../console/output.ts';
import { parseWholeBetween } from '../console/parse-number.ts';
import { readTextFile } from '../console/read-text-file.ts';
import { readSoftware } from '../processes/software.ts';
import { makeAgain, sayRegenerated, type Regenerated } from './report-regenerate.ts';

type VerifyFlags = {
  key?: string;
  json?: boolean;
  regenerate?: number;
  models?: string[];
  device?: DeviceRequest;
  seed?: number;
};

const MOST_SEED = 2 ** 31;

const EXAMPLES = `
Examples:
  onpar report verify bundle.zip
  onpar report verify bundle.zip --key researcher.pub
  onpar report verify bundle.zip --regenerate 5 --models ~/models`;

/** `onpar report verify`: everything in a bundle made again, with no database and no network. */
export function reportVerifyCommand(): Command {
  return new Command('verify')
    .description('make every table of a bundle again from its votes, and check every hash')
    .argument('<file>', 'a bundle that `onpar report` wrote')
    .option('--key <file>', 'the public key (PEM) that must have signed it')
    .option(
      '--regenerate <n>',
      'make so many of its images again, drawn at random, and compare their hashes',
      parseWholeBetween(1, 1_000_000),
    )
    .option(
      '--models <dir...>',
      'where the models lie: a model, or a folder of models',
      oneMoreFolder,
    )
    .option(
      '--device <name>',
      'auto, cpu, webgpu, cuda or cuda:N, in place of what made each image',
      parseDeviceRequest,
    )
    .option(
      '--seed <number>',
      'of the draw (default: a new one, which is printed)',
      parseWholeBetween(0, MOST_SEED),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(verify);
}

async function verify(file: string, flags: VerifyFlags, command: Command): Promise<void> {
  const { key, json = false, regenerate, models = [], device = null } = flags;
  const { seed = randomInt(MOST_SEED) } = flags;
  // a parent of the same name takes `--json` where it stands after both
  const asJson = json || command.optsWithGlobals()['json'] === true;
  const wanted = key === undefined ? undefined : nameOfKey(await readTextFile(key, 'The key'));
  const bundle = await openBundle(file);
  const verified = await verifyBundle(bundle, { key: wanted });
  if (!verified.holds) process.exitCode = 1;
  const regenerated =
    regenerate === undefined || !verified.holds
      ? null
      : await makeAgain(bundle, { count: regenerate, seed, folders: models, device });
  if (asJson) printJson({ file, ...verified, ...(regenerated && { regenerated }) });
  else tell(file, verified, regenerated);
  if (regenerated?.images.some(({ outcome }) => outcome === 'differs') === true) {
    process.exitCode = 1;
  }
  if (regenerate !== undefined && !verified.holds) {
    say('No image was made again, because what the bundle says of them does not hold.');
  }
  await tellRelease(verified);
}

async function tellRelease({ made_by: maker, holds }: VerifiedBundle): Promise<void> {
  const { onpar } = await readSoftware();
  if (!holds && maker !== null && maker !== onpar) {
    say(
      `It was made by release ${maker} and checked by release ${onpar}, which may print otherwise.`,
    );
  }
}

function tell(file: string, verified: VerifiedBundle, regenerated: Regenerated | null): void {
  const { checked, differences, signed_by: signedBy } = verified;
  const [first, ...others] = differences;
  if (first === undefined) {
    for (const finding of verified.findings) say(finding);
    say(
      `${file} holds: ${countOf(checked.tables, 'file')} made again byte for byte from ${countOf(checked.votes, 'row')} of votes, ${countOf(checked.records, 'record')} of images as frozen, ${countOf(checked.images, 'image')} by ${checked.images === 1 ? 'its hash' : 'their hashes'}`,
    );
  } else {
    say(`${file} does not hold: ${countOf(differences.length, 'difference')}`);
    say(`first: ${describeBundleDifference(first)}`);
    for (const other of others) say(`  also: ${describeBundleDifference(other)}`);
  }
  if (regenerated !== null) sayRegenerated(regenerated).forEach(say);
  if (signedBy !== null) say(`signed by the key ${signedBy}`);
  say(`fingerprint ${verified.fingerprint}`);
}
