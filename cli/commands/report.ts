import { Command, InvalidArgumentError } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import { zipChunks } from '#files/zip-chunks.ts';
import { FIRST_VERSION, PUBLICATION_WORDS, publicationSource } from '#study/bundle/publication.ts';
import type { Publication } from '#study/bundle/publication.ts';
import { printJson, say } from '../console/output.ts';
import { requirePlace, writeResult } from '../console/result-file.ts';
import { readTextFile } from '../console/read-text-file.ts';
import { readSoftware } from '../processes/software.ts';
import { reportDiffCommand } from './report-diff.ts';
import { reportVerifyCommand } from './report-verify.ts';

type ReportFlags = {
  output?: string;
  images?: boolean;
  sign?: string;
  json?: boolean;
  license?: string;
  citeAs?: string;
  datasetVersion?: string;
};

const EXAMPLES = `
Examples:
  onpar report my-study -o bundle.zip
  onpar report my-study -o bundle.zip --images --sign researcher.pem
  onpar report my-study -o bundle.zip --license CC-BY-4.0 --cite-as "$(cat paper.bib)"
  onpar report verify bundle.zip

A key of your own, once: openssl genpkey -algorithm ed25519 -out researcher.pem
and for others:          openssl pkey -in researcher.pem -pubout -out researcher.pub`;

/** `onpar report`: the bundle of a study, from which anybody can make its tables again. */
export function reportCommand(): Command {
  return new Command('report')
    .description('the bundle of a closed study: votes, records, tables, checked by anybody')
    .argument('<study>', 'short name, id or protocol file')
    .option('-o, --output <file>', 'the bundle to write, such as bundle.zip')
    .option('--images', 'put the images in as well, not only their records')
    .option('--sign <key>', 'sign it with an ed25519 private key (PEM)')
    .option(
      '--license <name>',
      'its licence, such as CC-BY-4.0 (spdx.org/licenses), or an address',
      told('license'),
    )
    .option('--cite-as <text>', 'how it is to be cited, such as a BibTeX entry', told('cite_as'))
    .option(
      '--dataset-version <version>',
      `its version as a data set (${FIRST_VERSION} unless given)`,
      told('version'),
    )
    .option('--json', 'print one JSON document that says what was written')
    .addHelpText('after', EXAMPLES)
    .addCommand(reportVerifyCommand())
    .addCommand(reportDiffCommand())
    .action(writeReport);
}

/** Reads a word on the publication of a bundle. */
function told(part: keyof Publication): (text: string) => string {
  return (text) => {
    const parsed = publicationSource.shape[part].safeParse(text);
    if (!parsed.success || parsed.data === undefined)
      throw new InvalidArgumentError(`It ${PUBLICATION_WORDS[part]}.`);
    return parsed.data;
  };
}

/** Only what was told: a bundle has no part for what was not. */
function publicationOf({ license, citeAs, datasetVersion }: ReportFlags): Publication {
  return {
    ...(license !== undefined && { license }),
    ...(citeAs !== undefined && { cite_as: citeAs }),
    ...(datasetVersion !== undefined && { version: datasetVersion }),
  };
}

async function writeReport(reference: string, flags: ReportFlags): Promise<void> {
  const { output, images = false, sign, json = false } = flags;
  // not required by the parser, which would ask it of the commands below too
  if (output === undefined) {
    throw new UserError(
      `Say where the bundle is to go, for example \`onpar report ${reference} -o bundle.zip\`.`,
      { code: 'wrong-call' },
    );
  }
  await requirePlace(output);
  const signingKey = sign === undefined ? undefined : await readTextFile(sign, 'The key');
  // only now, because checking a bundle needs no database
  const { resolveStudy } = await import('#study/life/resolve-study.ts');
  const { makeBundle } = await import('#study/bundle/make-bundle.ts');
  const { openSampleStore } = await import('../processes/sample-store.ts');
  const { withDatabase } = await import('../processes/database.ts');
  const store = images ? openSampleStore() : undefined;
  const software = await readSoftware();
  const made = await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    const options = { db, study, software, store, signingKey };
    const { entries, ...rest } = await makeBundle({
      ...options,
      publication: publicationOf(flags),
    });
    await save(output, zipChunks(entries));
    return rest;
  });
  if (json) {
    printJson({ file: output, ...made });
    return;
  }
  for (const finding of made.findings) say(finding);
  const held = images ? ` and ${countOf(made.images, 'image')}` : '';
  say(`${output}: ${countOf(made.files, 'file')}${held}${made.signed ? ', signed' : ''}`);
  say(`fingerprint ${made.fingerprint}`);
}

async function save(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await writeResult(path, chunks).catch((cause: unknown) => {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UserError(`${path} would be too large: ${cause.message}; leave --images out.`, {
      code: 'cannot-write',
      cause,
    });
  });
}
