import { z } from 'zod';
import { armSettings } from '#domain/arm-settings.ts';
import { UserError } from '#domain/user-error.ts';
import { decodeText } from '#files/decode-text.ts';
import { parsePythonJson } from '#files/parse-python-json.ts';

/** Larger files are refused: a case holds a few images' latents, not a data set. */
const MOST_BYTES = 64 * 2 ** 20;
const dimension = z.int().min(1).max(4096);
const base64 = z.base64();

const imageSchema = z.strictObject({
  prompt: z.string().max(2000),
  negative_prompt: armSettings.negative_prompt.default(''),
  /** null: the model's own */
  scheduler: armSettings.scheduler.nullable().default(null),
  steps: armSettings.steps,
  guidance_scale: armSettings.guidance_scale,
  guidance_rescale: armSettings.guidance_rescale.default(0),
  seed: z.int().min(0),
  width: armSettings.width,
  height: armSettings.height,
  /** the final ones, before division by the VAE's scaling factor; float32, little endian */
  latents: z.strictObject({
    shape: z.tuple([z.literal(1), dimension, dimension, dimension]),
    float32: base64,
  }),
  /** every n-th pixel of every n-th row of the image, from the n/2-th on, as RGB bytes */
  pixels: z.strictObject({ every: z.int().min(1).max(64), rgb: base64 }).optional(),
});

const caseSchema = z.strictObject({
  format: z.literal('onpar-parity-case/1', 'must be onpar-parity-case/1'),
  /** what recorded it, as `diffusers 0.42.1, torch 2.15.0, float32, cpu` */
  made_with: z.string().min(1).max(300),
  model: z.string().max(300),
  images: z.array(imageSchema).min(1).max(100),
});

/** What diffusers made of a model: settings, and the images that came of them. */
export type ParityCase = z.infer<typeof caseSchema>;
export type RecordedImage = ParityCase['images'][number];

/**
 * Reads the case that the export recipe records beside a model.
 *
 * @throws UserError `bad-parity-case` with the place of the first fault
 */
export function parseParityCase(bytes: Uint8Array, name: string): ParityCase {
  const refuse = (why: string, cause?: unknown): never => {
    throw new UserError(
      `${name} is not a parity case (${why}): record it with the recipe in docs/export-models.md.`,
      { code: 'bad-parity-case', cause },
    );
  };
  if (bytes.length > MOST_BYTES) refuse(`it is larger than ${MOST_BYTES} bytes`);
  const text = decodeText({ bytes, fileName: name, code: 'bad-parity-case' });
  let json: unknown;
  try {
    json = parsePythonJson(text);
  } catch (cause) {
    return refuse('it is not JSON', cause);
  }
  const parsed = caseSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join('.') || 'the file';
    return refuse(issue ? `${place}: ${issue.message}` : 'invalid');
  }
  for (const [i, image] of parsed.data.images.entries()) {
    const fault = faultOfLatents(image);
    if (fault !== null) refuse(`images.${i}.latents ${fault}`);
  }
  return parsed.data;
}

function faultOfLatents(image: RecordedImage): string | null {
  const { shape, float32 } = image.latents;
  const expected = 4 * shape.reduce((product, d) => product * d, 1);
  const found = Buffer.from(float32, 'base64').length;
  if (found !== expected) return `holds ${found} bytes where its shape needs ${expected}`;
  const strange = recordedLatents(image).find((value) => !Number.isFinite(value));
  return strange === undefined ? null : `holds ${strange}, which no image can be compared with`;
}

/** The recorded latents as numbers. */
export function recordedLatents({ latents }: RecordedImage): Float32Array {
  const bytes = Buffer.from(latents.float32, 'base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}
