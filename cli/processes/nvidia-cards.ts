import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findNvidia } from '#onnx/find-gpu.ts';

/** An NVIDIA card as its driver tells it; null for what only `nvidia-smi` knows, where it is missing. */
export type NvidiaCard = {
  index: number;
  name: string;
  memory_mib: number | null;
  driver: string | null;
};

const ANSWER_WITHIN_MS = 10_000;
const ASKED = [
  '--query-gpu=index,name,memory.total,driver_version',
  '--format=csv,noheader,nounits',
];

/** The NVIDIA cards of this machine. */
export async function listNvidiaCards(): Promise<NvidiaCard[]> {
  const told = await askDriver();
  if (told !== undefined) return told;
  const cards: NvidiaCard[] = [];
  for (let index = 0; ; index++) {
    const name = findNvidia(index);
    if (name === null) return cards;
    cards.push({ index, name, memory_mib: null, driver: null });
  }
}

async function askDriver(): Promise<NvidiaCard[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', ASKED, {
      timeout: ANSWER_WITHIN_MS,
    });
    return parseCards(stdout);
  } catch {
    // no such program, or no driver for it to ask
    return undefined;
  }
}

/** One card a line: `0, NVIDIA H100 80GB HBM3, 81559, 550.54.15`. */
export function parseCards(text: string): NvidiaCard[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [index, name, memory, driver] = line.split(',').map((cell) => cell.trim());
      return {
        index: Number(index),
        name: name ?? 'NVIDIA GPU',
        memory_mib: memory !== undefined && /^\d+$/.test(memory) ? Number(memory) : null,
        driver: driver ?? null,
      };
    });
}
