import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { PAGE_THEME, PRINT_THEME } from '#study/figures/plot-theme.ts';

it('prints in the light colours of the pages', async () => {
  const tokens = await readFile(new URL('./tokens.css', import.meta.url), 'utf8');
  const lightOf = (variable: string): string | undefined => {
    const name = variable.replace(/^var\((.*)\)$/, '$1');
    return new RegExp(`${name}: light-dark\\((#[0-9a-f]{6}),`).exec(tokens)?.[1];
  };
  const { arms, ...others } = PAGE_THEME;
  expect({
    surface: lightOf(others.surface),
    ink: lightOf(others.ink),
    muted: lightOf(others.muted),
    line: lightOf(others.line),
    noArm: lightOf(others.noArm),
    arms: arms.map(lightOf),
  }).toEqual(PRINT_THEME);
});
