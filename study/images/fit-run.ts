import { inBatches } from '#files/in-batches.ts';
import { present } from '#domain/present.ts';
import type { ImageFit } from '#domain/image-fit.ts';
import type { Frame } from '#generator/image/fit-image.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { shownImage } from './shown-image.ts';

type Sized = {
  id: string;
  promptId: string;
  replicate: number;
  sha256: string | null;
  width: number | null;
  height: number | null;
  blindSha256: string | null;
  blindWidth: number | null;
  blindHeight: number | null;
};

const BATCH = 16;

/**
 * Brings what raters see to one size: where the images of a prompt and replicate differ in size, each
 * is fitted to the frame that the narrowest and the lowest of them fill, so that none is enlarged.
 * With `fit: native` they stay as they are. The images that researchers see do not change. Called
 * again, it does only what is still to be done.
 */
export async function fitRun(options: {
  db: Database;
  store: SampleStore;
  runId: string;
}): Promise<void> {
  const { db, store, runId } = options;
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { study: true } });
  const { fit } = readProtocol(run.study.protocol);
  const samples: Sized[] = await db.sample.findMany({
    where: { runId, state: 'done', width: { not: null } },
    select: {
      id: true,
      promptId: true,
      replicate: true,
      sha256: true,
      width: true,
      height: true,
      blindSha256: true,
      blindWidth: true,
      blindHeight: true,
    },
  });
  for await (const batch of inBatches(toFit(samples, fit), BATCH)) {
    await Promise.all(
      batch.map(async ({ sample, frame }) => {
        const png = await store.get(present(sample.sha256, 'the hash of an image that is made'));
        const shown = await shownImage(png, { size: sizeOf(sample), frame, fit });
        const shape = { blindWidth: frame.width, blindHeight: frame.height };
        await db.sample.update({
          where: { id: sample.id },
          data: { blindSha256: await store.put(shown), ...shape },
        });
      }),
    );
  }
}

function toFit(samples: readonly Sized[], fit: ImageFit): { sample: Sized; frame: Frame }[] {
  const cells = Map.groupBy(samples, ({ promptId, replicate }) => `${promptId} ${replicate}`);
  return [...cells.values()].flatMap((cell) => {
    const sizes = cell.map(sizeOf);
    const frame = {
      width: Math.min(...sizes.map(({ width }) => width)),
      height: Math.min(...sizes.map(({ height }) => height)),
    };
    return cell
      .map((sample) => ({ sample, frame: fit === 'native' ? sizeOf(sample) : frame }))
      .filter(({ sample, frame: wanted }) => !isShownAt(sample, wanted));
  });
}

function sizeOf({ width, height }: Sized): Frame {
  return {
    width: present(width, 'the width of an image'),
    height: present(height, 'the height of an image'),
  };
}

/** An image is shown at its own size until it is fitted. */
function isShownAt(sample: Sized, frame: Frame): boolean {
  const { blindSha256, blindWidth, blindHeight, width, height } = sample;
  return (
    blindSha256 !== null &&
    (blindWidth ?? width) === frame.width &&
    (blindHeight ?? height) === frame.height
  );
}
