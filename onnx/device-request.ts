import { UserError } from '#domain/user-error.ts';

/** What a person asks for; `auto` takes the fastest device that truly works. */
export type DeviceRequest = 'auto' | 'cpu' | 'webgpu' | 'cuda' | `cuda:${number}`;

type ProviderName = 'cpu' | 'webgpu' | 'cuda';

/** The device that sessions run on; `name` is the hardware, as its driver calls it. */
export type Device = { provider: ProviderName; deviceId: number; name: string };

/** @throws UserError `bad-device` */
export function parseDeviceRequest(text: string): DeviceRequest {
  if (text === 'auto' || text === 'cpu' || text === 'webgpu' || text === 'cuda') return text;
  const index = /^cuda:(\d{1,2})$/.exec(text)?.[1];
  if (index !== undefined) return `cuda:${Number(index)}`;
  throw new UserError(`Device "${text}" is not known: use auto, cpu, webgpu, cuda or cuda:N.`, {
    code: 'bad-device',
  });
}

/** A device as records name it: `cpu`, `webgpu` or `cuda:0`. */
export function deviceKey({ provider, deviceId }: Device): string {
  return provider === 'cuda' ? `cuda:${deviceId}` : provider;
}
