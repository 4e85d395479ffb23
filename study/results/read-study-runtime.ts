import { readStored } from '#domain/read-stored.ts';
import type { Database } from '#prisma/client.ts';
import { describeImages } from '../bundle/describe-images.ts';
import { imageSource } from '../bundle/source-shapes.ts';
import { timedImages } from '../bundle/timed-images.ts';
import { readRuntimes } from '../runtime/read-runtimes.ts';
import { studyRuntime } from '../runtime/study-runtime.ts';
import type { StudyRuntime } from '../runtime/study-runtime.ts';

/** The runtime table of a study, as its pages, its card and its bundle have it. */
export async function readStudyRuntime(db: Database, studyId: string): Promise<StudyRuntime> {
  const measured = await readRuntimes(db, studyId);
  if (measured.length > 0) return studyRuntime(measured, []);
  const described = await describeImages(db, studyId);
  const images = described.map((image) =>
    readStored(imageSource, image, `the record of image ${image.sha256}`),
  );
  return studyRuntime([], timedImages(images));
}
