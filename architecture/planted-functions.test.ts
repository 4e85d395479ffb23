import { describe, expect, it } from 'vitest';
import { lintPlanted } from './lint-planted.ts';

const steps = (count: number): string[] => Array.from({ length: count }, (_, i) => `  step(${i});`);

describe('a function', () => {
  it.each([
    ['export function act(): void {', '}'],
    ['export const act = (): void => {', '};'],
    ["it('does what it does', () => {", '});'],
  ])('begun with %s has at most 40 lines', async (first, last) => {
    const most = [first, ...steps(38), last];
    const over = [first, ...steps(39), last];
    expect(await lintPlanted('study/planted.ts', most)).toEqual([]);
    expect(await lintPlanted('study/planted.ts', over)).toEqual([first]);
  });

  it('may have as many comments and blank lines as it needs', async () => {
    const said = steps(38).flatMap((step) => ['  // why', '', '  /* and', '     how */', step]);
    const lines = ['export function act(): void {', ...said, '}'];
    expect(await lintPlanted('study/planted.ts', lines)).toEqual([]);
  });

  it.each(["describe('it', () => {", 'describe.each([1, 2])("it %i", (n) => {'])(
    'that groups tests (%s) is as long as they are, and counts each of them',
    async (first) => {
      const test = "  it('has too much in it', () => {";
      const lines = [first, ...steps(50), test, ...steps(39), '  });', '});'];
      expect(await lintPlanted('study/planted.test.ts', lines)).toEqual([test]);
    },
  );

  it('has at most 60 lines of markup beside its own', async () => {
    const first = 'export function Part(): ReactElement {';
    const page = (elements: number): string[] => [
      first,
      ...steps(36),
      '  return (',
      '    <div>',
      ...Array.from({ length: elements }, (_, i) => `      <p>{${i}}</p>`),
      '    </div>',
      '  );',
      '}',
    ];
    expect(await lintPlanted('app/planted.tsx', page(58))).toEqual([]);
    expect(await lintPlanted('app/planted.tsx', page(59))).toEqual([first]);
  });
});
