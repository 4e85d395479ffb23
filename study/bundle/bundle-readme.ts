import { stringify } from 'yaml';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { formatMarkdown } from '#evaluation/votes/tables/format-markdown.ts';
import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import { isLicenseName, type Publication } from './publication.ts';
import type { BundleSources } from './read-sources.ts';

const FILES = [
  ['report.html', 'the report, to be read in a browser; it needs no other file'],
  ['votes.csv', 'every vote as given, raters by pseudonym'],
  ['protocol.yaml', 'the protocol as it was written'],
  ['frozen.json', 'what was frozen when the study opened: protocol, images and analysis plan'],
  ['deviations.json', 'what was changed or looked at after opening'],
  ['images.jsonl', 'a record of each image: prompt, seed, settings, hashes, time'],
  ['images/', 'the images themselves, by their sha256, where they were asked for'],
  ['models.json', 'the models, with the sha256 of each of their files'],
  ['metrics.json', 'numbers about the sets of images'],
  ['runtime.json', 'seconds per image, where a bench measured them'],
  ['consent.json', 'what raters read before they agreed'],
  ['evaluation-sheet.md', 'the human evaluation sheet, blank where the study does not know'],
  ['croissant.json', 'the bundle described for loaders of data sets (MLCommons Croissant 1.0)'],
  ['publication.json', 'licence, citation and version, where the researcher told them'],
  ['software.json', 'what made this bundle'],
  ['tables/, figures/, findings.txt, certificate.json', 'made of the votes, again by `verify`'],
  ['bundle.json', 'every file with its sha256; its own sha256 is the fingerprint of the bundle'],
  ['signature.json', 'a signature of bundle.json, where the researcher gave one'],
] as const;

/** The page for whoever opens a bundle: what it says, what is in it, how to check it. */
export function bundleReadme({ study, publication }: BundleSources, table: ResultTable): string {
  return [
    hubMetadata(study.name, publication),
    '',
    `# ${escapeMarkdown(study.name)}`,
    '',
    formatMarkdown({ ...table, breakdown: null }, { intervals: true }),
    '## Check it',
    '',
    'With OnPar of the release that `software.json` names; it takes no database and no network:',
    '',
    '```',
    'npx onpar report verify bundle.zip',
    '```',
    '',
    'It makes every table, the figure, the sentences and this page again from the votes, byte for byte; holds every file to its hash, every image to the frozen document and every vote to its comparison; and names all that differs. Whoever changes the votes and everything made of them alike makes another bundle: hold its fingerprint, or its signature, to the one that was published.',
    '',
    ...termsOf(publication),
    '## What is in it',
    '',
    ...FILES.map(([name, what]) => `- \`${name}\`: ${what}`),
    '',
  ].join('\n');
}

/** The block that hubs of data sets read: what it is called, and which files are tables. */
function hubMetadata(name: string, { license }: Publication): string {
  const metadata = {
    pretty_name: name,
    ...(license !== undefined && hubLicense(license)),
    task_categories: ['text-to-image'],
    tags: ['human-evaluation', 'pairwise-preference', 'onpar'],
    configs: [
      { config_name: 'votes', data_files: 'votes.csv', default: true },
      { config_name: 'images', data_files: 'images.jsonl' },
      { config_name: 'answers', data_files: 'tables/answers.tidy.csv' },
    ],
  };
  return `---\n${stringify(metadata)}---`;
}

/** Hubs know licences by their names in small letters, any other by its address. */
function hubLicense(license: string): object {
  return isLicenseName(license)
    ? { license: license.toLowerCase() }
    : { license: 'other', license_link: license };
}

function termsOf({ license, cite_as: citation, version }: Publication): string[] {
  if (license === undefined && citation === undefined && version === undefined) return [];
  return [
    '## Use and citation',
    '',
    ...(version === undefined ? [] : [`Version ${version}.`, '']),
    ...(license === undefined ? [] : [`Licence: ${license}`, '']),
    ...(citation === undefined ? [] : [...citation.split('\n').map((line) => `    ${line}`), '']),
  ];
}
