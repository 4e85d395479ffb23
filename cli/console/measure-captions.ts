import { UserError } from '#domain/user-error.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import { captionedArm } from '#study/clip-score/captioned-arm.ts';
import { captionedRun } from '#study/clip-score/captioned-run.ts';
import type { CaptionedImages } from '#study/clip-score/captioned-images.ts';
import { keepClipScore } from '#study/clip-score/keep-clip-score.ts';
import { measureClipScore } from '#study/clip-score/measure-clip-score.ts';
import type { ClipScoreResult } from '#study/clip-score/measure-clip-score.ts';
import { withDatabase } from '../processes/database.ts';
import { extractionOf } from './measure-flags.ts';
import type { MeasureFlags } from './measure-flags.ts';
import { isArmOfStudy } from './open-side.ts';
import { say } from './output.ts';

/**
 * CLIPScore of a folder that `onpar generate` wrote, or of `STUDY/ARM`, by the folder of `--clip`; that
 * of an arm is kept with its study.
 */
export async function measureCaptions(
  side: string,
  flags: MeasureFlags & { clip?: string },
): Promise<ClipScoreResult> {
  const { clip } = flags;
  if (clip === undefined)
    throw new UserError(
      'clipscore needs --clip FOLDER: export one as docs/feature-networks.md tells.',
      { code: 'wrong-call' },
    );
  if (flags.features === true)
    throw new UserError('clipscore is measured on images and their prompts, not on --features.', {
      code: 'wrong-call',
    });
  const measure = async (captioned: CaptionedImages): Promise<ClipScoreResult> => {
    const { extraction, stop } = extractionOf(flags);
    try {
      const result = await measureClipScore({ ...extraction, captioned, folder: clip });
      for (const warning of result.warnings) say(`Warning: ${warning}`);
      return result;
    } finally {
      stop();
    }
  };
  if (!isArmOfStudy(side)) return measure(await captionedRun(side));
  return withDatabase(async (db) => {
    const store = openSampleStore();
    const { captioned, arm, places } = await captionedArm({ db, store, reference: side });
    const result = await measure(captioned);
    await keepClipScore({ db, arm, places, result });
    return result;
  });
}
