import { expect, test } from 'vitest';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { protocolTemplate, TEMPLATE_NAMES } from './protocol-template.ts';

test('the protocol to begin with is valid on any installation', () => {
  const empty = protocolTemplate({ models: [], promptSets: [] });
  const odd = protocolTemplate({
    models: [{ name: 'a: "b"' }],
    promptSets: [{ name: 'x, {y}', prompts: 3 }],
  });
  expect(parseProtocol(empty, 'new').protocol.prompts.set).toBe('PartiPrompts');
  expect(parseProtocol(odd, 'new').protocol).toMatchObject({
    prompts: { set: 'x, {y}', draw: 3 },
    arms: [{ model: 'a: "b"' }, { model: 'a: "b"' }],
    analysis: { stop: { votes: 108 } },
  });
});

test('each template compares arms of its own kind, with any number of models', () => {
  const armsOf = (models: string[]): string[][] =>
    TEMPLATE_NAMES.map((template) => {
      const installed = { models: models.map((name) => ({ name })), promptSets: [] };
      const { protocol } = parseProtocol(protocolTemplate(installed, template), 'new');
      return protocol.arms.map((arm) => ('model' in arm ? `${arm.model} ${arm.steps}` : 'images'));
    });
  expect(armsOf(['a', 'b', 'c'])).toEqual([
    ['a 30', 'b 50'],
    ['a 10', 'a 30'],
    ['a 30', 'b 30', 'c 30'],
  ]);
  expect(armsOf([])[2]).toEqual(['my-model 30', 'my-model 50']);
  expect(armsOf(Array.from({ length: 60 }, (_, i) => `m${i}`))[2]).toHaveLength(8);
});
