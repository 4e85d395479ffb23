import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { medianInterval } from '#evaluation/statistics/median-interval.ts';
import type { SampleRecord } from '#generator/manifest/sample-record.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import type { Generator } from '#generator/pipeline/start-generator.ts';
import { deviceKey } from '#onnx/device-request.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import type { MeasuredRow } from './measured-row.ts';

export type RuntimeMeasurement = {
  arms: readonly ArmSpec[];
  devices: readonly DeviceRequest[];
  /** images timed of each arm, after one that is not */
  repeats: number;
  /** words for the computer */
  machine: string;
  /** milliseconds, and never backwards */
  clock: () => number;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

/**
 * Seconds per image as a user waits for it, one image at a time: from the prompt to the PNG, the text
 * encoder, the scheduler and the decoder included, the loading of the model not. Each arm is warmed up
 * by an image that does not count; then the arms of a model take turns, so that a machine that slows
 * down slows all of them.
 *
 * @throws UserError `device-missing`, or what the generator says of an arm it cannot make
 */
export async function measureRuntime(measurement: RuntimeMeasurement): Promise<MeasuredRow[]> {
  const { arms, devices, repeats, onProgress } = measurement;
  const total = devices.length * arms.length * (repeats + 1);
  let done = 0;
  const onImage = (): void => onProgress(++done, total);
  const rows: MeasuredRow[] = [];
  for (const device of devices) {
    const generator = await startGenerator({ device });
    try {
      for (const group of Map.groupBy(arms, ({ model }) => model).values())
        rows.push(...(await timeArms({ ...measurement, generator, arms: group, onImage })));
    } finally {
      await generator.close();
    }
  }
  return rows;
}

type Timed = { seconds: number; record: SampleRecord };
type Turn = Pick<RuntimeMeasurement, 'clock' | 'signal'> & { generator: Generator };

async function timeArms(
  options: Turn &
    Pick<RuntimeMeasurement, 'arms' | 'repeats' | 'machine'> & { onImage: () => void },
): Promise<MeasuredRow[]> {
  const { generator, arms, repeats, machine, onImage } = options;
  const timed = new Map(arms.map((arm) => [arm, [] as Timed[]]));
  for (let repeat = 0; repeat <= repeats; repeat++) {
    for (const [arm, times] of timed) {
      const image = await timeImage({ ...options, arm, repeat });
      if (repeat > 0) times.push(image);
      onImage();
    }
  }
  return [...timed].map(([arm, times]) => rowOf({ arm, times, generator, machine }));
}

async function timeImage(options: Turn & { arm: ArmSpec; repeat: number }): Promise<Timed> {
  const { generator, arm, repeat, clock, signal } = options;
  // a prompt of its own, so that no text is found encoded already
  const prompt = `a photograph of lantern number ${repeat} on an old wooden bridge`;
  const request: SampleRequest = { promptIndex: repeat, prompt, replicate: 0, seed: repeat };
  let made: SampleRecord | undefined;
  const start = clock();
  await generator.generate({
    arm,
    samples: [request],
    rng: 'torch-cpu',
    batchSize: 1,
    signal,
    onSample: (result) => {
      if (!result.ok) throw new UserError(result.error, { code: 'inference-failed' });
      made = result.record;
    },
  });
  const seconds = (clock() - start) / 1000;
  return { seconds, record: present(made, `the image of arm ${arm.key}`) };
}

function rowOf(options: {
  arm: ArmSpec;
  times: readonly Timed[];
  generator: Generator;
  machine: string;
}): MeasuredRow {
  const { arm, times, generator, machine } = options;
  const { median, ci95 } = medianInterval(times.map(({ seconds }) => seconds));
  const { record } = at(times, 0, `the images of arm ${arm.key}`);
  return {
    arm: arm.key,
    steps: arm.steps,
    engine: record.device.runtime,
    device: deviceKey(generator.device),
    device_name: generator.device.name,
    machine,
    precision: record.precision,
    median_seconds: median,
    ci95,
    n: times.length,
    scheduler: record.arm.scheduler,
    width: record.arm.width,
    height: record.arm.height,
    guidance_scale: arm.guidanceScale,
  };
}
