import { describe, expect, it } from 'vitest';
import { parseLabels } from './parse-labels.ts';

describe('parseLabels', () => {
  const arms = [
    { key: 'b', label: 'Model B', line: 1 },
    { key: 'a', label: '30', line: 1 },
  ];

  it('reads sections, a protocol, or one flat map, in the order written', () => {
    const sections = parseLabels(
      'arms: { b: Model B, a: 30 }\nquestions: { q: Better? }',
      'l.yaml',
    );
    const questions = [{ id: 'q', title: 'Better?', line: 2 }];
    expect(sections).toEqual({ file: 'l.yaml', arms, questions });
    const protocol = parseLabels(
      'name: x\narms:\n  - { key: b, label: Model B, steps: 3 }\n  - { key: a, label: 30 }\nquestions: [{ id: q, title: Better? }]',
      'study.yaml',
    );
    expect(protocol).toEqual({
      file: 'study.yaml',
      arms: arms.map((arm, i) => ({ ...arm, line: i + 3 })),
      questions: questions.map((question) => ({ ...question, line: 5 })),
    });
    const flat = parseLabels('b: Model B\na: 30', 'l.yaml');
    expect(flat.arms).toEqual(arms.map((arm, i) => ({ ...arm, line: i + 1 })));
  });

  it('says where YAML ends, and what it wanted instead of something else', () => {
    expect(() => parseLabels('a: b\nc: [1', 'l.yaml')).toThrow(/^l\.yaml, line 2 is not YAML/);
    expect(() => parseLabels('A: First arm\nB: *first', 'l.yaml')).toThrow(
      /^l\.yaml, line 2 is an alias, "\*first", of nothing/,
    );
    expect(() => parseLabels('- a\n- b', 'l.yaml')).toThrow(/^l\.yaml is not a labels file;/);
    expect(() => parseLabels('', 'l.yaml')).toThrow(/^l\.yaml is not a labels file;/);
  });
});
