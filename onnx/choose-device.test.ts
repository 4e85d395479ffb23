import { describe, expect, it } from 'vitest';
import { chooseDevice, findDevice } from './choose-device.ts';
import { deviceKey, type Device } from './device-request.ts';
import { listCandidates } from './list-candidates.ts';

describe('the choice of a device', () => {
  it('takes the best candidate that works, and falls to the CPU in the last resort', async () => {
    const tried: Device[] = [];
    const taken = await chooseDevice('auto', (device) => {
      tried.push(device);
      const works = device.provider === 'cpu';
      return Promise.resolve(works ? { opened: device } : { problem: 'no driver' });
    });
    expect(taken.provider).toBe('cpu');
    expect(tried).toEqual(listCandidates('auto'));
  });

  it('tries a named device alone, and says why it cannot be used', async () => {
    const tried: string[] = [];
    const choice = chooseDevice('cuda:2', (device) => {
      tried.push(deviceKey(device));
      return Promise.resolve({ problem: 'no such card' });
    });
    await expect(choice).rejects.toThrow(/CUDA device 2 cannot be used \(no such card\)/);
    expect(tried).toEqual(['cuda:2']);
  });

  it('is made by a computation in this process where no other way is given', async () => {
    expect(await findDevice('cpu')).toEqual(listCandidates('cpu')[0]);
    await expect(findDevice('cuda:97')).rejects.toThrow(/CUDA device 97 cannot be used/);
  });
});
