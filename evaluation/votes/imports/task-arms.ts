import { UserError } from '#domain/user-error.ts';
import { columnsFor, type FieldMap } from './field-map.ts';
import type { ReadPlace } from './foreign-pair.ts';
import { refuseSameArm } from './foreign-pair.ts';
import { firstText, textOf, type ForeignFile } from './foreign-record.ts';

/** Which arm made an image, by the image's address or file name. */
export type ImageArms = ReadonlyMap<string, string>;

const LEFT = ['left', 'arm1', 'model1', 'model_1', 'arm_a', 'model_a', 'left_model', 'arm_left'];
const RIGHT = [
  'right',
  'arm2',
  'model2',
  'model_2',
  'arm_b',
  'model_b',
  'right_model',
  'arm_right',
];
const IMAGE_A = ['image1', 'image_1', 'image_a', 'left_image', 'img1'];
const IMAGE_B = ['image2', 'image_2', 'image_b', 'right_image', 'img2'];

/** Columns that tell the arms, or that the call says do. */
export function armColumns(map: FieldMap): ReadonlySet<string> {
  return new Set([
    ...[...columnsFor(map, 'left', LEFT), ...columnsFor(map, 'right', RIGHT)],
    ...[...columnsFor(map, 'image_a', IMAGE_A), ...columnsFor(map, 'image_b', IMAGE_B)],
  ]);
}

/**
 * Reads a table with the columns `image` and `arm`.
 *
 * @throws UserError when it lacks one of them
 */
export function readImageArms({ name, records }: ForeignFile): ImageArms {
  return new Map(
    records.map(({ fields, line }) => {
      const [image, arm] = [textOf(fields, 'image'), textOf(fields, 'arm')];
      if (image !== undefined && arm !== undefined) return [image, arm] as const;
      throw new UserError(`${name}, line ${line} needs the columns image and arm, both filled.`, {
        code: 'votes-import',
      });
    }),
  );
}

/**
 * The arms of a task's two images, the left one first: from its data, or from the table of images.
 *
 * @throws UserError that asks for a mapping where they cannot be told
 */
export function findTaskArms(
  place: ReadPlace,
  map: FieldMap,
  arms: ImageArms | null,
): [string, string] {
  const { fields } = place;
  const pair = [
    arms === null
      ? firstText(fields, columnsFor(map, 'left', LEFT))
      : armOf(arms, firstText(fields, columnsFor(map, 'image_a', IMAGE_A)), place),
    arms === null
      ? firstText(fields, columnsFor(map, 'right', RIGHT))
      : armOf(arms, firstText(fields, columnsFor(map, 'image_b', IMAGE_B)), place),
  ] as const;
  const [left, right] = pair;
  if (left === undefined || right === undefined) throw notTold(place);
  refuseSameArm(left, right, place);
  return [left, right];
}

function armOf(arms: ImageArms, image: string | undefined, place: ReadPlace): string {
  if (image === undefined) throw notTold(place);
  const arm = arms.get(image) ?? arms.get(image.slice(image.lastIndexOf('/') + 1));
  if (arm !== undefined) return arm;
  throw new UserError(
    `${place.file}, line ${place.line}: the table of arms has no image ${image}: add it, by its address or file name.`,
    { code: 'votes-import' },
  );
}

function notTold({ fields, file, line }: ReadPlace): UserError {
  const names = Object.keys(fields).filter((name) => typeof fields[name] !== 'object');
  return new UserError(
    `${file}, line ${line} does not tell which arm made which image (it has ${names.join(', ')}); say where it stands with --map left=COLUMN --map right=COLUMN, or give a table with the columns image and arm as --map arms=FILE.csv.`,
    { code: 'votes-import' },
  );
}
