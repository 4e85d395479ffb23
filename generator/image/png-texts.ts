import { basename } from 'node:path';
import type { SampleRecord } from '../manifest/sample-record.ts';

/** What is known of a sample before its PNG exists. */
export type SampleFacts = Omit<SampleRecord, 'sha256'>;

/**
 * The two text chunks of an image: `parameters` in the form that image browsers of the field read,
 * and `onpar` with the whole record as JSON, from which the image can be made again.
 *
 * What differs between two makings of the same image (its latency, the time, where it was put, how
 * the device was asked for) stays in the manifest, and the model is named without its path: the
 * same sample on the same device gives the same bytes.
 */
export function pngTexts(facts: SampleFacts): { parameters: string; onpar: string } {
  return { parameters: formatParameters(facts), onpar: JSON.stringify(embeddedRecord(facts)) };
}

function embeddedRecord(facts: SampleFacts): object {
  const { used, name, runtime } = facts.device;
  return {
    ...facts,
    arm: { ...facts.arm, model: basename(facts.arm.model) },
    device: { used, name, runtime },
    file: undefined,
    // of the very file that this goes into
    sha256: undefined,
    latency_ms: undefined,
    created_at: undefined,
  };
}

const RNG_LABELS: Record<SampleRecord['rng'], string> = {
  'torch-cpu': 'CPU',
  'torch-cuda': 'GPU',
  numpy: 'NumPy',
};

function formatParameters({ prompt, seed, arm, rng }: SampleFacts): string {
  const settings = [
    `Steps: ${arm.steps}`,
    `Sampler: ${arm.scheduler}`,
    `CFG scale: ${arm.guidance_scale}`,
    ...(arm.guidance_rescale > 0 ? [`CFG Rescale phi: ${arm.guidance_rescale}`] : []),
    `Seed: ${seed}`,
    `Size: ${arm.width}x${arm.height}`,
    `Model hash: ${arm.model_sha256.slice(0, 10)}`,
    `Model: ${JSON.stringify(basename(arm.model))}`,
    `RNG: ${RNG_LABELS[rng]}`,
  ];
  const negative = arm.negative_prompt === '' ? [] : [`Negative prompt: ${arm.negative_prompt}`];
  return [prompt, ...negative, settings.join(', ')].join('\n');
}
