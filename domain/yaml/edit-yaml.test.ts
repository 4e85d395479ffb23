import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { present } from '../present.ts';
import {
  addItem,
  commentsOf,
  readPath,
  removeItem,
  writePath,
  type YamlValue,
} from './edit-yaml.ts';

const TEXT = `# what this is
name:   My study   # for us
prompts: { set: words,   draw: 4 } # few

arms:
  # the fast one
  - key: a   # short
    steps: 30
    own: yes
  - { key: b, steps: 50 }
`;

describe('a value is written into a text', () => {
  it('in its place, where all else stays to the letter', () => {
    expect(writePath(TEXT, ['name'], 'Other: one')).toBe(TEXT.replace('My study', '"Other: one"'));
    expect(writePath(TEXT, ['prompts', 'draw'], 12)).toBe(TEXT.replace('4 }', '12 }'));
    expect(writePath(TEXT, ['arms', 0, 'steps'], 8)).toBe(TEXT.replace('steps: 30', 'steps: 8'));
  });

  it('at the end, where it was not there', () => {
    expect(parse(writePath(TEXT, ['analysis', 'stop', 'votes'], 9))).toMatchObject({
      analysis: { stop: { votes: 9 } },
    });
    expect(parse(writePath('', ['arms', 0, 'key'], 'a'))).toEqual({ arms: [{ key: 'a' }] });
    expect(writePath('raters: # none yet\n', ['raters', 'expected'], 3)).toContain('# none yet');
    expect(addItem(TEXT, ['arms'], { key: 'c', steps: 1 })).toContain('  - { key: c, steps: 1 }');
  });

  it('for one place only, where several share it', () => {
    const shared = 'a: &s 30\nb: *s # as a\nc: &m { x: *s }\nd: *m\n';
    const others = { a: 30, b: 30, c: { x: 30 }, d: { x: 30 } };
    expect(parse(writePath(shared, ['a'], 1))).toEqual({ ...others, a: 1 });
    expect(parse(writePath(shared, ['b'], 1))).toEqual({ ...others, b: 1 });
    expect(parse(writePath(shared, ['d', 'x'], 1))).toEqual({ ...others, d: { x: 1 } });
    expect(parse(removeItem(shared, ['a']))).toEqual({ b: 30, c: { x: 30 }, d: { x: 30 } });
  });

  it('not through a value that holds none', () => {
    expect(() => writePath('arms: 5', ['arms', 0, 'key'], 'a')).toThrow(RangeError);
  });
});

it('what is said of an item that is removed is kept', () => {
  const text = removeItem(TEXT, ['arms', 0]);
  expect(parse(text)).toMatchObject({ arms: [{ key: 'b' }] });
  expect(commentsOf(text).toSorted()).toEqual(commentsOf(TEXT).toSorted());
});

const key = fc.constantFrom('a', 'b_c', 'x y', '7', 'no');
const scalar = fc.oneof(
  ...[fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })],
  ...[fc.boolean(), fc.constant(null), fc.constantFrom('# x', 'a, b', '{', '- ', 'a: b', 'x\ny')],
);
const { tree } = fc.letrec<{ tree: YamlValue; map: YamlValue; list: YamlValue }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, scalar, tie('map'), tie('list')),
  map: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  list: fc.array(tie('tree'), { maxLength: 4 }),
}));
const map = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

/** The text of a value with a comment at the end of some of its lines, where that is one. */
const text = fc
  .tuple(map, fc.constantFrom(0, 2), fc.infiniteStream(fc.boolean()))
  .map(([value, width, chosen]) => {
    const written = stringify(value, {
      lineWidth: 0,
      collectionStyle: width === 0 ? 'block' : 'any',
    });
    const lines = written.split('\n').map((line, i) => {
      const noted = chosen.next().value === true ? `${line} # note ${i}` : line;
      return noted;
    });
    const noted = `# first\n${lines.join('\n')}\n# last\n`;
    return isSame(noted, value) ? noted : `# first\n${written}# last\n`;
  });

function isSame(written: string, value: unknown): boolean {
  try {
    return JSON.stringify(parse(written)) === JSON.stringify(value);
  } catch {
    return false;
  }
}

/** Every place of a value. */
function pathsOf(value: unknown, above: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [above];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = keys.flatMap((step) => pathsOf(readPath(value, [step]), [...above, step]));
  return above.length === 0 ? below : [above, ...below];
}

const without = (value: unknown, path: readonly (string | number)[]): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  const parent = readPath(copy, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
  else if (typeof parent === 'object' && parent)
    Reflect.deleteProperty(parent, String(path.at(-1)));
  return copy;
};

describe('of any text', () => {
  it('one place is changed, or left out, and every comment stays', () => {
    fc.assert(
      fc.property(text, fc.nat(), tree, (written, at, value) => {
        const before: unknown = parse(written);
        const paths = pathsOf(before);
        const path = present(paths[at % paths.length], 'a path');
        const after = writePath(written, path, value);
        expect(readPath(parse(after), path)).toEqual(value);
        const gone = removeItem(written, path);
        expect(parse(gone)).toEqual(without(before, path));
        expect(without(parse(after), path)).toEqual(without(before, path));
        for (const result of [after, gone]) {
          expect(commentsOf(result)).toEqual(expect.arrayContaining(commentsOf(written)));
        }
      }),
      { numRuns: 200 },
    );
  });
});
