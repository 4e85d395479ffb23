import { expect, test } from 'vitest';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { protocolTemplate } from './protocol-template.ts';

test('the protocol to begin with is valid on any installation', () => {
  const empty = protocolTemplate({ models: [], promptSets: [] });
  const odd = protocolTemplate({
    models: ['a: "b"'],
    promptSets: [{ name: 'x, {y}', prompts: 3 }],
  });
  expect(parseProtocol(empty, 'new').protocol.prompts.set).toBe('PartiPrompts');
  expect(parseProtocol(odd, 'new').protocol).toMatchObject({
    prompts: { set: 'x, {y}', draw: 3 },
    arms: [{ model: 'a: "b"' }, { model: 'a: "b"' }],
    analysis: { stop: { votes: 108 } },
  });
});
