import { describe, expect, it } from 'vitest';
import { lintPlanted } from './lint-planted.ts';

const PLACE = 'study/planted.ts';

describe('a default for what is missing', () => {
  it.each([
    ['any number', ['0', '1', '-1', '+2', '400', '0n', 'NaN', 'Number.NaN', 'Number.MAX_VALUE']],
    ['an empty text', ["''", '``', "('' as Key)"]],
  ])('is refused whatever is missing: %s', async (_, values) => {
    const lines = values.flatMap((value) => [
      `act(x.of ?? ${value});`,
      `act(x.of?.as || ${value});`,
      `x.of ??= ${value};`,
      `const [first = ${value}] = list;`,
      `const { [key]: one = ${value} } = table;`,
    ]);
    expect(await lintPlanted(PLACE, lines)).toEqual(lines);
  });

  it('is refused where it is asked for by hand', async () => {
    const lines = ['0', '-1', "''", 'NaN', 'Number()', 'String()', '(act(), 0)'].flatMap(
      (value) => [
        `act(x.of === undefined ? ${value} : x.of);`,
        `act(null == x.of ? ${value} : x.of);`,
        `act(x.of !== null ? x.of : ${value});`,
        `act(Number.isNaN(x.of) ? ${value} : x.of);`,
        `act(!isNaN(x.of) ? x.of : ${value});`,
        `act(x.of ?? ${value});`,
        `act(map.has(key) ? map.get(key) : ${value});`,
        `act(!map.has(key) ? ${value} : map.get(key));`,
        `act(key in table ? table[key] : ${value});`,
        `act('of' in x ? x.of : ${value});`,
      ],
    );
    expect(await lintPlanted(PLACE, lines)).toEqual(lines);
  });

  const written = ["'left'", '`left`', 'false', '[]', "['left']", '{}', '{ wins: 0 }', '-Infinity'];

  it.each([
    'list[i]',
    'list[i]?.name',
    'list[0]?.name.trim()',
    'table[key] as Side',
    'map.get(key)',
    'graph.get(file)?.arrows',
    'sides.find(isFirst)',
    'sides.findLast(isFirst)?.key',
    'sides.at(-1)',
    'queue.shift()',
    'list[i] ?? list[j]',
  ])('is refused in the place of an element, whatever is written: %s', async (element) => {
    const lines = written.flatMap((value) => [
      `act(${element} ?? ${value});`,
      `act((${element}) !== undefined ? (${element}) : ${value});`,
    ]);
    expect(await lintPlanted(PLACE, lines)).toEqual(lines);
  });

  it('is refused in the pattern of a list', async () => {
    const lines = written.map((value) => `const [, second = ${value}] = list;`);
    expect(await lintPlanted(PLACE, lines)).toEqual(lines);
  });

  it('may be a setting of its own, words for what is not said, nothing, or what is worked out', async () => {
    const lines = [
      'function act({ alpha = 0.05, sides = [] } = {}): void {}',
      "act(arm.model ?? 'made elsewhere');",
      'act(chosen.arms ?? []);',
      'act(plan.gap ?? Infinity);',
      "act(hint === undefined ? '' : `; ${hint}`);",
      'act(x.of === null ? null : x.of);',
      'act(map.get(key) ?? null);',
      'act(map.get(key) ?? begin());',
      'act(list[i] ?? standard);',
      "const { [code]: advice = 'look at the disk' } = ADVICE;",
      'act(keys.flatMap((key) => map.get(key) ?? []));',
    ];
    expect(await lintPlanted(PLACE, lines)).toEqual([]);
  });
});
