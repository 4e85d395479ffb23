import { countOf } from '#domain/count-of.ts';
import { fileSize } from '#domain/file-size.ts';
import type { BrokenImage } from '#study/store/broken-image.ts';
import type { Repair } from '#study/store/repair-store.ts';
import type { StoreReport } from '#study/store/verify-store.ts';
import { say } from './output.ts';

/** More lines would hide the others; `--json` has all. */
const MOST_LINES = 20;

/** Says what a look through the store has found, and what became of it. */
export function tellStore(report: StoreReport, repairs: readonly Repair[] | null): void {
  const { checked, bytes, broken, unreferenced } = report;
  say(`${countOf(checked, 'file')} looked at, ${fileSize(bytes)}.`);
  const lines = (repairs ?? broken).map(describe);
  for (const line of lines.slice(0, MOST_LINES)) say(line);
  if (lines.length > MOST_LINES)
    say(`  and ${lines.length - MOST_LINES} more: --json lists them all`);
  if (unreferenced.length > 0) {
    const room = fileSize(unreferenced.reduce((sum, one) => sum + one.bytes, 0));
    say(`${countOf(unreferenced.length, 'image')} (${room}) of no study: they only take room.`);
  }
  const left = repairs?.filter(({ repaired }) => !repaired) ?? broken;
  if (left.length === 0) say('Every image that a study uses is whole.');
}

function describe(image: BrokenImage | Repair): string {
  const { sha256, state, uses } = image;
  const [first, ...others] = uses;
  const where =
    first === undefined
      ? 'of no study'
      : `${first.study}, arm ${first.arm}, prompt ${first.prompt_index}, replicate ${first.replicate}${first.as === 'shown' ? ', as raters see it' : ''}${others.length > 0 ? `, and ${others.length} more` : ''}`;
  const line = `  ${state}: ${sha256.slice(0, 12)} (${where})`;
  if (!('repaired' in image)) return line;
  const { repaired, reason } = image;
  if (!repaired) return `${line}: ${reason ?? 'nothing of it is left'}`;
  return `${line}: ${uses.length === 0 ? 'removed' : 'whole again'}`;
}
