import { at } from '#domain/at.ts';
import { firstCells } from '../runs/first-cells.ts';
import type { StudyPlan } from '../runs/study-plan.ts';

/** Files of an arm whose images were made elsewhere, with the texts of their prompts. */
export type FirstImages = {
  /** place of the arm in the protocol */
  position: number;
  /** what messages call the folder or upload that they lie in */
  from: string;
  images: { file: string; prompt: string }[];
};

/** The files of the first cells of a plan, for each arm of images made elsewhere. */
export function firstImages(plan: StudyPlan, count: number): FirstImages[] {
  const cells = firstCells(plan, count);
  return plan.arms.flatMap((arm, position) => {
    if (arm.kind !== 'images') return [];
    const { files, coverage } = arm;
    const images = cells.map(({ prompt, replicate }) => {
      const matched = coverage.matched.filter(
        (each) => each.prompt.index === prompt.index && each.replicate === replicate,
      );
      const { file } = at(matched, 0, `the images of prompt ${prompt.index} in arm ${arm.key}`);
      return { file, prompt: prompt.text };
    });
    return [{ position, from: files.label, images }];
  });
}
