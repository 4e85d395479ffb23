import { faultOfLabel } from '#domain/fault-of-label.ts';
import { shapeOfName } from '#domain/shape-of-name.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { NewProtocol } from '../../protocol/protocol.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, warn, type Declared, type TextRule } from '../rule.ts';

type Arm = NewProtocol['arms'][number];

/** A key names a folder, which stands beside the manifest. */
const TAKEN_KEY = 'manifest.jsonl';
/** The text encoders of Stable Diffusion (CLIP) read 77 tokens, of which two are marks of start and end. */
const MOST_WORDS = 75;

/** Arms are told apart by key and label, and each of their settings has an effect. */
export const armRules: TextRule = ({ protocol: { arms }, states }) => [
  ...checkImagesOnly(arms, states),
  ...checkKeys(arms),
  ...checkLabels(arms),
  ...arms.flatMap(checkEffects),
  ...arms.flatMap(checkLength),
];

function checkKeys(arms: readonly Arm[]): Problem[] {
  const keys = arms.map(({ key }) => key);
  return [
    ...findRepeated(keys, shapeOfName).map((place) =>
      refuse(['arms', place, 'key'], 'is the key of an earlier arm: choose another'),
    ),
    ...findFaults(keys, 'key'),
    ...keys.flatMap((key, place) =>
      key.toLowerCase() === TAKEN_KEY
        ? [refuse(['arms', place, 'key'], 'is the name of a file of ours: choose another')]
        : [],
    ),
  ];
}

function checkLabels(arms: readonly Arm[]): Problem[] {
  const labels = arms.map(({ label }) => label);
  return [
    ...findRepeated(labels, shapeOfName).map((place) =>
      refuse(['arms', place, 'label'], 'is the label of an earlier arm: choose another'),
    ),
    ...findFaults(labels, 'label'),
  ];
}

/** What is said of images made elsewhere has such images. */
function checkImagesOnly(arms: readonly Arm[], states: Declared['states']): Problem[] {
  if (arms.some((arm) => 'images' in arm)) return [];
  return ['fit', 'missing']
    .filter((key) => states([key]))
    .map((key) => warn([key], 'changes nothing: it is about images made elsewhere, and no arm is'));
}

/** A votes file names arms by their keys, and a table prints a key that has no label. */
function findFaults(names: readonly string[], field: 'key' | 'label'): Problem[] {
  return names.flatMap((name, place) => {
    const fault = faultOfLabel(name);
    return fault === undefined ? [] : [refuse(['arms', place, field], fault)];
  });
}

/** Without guidance nothing is made of a negative prompt, and there is nothing to rescale. */
function checkEffects(arm: Arm, place: number): Problem[] {
  if ('images' in arm || arm.guidance_scale > 1) return [];
  const why = `has no effect at guidance_scale ${arm.guidance_scale}, as guidance is on above 1: leave it out`;
  const { negative_prompt: negative, guidance_rescale: rescale } = arm;
  return [
    ...(negative === '' ? [] : [refuse(['arms', place, 'negative_prompt'], why)]),
    ...(rescale === 0 ? [] : [refuse(['arms', place, 'guidance_rescale'], why)]),
  ];
}

/** Each word is at least one token, so that of so many words some are surely not read. */
function checkLength(arm: Arm, place: number): Problem[] {
  if ('images' in arm) return [];
  const { negative_prompt: negative } = arm;
  const words = negative.split(/\s+/).filter((word) => word !== '').length;
  if (words <= MOST_WORDS) return [];
  const message = `has ${words} words, and text encoders read at most ${MOST_WORDS}: what comes after them changes nothing`;
  return [warn(['arms', place, 'negative_prompt'], message)];
}
