import { z } from 'zod';
import { listed } from '#domain/listed.ts';
import { secondsPerImage, type SecondsPerImage } from '#study/runtime/seconds-per-image.ts';
import { database } from './database.ts';

export type ModelSummary = {
  name: string;
  sha256: string;
  files: number;
  arms: number;
  /** whether its images agree with those of diffusers; null while nobody has certified it */
  parity: 'agrees' | 'differs' | 'not readable' | null;
  /** of images in a researcher's studies */
  seconds: SecondsPerImage[];
  createdAt: Date;
};

/** The models of this installation, with the number of arms that use each in a researcher's studies. */
export async function readModels(userId: string): Promise<ModelSummary[]> {
  const db = database();
  const timed = await secondsPerImage({ db, userId, by: 'model' });
  const secondsOf = Map.groupBy(timed, ({ group }) => group);
  const models = await db.model.findMany({
    orderBy: { name: 'asc' },
    include: {
      _count: { select: { arms: { where: { study: { members: { some: { userId } } } } } } },
    },
  });
  return models.map(({ id, name, sha256, files, certificate, createdAt, _count }) => ({
    name,
    sha256,
    files: files !== null && typeof files === 'object' ? Object.keys(files).length : 0,
    arms: _count.arms,
    parity: parityOf(certificate),
    seconds: listed(secondsOf, id),
    createdAt,
  }));
}

function parityOf(certificate: unknown): ModelSummary['parity'] {
  const parsed = z.object({ agrees: z.boolean() }).nullable().safeParse(certificate);
  if (!parsed.success) return 'not readable';
  if (parsed.data === null) return null;
  return parsed.data.agrees ? 'agrees' : 'differs';
}
