import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import { isHubReference } from '#generator/hub/hub-reference.ts';
import { checkModel, type CheckedModel } from '#generator/models/check-model.ts';
import { keepModel } from '#generator/models/keep-model.ts';
import { shareModel } from '#generator/models/share-model.ts';
import { describeModel } from '#generator/models/describe-model.ts';
import { UserError } from '#domain/user-error.ts';
import { fetchModel } from '../models/fetch-model.ts';
import { certify } from '../models/certify.ts';
import { tellModel } from '../models/tell-model.ts';
import { withDatabase } from '../processes/database.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';
import { readCliEnv } from '../processes/env.ts';
import { openSampleStore } from '../processes/sample-store.ts';

type Flags = { json?: boolean; device: string };
type AddFlags = Flags & { name?: string; share?: boolean };

/** `onpar models`: exported models, checked and known by name. */
export function modelsCommand(): Command {
  const models = new Command('models')
    .description('models in the diffusers ONNX layout')
    .addHelpText(
      'after',
      '\nExamples:\n  onpar models add ~/models/sd15 --name stable-diffusion-1.5\n  onpar models list',
    );
  addCommandTo(models);
  withDevice(models.command('check <dir>'))
    .description('read a model folder, hash it and make one test image')
    .addHelpText('after', '\nExample:\n  onpar models check ~/models/sd15')
    .action(async (dir: string, flags: Flags) => {
      const device = parseDeviceRequest(flags.device);
      tell(await checkModel(dir, { device }), flags, null);
    });
  models
    .command('certify <dir>')
    .description(
      "make a recorded case's images, and print how far they are from those of diffusers",
    )
    .requiredOption('--against <case.json>', 'the case that the export recipe recorded')
    .option('--device <name>', 'auto, cpu, webgpu, cuda or cuda:N', 'auto')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  onpar models certify ./sd15 --against ./sd15/parity-case.json',
    )
    .action(certify);
  models
    .command('list')
    .description('the models that have been added')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  onpar models list')
    .action(listModels);
  return models;
}

function addCommandTo(models: Command): void {
  withDevice(models.command('add <dir>'))
    .description(
      'check a model folder, or one from a hub (hf:OWNER/NAME), and keep it under a name',
    )
    .option('--name <name>', "what protocols call it (default: the folder's name)")
    .option(
      '--share',
      'put its files into the store, for workers that lack them (always where that is a bucket)',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  onpar models add ~/models/sd15 --name stable-diffusion-1.5\n  onpar models add hf:OWNER/NAME@onnx\n\nA hub model is downloaded into the home folder, each file held to its hash; called again, it goes on\nwhere it was. HF_TOKEN is the token, HF_ENDPOINT the address of a mirror.',
    )
    .action(addModel);
}

function withDevice(command: Command): Command {
  return command
    .option('--device <name>', 'for the test image: auto, cpu, webgpu, cuda or cuda:N', 'auto')
    .option('--json', 'print JSON');
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u;

async function addModel(place: string, flags: AddFlags): Promise<void> {
  if (flags.name !== undefined) requireName(flags.name);
  const device = parseDeviceRequest(flags.device);
  const { folder, name: own } = isHubReference(place)
    ? await fetchModel(place)
    : { folder: place, name: basename(resolve(place)) };
  const name = flags.name ?? own;
  requireName(name);
  const checked = await checkModel(folder, { device });
  if (flags.share === true || readCliEnv().store.kind === 'bucket') await share(checked.model);
  await withDatabase((db) => keepModel({ db, name, model: checked.model }));
  tell(checked, flags, name);
}

/** Workers elsewhere see a bucket, and no folder of this machine. */
async function share(model: CheckedModel['model']): Promise<void> {
  let bar: Progress | undefined;
  await shareModel({
    ...{ store: openSampleStore(), model },
    onProgress: (done, total) => {
      bar ??= createProgress({ label: 'share', total, unit: 'files' });
      bar.update(done);
    },
  }).finally(() => bar?.stop());
}

function requireName(name: string): void {
  if (!NAME.test(name)) {
    throw new UserError(
      `The name "${name}" cannot be used: give --name with letters, digits, spaces, dots, dashes or underscores, at most 100.`,
      { code: 'bad-name' },
    );
  }
}

function tell(checked: CheckedModel, flags: Flags, name: string | null): void {
  const report = describeModel(checked.model);
  if (flags.json) printJson(name === null ? report : { name, ...report });
  tellModel(checked, report, name);
}

async function listModels(flags: { json?: boolean }): Promise<void> {
  const rows = await withDatabase((db) => db.model.findMany({ orderBy: { name: 'asc' } }));
  const listed = rows.map(({ name, folder, sha256, createdAt }) => ({
    name,
    folder,
    sha256,
    created_at: createdAt.toISOString(),
  }));
  if (flags.json) printJson({ models: listed });
  else if (listed.length === 0) say('No models yet: onpar models add DIR adds one.');
  else
    printResult(listed.map((m) => `${m.name}\t${m.sha256.slice(0, 12)}\t${m.folder}`).join('\n'));
}
