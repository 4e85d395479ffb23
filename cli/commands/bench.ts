import { parseNames } from '../console/parse-names.ts';
import { Command } from 'commander';
import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { benchArmsOfModels, benchArmsOfStudy } from '#study/runtime/bench-arms.ts';
import type { BenchArm } from '#study/runtime/bench-arms.ts';
import { checkBenchArms } from '#study/runtime/check-bench-arms.ts';
import { describeMachine } from '#study/runtime/describe-machine.ts';
import { keepRuntimes } from '#study/runtime/keep-runtimes.ts';
import { measureRuntime } from '#study/runtime/measure-runtime.ts';
import type { MeasuredRow } from '#study/runtime/measured-row.ts';
import { asRuntimeRow } from '#study/runtime/measured-row.ts';
import { parseMeasured } from '#study/runtime/parse-measured.ts';
import { printRuntime } from '#study/runtime/print-runtime.ts';
import { runtimeLines } from '#study/runtime/runtime-lines.ts';
import { sayRuntimeLine } from '#study/runtime/say-runtime-line.ts';
import { oneMoreFolder } from '../console/one-more-folder.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { parseWhole, parseWholes } from '../console/parse-number.ts';
import { createProgress } from '../console/progress.ts';
import { readTextFile } from '../console/read-text-file.ts';
import { untilInterrupted } from '../console/until-interrupted.ts';
import { wrongCall } from '../images/wrong-call.ts';
import { withDatabase } from '../processes/database.ts';

type BenchFlags = {
  model?: string[];
  steps?: number[];
  device: DeviceRequest[];
  repeats: number;
  add?: string;
  json?: boolean;
};

type Bench = { study: string | null; rows: MeasuredRow[]; modelOf: (arm: string) => string };

const EXAMPLES = `
Examples:
  onpar bench my-study                        each arm at its own steps, kept with the study
  onpar bench my-study --steps 10,30,50 --device cpu,webgpu --repeats 20
  onpar bench --model stable-diffusion-1.5 --steps 10,30,50 --json
  onpar bench my-study --add torch.json       rows that another engine's script measured (docs/runtime.md)`;

/** `onpar bench`: seconds per image by arm, steps, device and precision. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('the runtime table: seconds per image of the arms of a study, or of model folders')
    .argument('[study]', 'short name, id or protocol file; its table is kept with it')
    .option('--model <dir...>', 'model folders, in place of a study', oneMoreFolder)
    .option(
      '--steps <n,…>',
      "numbers of steps (default: each arm's own; of folders 10,30,50)",
      parseWholes('--steps'),
    )
    .option('--device <name,…>', 'auto, cpu, webgpu, cuda or cuda:N', parseDevices, ['auto'])
    .option(
      '--repeats <n>',
      'images timed of each arm and number of steps, after one that is not',
      parseWhole('--repeats'),
      10,
    )
    .option('--add <file.json>', 'keep rows that were measured elsewhere, and measure nothing')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText('after', EXAMPLES)
    .action(bench);
}

async function bench(reference: string | undefined, flags: BenchFlags): Promise<void> {
  const { model: folders, steps = [10, 30, 50] } = flags;
  if (flags.repeats < 1 || flags.repeats > 1000)
    throw wrongCall(`--repeats ${flags.repeats} must be a whole number from 1 to 1000.`);
  if (reference !== undefined && folders === undefined) {
    await withDatabase(async (db) => {
      const study = await resolveStudy({ db, reference });
      show(await benchOfStudy(db, study, flags), flags);
    });
    return;
  }
  if (reference !== undefined || folders === undefined)
    throw wrongCall('Name a study, or give --model DIR; one of the two.');
  if (flags.add !== undefined) throw wrongCall('--add keeps rows with a study: name it.');
  show(await measure(benchArmsOfModels({ folders, steps }), null, flags), flags);
}

async function benchOfStudy(db: Database, study: Study, flags: BenchFlags): Promise<Bench | null> {
  const { add, steps } = flags;
  if (add !== undefined) {
    const rows = parseMeasured(await readTextFile(add, 'The file'), add);
    await keepRuntimes({ db, study, rows });
    return { study: study.slug, rows, modelOf: (arm) => arm };
  }
  const { arms, elsewhere } = await benchArmsOfStudy({ db, study, steps });
  for (const key of elsewhere) say(`The images of arm ${key} were made elsewhere: it is left out.`);
  const measured = await measure(arms, study.slug, flags);
  if (measured !== null) await keepRuntimes({ db, study, rows: measured.rows });
  return measured;
}

async function measure(
  arms: readonly BenchArm[],
  study: string | null,
  { device: devices, repeats }: BenchFlags,
): Promise<Bench | null> {
  for (const warning of await checkBenchArms(arms)) say(`warning: ${warning}`);
  const specs = arms.map(({ spec }) => spec);
  const total = devices.length * specs.length * (repeats + 1);
  const bar = createProgress({ label: 'bench', total, unit: 'images' });
  const { result: rows, interrupted } = await untilInterrupted((signal) =>
    measureRuntime({
      ...{ arms: specs, devices, repeats, machine: describeMachine(), signal },
      clock: () => performance.now(),
      onProgress: (done) => bar.update(done),
    }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    }),
  ).finally(() => bar.stop());
  if (rows === null) {
    say('Stopped before the end: nothing was kept.');
    if (interrupted !== null) process.exitCode = interrupted;
    return null;
  }
  const models = new Map(arms.map(({ spec, model }) => [spec.key, model]));
  return { study, rows, modelOf: (arm) => models.get(arm) ?? arm };
}

function show(measured: Bench | null, { json, repeats, add }: BenchFlags): void {
  if (measured === null) return;
  const { study, rows, modelOf } = measured;
  const lines = runtimeLines(rows, modelOf);
  const kept = study === null ? {} : { study };
  const how = add === undefined ? { warm_up: 1, repeats } : {};
  if (json === true) {
    printJson({ ...kept, ...how, rows, lines });
    return;
  }
  const printed = printRuntime(rows.map(asRuntimeRow), (arm) => arm, 'bench');
  const table = present(printed, 'the rows of a bench');
  const machines = [...new Set(rows.map(({ machine }) => machine))];
  printResult([table, ...machines, ...lines.map(sayRuntimeLine)].join('\n'));
  if (study !== null) say(`Kept with study ${study}, and shown on its results page.`);
}

function parseDevices(text: string): DeviceRequest[] {
  return parseNames(text).map(parseDeviceRequest);
}
