import { checkArmAgainstModel } from '#generator/pipeline/check-arm-against-model.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { PlannedArm } from '../../runs/study-plan.ts';
import { warn, type PlanRule } from '../rule.ts';

/** Each model can make its arms, and no arm is known by the size of its images. */
export const armRules: PlanRule = ({ arms }) => [
  ...arms.flatMap((arm, place) =>
    arm.kind === 'images' || arm.model.layout === null
      ? []
      : checkArmAgainstModel(arm.spec, arm.model.layout).map(
          ({ setting, ...problem }): Problem => ({
            ...problem,
            path: ['arms', place, setting],
          }),
        ),
  ),
  ...checkSizes(arms),
];

/** Images made elsewhere, and those beside them, are brought to one size before they are shown. */
function checkSizes(arms: readonly PlannedArm[]): Problem[] {
  if (arms.some(({ kind }) => kind === 'images')) return [];
  const sizes = arms.map(sizeOf);
  const [first] = sizes;
  return sizes.flatMap((size, place) => {
    if (first === null || first === undefined || size === null || size === first) return [];
    const message = `makes images of ${size} pixels, and the first arm of ${first}: raters could tell them apart by it`;
    return [warn(['arms', place], message)];
  });
}

/** Null where the model's own size is not known here. */
function sizeOf(arm: PlannedArm): string | null {
  if (arm.kind === 'images') return null;
  const { spec, model } = arm;
  const { layout } = model;
  const width = spec.width ?? layout?.defaultSize.width;
  const height = spec.height ?? layout?.defaultSize.height;
  return width === undefined || height === undefined ? null : `${width} x ${height}`;
}
