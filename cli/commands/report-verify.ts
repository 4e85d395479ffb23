import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { describeBundleDifference } from '#study/bundle/difference.ts';
import { openBundle } from '#study/bundle/open-bundle.ts';
import { nameOfKey } from '#study/bundle/signature.ts';
import { verifyBundle, type VerifiedBundle } from '#study/bundle/verify-bundle.ts';
import { printJson, say } from '../console/output.ts';
import { readTextFile } from '../console/read-text-file.ts';
import { readSoftware } from '../processes/software.ts';

type VerifyFlags = { key?: string; json?: boolean };

/** `onpar report verify`: everything in a bundle made again, with no database and no network. */
export function reportVerifyCommand(): Command {
  return new Command('verify')
    .description('make every table of a bundle again from its votes, and check every hash')
    .argument('<file>', 'a bundle that `onpar report` wrote')
    .option('--key <file>', 'the public key (PEM) that must have signed it')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  onpar report verify bundle.zip\n  onpar report verify bundle.zip --key researcher.pub',
    )
    .action(verify);
}

async function verify(
  file: string,
  { key, json = false }: VerifyFlags,
  command: Command,
): Promise<void> {
  // a parent of the same name takes `--json` where it stands after both
  const asJson = json || command.optsWithGlobals()['json'] === true;
  const wanted = key === undefined ? undefined : nameOfKey(await readTextFile(key, 'The key'));
  const verified = await verifyBundle(await openBundle(file), { key: wanted });
  if (!verified.holds) process.exitCode = 1;
  if (asJson) printJson({ file, ...verified });
  else tell(file, verified);
  const { onpar } = await readSoftware();
  const { made_by: maker, holds } = verified;
  if (!holds && maker !== null && maker !== onpar) {
    say(
      `It was made by release ${maker} and checked by release ${onpar}, which may print otherwise.`,
    );
  }
}

function tell(file: string, verified: VerifiedBundle): void {
  const { checked, differences, signed_by: signedBy } = verified;
  const [first, ...others] = differences;
  if (first === undefined) {
    for (const finding of verified.findings) say(finding);
    say(
      `${file} holds: ${countOf(checked.tables, 'file')} made again byte for byte from ${countOf(checked.votes, 'row')} of votes, ${countOf(checked.records, 'record')} of images as frozen, ${countOf(checked.images, 'image')} by its hash`,
    );
  } else {
    say(`${file} does not hold: ${countOf(differences.length, 'difference')}`);
    say(`first: ${describeBundleDifference(first)}`);
    for (const other of others) say(`  also: ${describeBundleDifference(other)}`);
  }
  if (signedBy !== null) say(`signed by the key ${signedBy}`);
  say(`fingerprint ${verified.fingerprint}`);
}
