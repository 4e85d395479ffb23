import { readFile } from 'node:fs/promises';
import { UserError } from '#domain/user-error.ts';
import type { Certificate } from '#generator/parity/certificate.ts';
import { certifyModel } from '#generator/parity/certify-model.ts';
import { keepCertificate } from '#generator/parity/keep-certificate.ts';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { lazyDatabase } from '../processes/lazy-database.ts';

export type CertifyFlags = { against: string; device: string; json?: boolean };

/** `onpar models certify`: a model's images beside those that diffusers recorded of it. */
export async function certify(dir: string, flags: CertifyFlags): Promise<void> {
  const file = await readFile(flags.against).catch((cause: unknown) => {
    throw new UserError(`The case ${flags.against} cannot be read: check --against.`, {
      code: 'unreadable-file',
      cause,
    });
  });
  const certificate = await certifyModel({
    folder: dir,
    file,
    name: flags.against,
    device: parseDeviceRequest(flags.device),
    now: new Date(),
    onImage: (image) => {
      say(describeImage(image));
    },
  });
  const kept = await keep(certificate);
  if (flags.json === true) printJson({ ...certificate, kept_with: kept });
  else printResult(summarise(certificate));
  say(
    kept.length > 0
      ? `kept with ${kept.join(', ')}`
      : 'not kept: no model of these files has been added (onpar models add)',
  );
  if (!certificate.agrees) process.exitCode = 1;
}

function describeImage(image: Certificate['images'][number]): string {
  const { prompt, scheduler, steps, latents, pixels, timesteps } = image;
  const inPixels = pixels
    ? `, pixels ${pixels.most} of 255 at most, ${pixels.mean.toFixed(3)} on average`
    : '';
  const rounded = timesteps === 'rounded' ? ' (timesteps rounded)' : '';
  return `${image.agrees ? 'agrees' : 'differs'}: ${scheduler}, ${steps} steps${rounded}, "${shorten(prompt)}": latents ${latents.most.toExponential(1)} at most${inPixels}`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function summarise({ agrees, images, case: { made_with: madeWith }, device }: Certificate): string {
  const off = images.filter((image) => !image.agrees).length;
  return agrees
    ? `The model gives the images of ${madeWith} on ${device}: ${images.length} of ${images.length} agree.`
    : `The model does not give the images of ${madeWith} on ${device}: ${off} of ${images.length} differ.`;
}

async function keep(certificate: Certificate): Promise<string[]> {
  const database = lazyDatabase();
  try {
    const db = await database.reach();
    return db ? await keepCertificate(db, certificate) : [];
  } finally {
    await database.close();
  }
}
