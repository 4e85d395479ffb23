import { describe, expect, it } from 'vitest';
import { checkImage } from './check-image.ts';
import { choosePrompts } from './choose-prompts.ts';
import { drawScene } from './draw-scene.ts';
import { parsePrompt } from './parse-prompt.ts';
import { createRandom } from './random.ts';
import { readScene } from './read-scene.ts';
import { renderScene } from './render-scene.ts';
import type { Scene } from './scene.ts';
import { CORNERS } from './world.ts';

/** A scene in one text, whatever the order in which its objects were found. */
function describeScene({ background, cells }: Scene): string {
  const words = cells.map((o) => (o ? `${o.size} ${o.colour} ${o.shape}` : 'nothing'));
  return [background, ...words].join(', ');
}

function readBack(pixels: Uint8Array): string {
  const { background, objects } = readScene(pixels);
  const cells = CORNERS.map((corner) => objects.find((o) => o.corner === corner) ?? null);
  return describeScene({ background, cells });
}

const red = { shape: 'circle', colour: 'red', size: 'large' } as const;
const blue = { shape: 'square', colour: 'blue', size: 'small' } as const;
const image = renderScene({ background: 'white', cells: [red, blue, null, null] });

function wrongIn(prompt: string): string[] {
  return checkImage(image, parsePrompt(prompt))
    .filter((v) => !v.right)
    .map((v) => v.attribute);
}

describe('the checker', () => {
  const random = createRandom(3);
  const prompts = choosePrompts({ perChallenge: 60, seed: 3, heldOut: false });

  it('reads at least 99% of rendered scenes back exactly', () => {
    const scenes = prompts.map(({ statement }) => drawScene(random, statement));
    const right = scenes.filter((s) => readBack(renderScene(s)) === describeScene(s)).length;
    expect(scenes.length).toBeGreaterThan(300);
    expect(right / scenes.length).toBeGreaterThanOrEqual(0.99);
  });

  it('finds every stated attribute in a scene of the statement', () => {
    for (const { statement } of prompts) {
      const verdicts = checkImage(renderScene(drawScene(random, statement)), statement);
      expect(verdicts.filter((v) => !v.right)).toEqual([]);
    }
  });

  it('tells which attribute is wrong', () => {
    expect(wrongIn('a large red circle left of a small blue square on a white background')).toEqual(
      [],
    );
    expect(wrongIn('a large red circle and a small blue square on a black background')).toEqual([
      'background',
    ]);
    expect(wrongIn('a red circle right of a blue square')).toEqual(['position']);
    expect(wrongIn('a small red circle and a blue square')).toEqual(['size']);
    expect(wrongIn('a green circle and a blue square')).toEqual(['colour']);
    expect(wrongIn('a red cross and a blue square')).toEqual(['shape']);
    expect(wrongIn('a red circle')).toEqual(['count']);
    expect(wrongIn('a red circle in the bottom left and a blue square')).toEqual(['position']);
  });

  it('counts every attribute of a missing object as wrong', () => {
    expect(wrongIn('a red circle, a blue square and a small green cross').sort()).toEqual([
      'colour',
      'count',
      'shape',
      'size',
    ]);
  });

  it('finds no object in noise-free ground and survives noise', () => {
    const empty = renderScene({ background: 'grey', cells: [null, null, null, null] });
    expect(readScene(empty)).toEqual({ background: 'grey', objects: [] });
    const noise = Uint8Array.from(empty, () => random.below(256));
    expect(checkImage(noise, parsePrompt('a red circle')).length).toBe(3);
  });
});
