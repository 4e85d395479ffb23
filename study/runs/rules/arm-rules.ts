import { checkArmAgainstModel } from '#generator/pipeline/check-arm-against-model.ts';
import type { Problem } from '../../protocol/finding.ts';
import { warn } from '../../protocol/rules/rule.ts';
import type { PlannedArm } from '../study-plan.ts';
import type { PlanRule } from './plan-rule.ts';

/** Each model can make its arms, and no arm is known by the size of its images. */
export const armRules: PlanRule = ({ arms }) => [
  ...arms.flatMap(({ spec, model }, place) =>
    model.layout === null
      ? []
      : checkArmAgainstModel(spec, model.layout).map(({ setting, ...problem }): Problem => ({
          ...problem,
          path: ['arms', place, setting],
        })),
  ),
  ...checkSizes(arms),
];

function checkSizes(arms: readonly PlannedArm[]): Problem[] {
  const sizes = arms.map(sizeOf);
  const [first] = sizes;
  return sizes.flatMap((size, place) => {
    if (first === null || first === undefined || size === null || size === first) return [];
    const message = `makes images of ${size} pixels, and the first arm of ${first}: raters could tell them apart by it`;
    return [warn(['arms', place], message)];
  });
}

/** Null where the model's own size is not known here. */
function sizeOf({ spec, model: { layout } }: PlannedArm): string | null {
  const width = spec.width ?? layout?.defaultSize.width;
  const height = spec.height ?? layout?.defaultSize.height;
  return width === undefined || height === undefined ? null : `${width} x ${height}`;
}
