import { openZip } from '../open-zip.ts';
import type { ZipArchive, ZipMember } from '../zip-archive.ts';
import { readElements } from './element-type.ts';
import { readPickle } from './read-pickle.ts';
import type { StateDict, StoredTensor } from './state-dict.ts';
import { bytesNeeded, torchTensors } from './torch-tensors.ts';
import type { TensorPlace } from './torch-tensors.ts';

const MAX_PICKLE_BYTES = 64 * 1024 * 1024;
const MAX_STORAGE_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Reads the zip format of `torch.save` (since torch 1.6) and TorchScript archives: a pickle that
 * names tensors, and one member for each storage. Nothing of a script's code is read.
 */
export async function readTorchZip(path: string): Promise<StateDict> {
  const archive = await openZip(path);
  try {
    const pickle = archive.members.find(({ name }) => /^[^/]+\/data\.pkl$/.test(name));
    if (pickle === undefined) throw new RangeError('it has no data.pkl, so no tensors of torch');
    if (pickle.size > MAX_PICKLE_BYTES) throw new RangeError('its pickle is too large');
    const root = pickle.name.slice(0, -'data.pkl'.length);
    const byName = new Map(archive.members.map((member) => [member.name, member]));
    const script = archive.members.some(({ name }) => name.startsWith(`${root}code/`));
    await requireLittleEndian(archive, byName.get(`${root}byteorder`));
    const { value } = readPickle(await archive.read(pickle), { script });
    const tensors = new Map<string, StoredTensor>();
    for (const [name, place] of torchTensors(value)) {
      const member = byName.get(`${root}data/${place.storage}`);
      if (member === undefined || bytesNeeded(place) > member.size)
        throw new RangeError(`the storage of its tensor ${name} is missing or too short`);
      if (member.size > MAX_STORAGE_BYTES) throw new RangeError(`its tensor ${name} is too large`);
      tensors.set(name, { shape: place.shape, read: () => readTensor(archive, member, place) });
    }
    const format = script ? 'TorchScript' : 'torch, zip';
    return { tensors, format, close: archive.close };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function requireLittleEndian(
  archive: ZipArchive,
  order: ZipMember | undefined,
): Promise<void> {
  if (order === undefined) return;
  const said = (await archive.readHead(order, 16)).toString('latin1').trim();
  if (said !== 'little') throw new RangeError(`its bytes are in the order "${said}"`);
}

async function readTensor(
  archive: ZipArchive,
  member: ZipMember,
  place: TensorPlace,
): Promise<Float64Array> {
  return readElements({ bytes: await archive.read(member), ...place });
}
