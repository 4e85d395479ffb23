import { Command } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { fetchInception } from '#evaluation/image-sets/networks/inception/fetch-inception.ts';
import { importInception } from '#evaluation/image-sets/networks/inception/import-inception.ts';
import { installedInceptions } from '#evaluation/image-sets/networks/inception/installed-inception.ts';
import type { InstalledInception } from '#evaluation/image-sets/networks/inception/installed-inception.ts';
import { readCliEnv } from '../processes/env.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';

type JsonFlag = { json?: boolean };

/** `onpar inception`: the network that published FID values were made with. */
export function inceptionCommand(): Command {
  const command = new Command('inception')
    .description('get the Inception network that published FID values use')
    .addHelpText('after', '\nExamples:\n  onpar inception fetch\n  onpar inception list');
  command
    .command('fetch')
    .description('download the official weights and convert them; from then on the default')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  ONPAR_MIRROR=https://mirror.example/files onpar inception fetch',
    )
    .action(runFetch);
  command
    .command('import <file>')
    .description('convert a file of the same network: .pth or .pt of torch, or .safetensors')
    .option(
      '-o, --output <file>',
      'FILE.onnx to write (default: the cache, as the default network)',
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  onpar inception import pt_inception-2015-12-05-6726825d.pth',
    )
    .action(runImport);
  command
    .command('list')
    .description('the FID networks in the cache, the default first')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar inception list --json')
    .action(runList);
  return command;
}

async function runFetch(flags: JsonFlag): Promise<void> {
  const { cacheFolder, mirror } = readCliEnv();
  let progress: Progress | undefined;
  try {
    const installed = await fetchInception({
      cacheFolder,
      mirror,
      onProgress: (done, total) => {
        progress ??= createProgress({ label: 'Download', total, unit: 'bytes' });
        progress.update(done);
      },
    });
    show(installed, flags);
  } finally {
    progress?.stop();
  }
}

async function runImport(file: string, flags: JsonFlag & { output?: string }): Promise<void> {
  const { output } = flags;
  if (output !== undefined && !/\.onnx$/i.test(output))
    throw new UserError(`The output ${output} must end in .onnx.`, { code: 'wrong-call' });
  const { cacheFolder } = readCliEnv();
  const installed = await importInception({
    file,
    cacheFolder,
    ...(output === undefined ? {} : { output }),
  });
  if (installed.description.logits === undefined)
    say('Warning: the file has no classifier, so no Inception Score can be computed.');
  show(installed, flags);
}

async function runList(flags: JsonFlag): Promise<void> {
  const found = await installedInceptions(readCliEnv().cacheFolder);
  if (flags.json === true) printJson({ networks: found.map(jsonOf) });
  else if (found.length === 0)
    printResult('No FID network is in the cache: get one by onpar inception fetch or import.');
  else printResult(found.map(lineOf).join('\n'));
}

function show(installed: InstalledInception, flags: JsonFlag): void {
  if (flags.json === true) printJson(jsonOf(installed));
  else printResult(lineOf(installed));
}

function jsonOf({ path, description, official }: InstalledInception): object {
  const { sha256, source } = description;
  return { path, sha256, comparable_with_published: official, source };
}

function lineOf({ path, description, official }: InstalledInception): string {
  const { source } = description;
  const what = official ? 'official' : 'other weights';
  return `${path}  ${what}, from ${source.file} (${source.format}, sha256 ${source.sha256.slice(0, 16)}…)`;
}
