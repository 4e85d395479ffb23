import { Command } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { brokenFreeze } from '#study/life/require-freeze.ts';
import { frozenDocument } from '#study/life/frozen-document.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { printJson, say } from '../console/output.ts';
import { writeResult } from '../console/result-file.ts';
import { withDatabase } from '../processes/database.ts';

type Options = { output?: string; json?: boolean };

/** `onpar study document`: what was frozen when a study opened. */
export function studyDocumentCommand(): Command {
  return new Command('document')
    .argument('<study>', 'short name, id or protocol file')
    .description('the frozen document: protocol, images and plan, whose sha256 is the frozen hash')
    .option('-o, --output <file>', 'file to write (default: stdout)')
    .option('--json', 'print one JSON document that says what was written (needs -o)')
    .addHelpText(
      'after',
      '\nExample:\n  onpar study document my-study -o frozen.json\n  sha256sum frozen.json',
    )
    .action(writeDocument);
}

async function writeDocument(reference: string, { output, json }: Options): Promise<void> {
  if (json && output === undefined) {
    throw new UserError('--json needs -o FILE: the document itself is JSON', {
      code: 'wrong-call',
    });
  }
  const { slug, text, check } = await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    return frozenDocument({ db, slug: study.slug });
  });
  // byte for byte, so that the hash of what is written is the hash that was stamped
  if (output === undefined) process.stdout.write(text);
  else await writeResult(output, text);
  if (json) printJson({ file: output, ...check });
  else say(`sha256 ${check.frozen_sha256}${output === undefined ? '' : `, in ${output}`}`);
  if (!check.holds) say(`warning: ${brokenFreeze(slug, check)}`);
}
