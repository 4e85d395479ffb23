import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Of the addresses that are kept for trials of networks (RFC 2544). */
const NETWORK = '198.18.0';
export const SUBNET = `${NETWORK}.0/24`;
/** Where database and store are. */
export const OFFICE = `${NETWORK}.1`;
const BRIDGE = 'onpar';

/** A network namespace that is a machine, by a cable to the office. */
export type Machine = {
  name: string;
  address: string;
  /** takes the cable out: nothing comes or goes, and nobody is told */
  cut: () => Promise<void>;
  join: () => Promise<void>;
};

/** Makes the network of the process that we are in the office's. It has to be a network of its own. */
export async function layOffice(): Promise<void> {
  await ip('link', 'set', 'lo', 'up');
  await ip('link', 'add', BRIDGE, 'type', 'bridge');
  await ip('address', 'add', `${OFFICE}/24`, 'dev', BRIDGE);
  await ip('link', 'set', BRIDGE, 'up');
}

/** A machine beside the office; `n` from 1 to 200 is its place. */
export async function layMachine(name: string, n: number): Promise<Machine> {
  const address = `${NETWORK}.${n + 10}`;
  const cable = `to-${name}`;
  const inside = ['-n', name];
  await ip('netns', 'add', name);
  await ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'office', 'netns', name);
  await ip('link', 'set', cable, 'master', BRIDGE, 'up');
  await ip(...inside, 'address', 'add', `${address}/24`, 'dev', 'office');
  await ip(...inside, 'link', 'set', 'lo', 'up');
  await ip(...inside, 'link', 'set', 'office', 'up');
  return {
    ...{ name, address },
    cut: () => ip('link', 'set', cable, 'nomaster'),
    join: () => ip('link', 'set', cable, 'master', BRIDGE),
  };
}

async function ip(...words: string[]): Promise<void> {
  await run('ip', words);
}
