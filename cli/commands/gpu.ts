import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { hasCudaLibraries, runtimeVersion } from '#onnx/cuda/cuda-folder.ts';
import { hasNvidiaDriver } from '#onnx/cuda/has-nvidia-driver.ts';
import { installCuda } from '#onnx/cuda/install-cuda.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';
import { downloadWheels } from '../processes/download-wheels.ts';
import { readCliEnv } from '../processes/env.ts';
import { listNvidiaCards } from '../processes/nvidia-cards.ts';
import type { NvidiaCard } from '../processes/nvidia-cards.ts';
import { tryDevices } from '../processes/try-devices.ts';
import type { TriedDevice } from '../processes/try-devices.ts';

/** `onpar gpu`: what GPUs there are, what is missing for them, and what brings it. */
export function gpuCommand(): Command {
  const command = new Command('gpu')
    .description(
      'the GPUs of this machine, whether they can be used, and what brings what is missing',
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  onpar gpu\n  onpar gpu install\n  onpar gpu install --from wheels',
    )
    .action(showGpus);
  command
    .command('install')
    .description('bring the CUDA provider for the version of onnxruntime in use, into your cache')
    .option('--from <folder>', 'a folder with the wheels, where there is no network')
    .addHelpText(
      'after',
      `
Downloads about 1.5 GB by python3 -m pip, whose settings (index, proxy) hold; unpacked 2.4 GB.

Examples:
  onpar gpu install
  onpar gpu install --from wheels`,
    )
    .action(install);
  return command;
}

type Gpus = {
  cards: NvidiaCard[];
  driver: boolean;
  runtime: string;
  cuda_provider: boolean;
  devices: TriedDevice[];
};

async function showGpus({ json }: { json?: boolean }): Promise<void> {
  const gpus: Gpus = {
    cards: await listNvidiaCards(),
    driver: hasNvidiaDriver(),
    runtime: runtimeVersion(),
    cuda_provider: hasCudaLibraries(),
    devices: await tryDevices(),
  };
  if (json) printJson(gpus);
  else printResult(linesOf(gpus).join('\n'));
}

function linesOf({ cards, driver, runtime, cuda_provider: provider, devices }: Gpus): string[] {
  return [
    ...(cards.length === 0 ? ['No NVIDIA card was found.'] : cards.map(lineOfCard)),
    `NVIDIA driver: ${driver ? 'here' : 'none'}`,
    `CUDA provider of onnxruntime ${runtime}: ${provider ? 'here' : 'not installed (onpar gpu install brings it)'}`,
    ...devices.map(({ device, name, works, problem }) =>
      works ? `${device.padEnd(8)} works: ${name}` : `${device.padEnd(8)} ${String(problem)}`,
    ),
  ];
}

function lineOfCard({ index, name, memory_mib: memory, driver }: NvidiaCard): string {
  const facts = [
    ...(memory === null ? [] : [`${(memory / 1024).toFixed(0)} GiB`]),
    ...(driver === null ? [] : [`driver ${driver}`]),
  ];
  return `cuda:${index}  ${[name, ...facts].join(', ')}`;
}

async function install({ from }: { from?: string }): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new UserError(
      `The CUDA provider comes for Linux on x64, and this is ${process.platform} on ${process.arch}: WebGPU and the CPU are what it has.`,
      { code: 'device-missing' },
    );
  const wheels = from ?? (await mkdtemp(join(tmpdir(), 'onpar-wheels-')));
  try {
    if (from === undefined) await downloadWheels(wheels);
    const folder = await unpack(wheels);
    printResult(`The CUDA provider of onnxruntime ${runtimeVersion()} is in ${folder}`);
    say(hasNvidiaDriver() ? 'See what it finds: onpar gpu' : 'There is no NVIDIA driver here yet.');
  } finally {
    if (from === undefined) await rm(wheels, { recursive: true, force: true });
  }
}

async function unpack(from: string): Promise<string> {
  let progress: Progress | undefined;
  const inMegabytes = (bytes: number): number => Math.round(bytes / 1e6);
  try {
    return await installCuda({
      from,
      cacheFolder: readCliEnv().cacheFolder,
      onProgress: (done, total) => {
        progress ??= createProgress({ label: 'Unpack', total: inMegabytes(total), unit: 'MB' });
        progress.update(inMegabytes(done));
      },
    });
  } finally {
    progress?.stop();
  }
}
