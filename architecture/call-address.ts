import type { TSESTree } from '@typescript-eslint/utils';
import type { Address } from './address.ts';
import { spelled } from './spelled.ts';
import { writtenText } from './written-text.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Functions whose first argument is the address of a module, as they are written. */
const LOADERS = /^(require|require\.resolve|import\.meta\.resolve|createRequire\(\)(\.resolve)?)$/;
const MOCKS = /^vi\.(mock|doMock|unmock|doUnmock|importActual|importMock)$/;
const JOINS = /^((posix|path)\.)*(join|resolve)$/;

/** The address that a call names, or null: most calls name none. */
export function callAddress(node: Call): Address | null {
  const called = spelled(node.callee);
  const [first, second, ...rest] = node.arguments;
  if (node.type === 'NewExpression') {
    if (/^(Shared)?Worker$/.test(called)) return workerAddress(node, first);
    return called === 'URL' ? urlAddress(node) : null;
  }
  if (LOADERS.test(called)) return { node, text: writtenText(first), kind: 'now' };
  if (called === 'process.getBuiltinModule') {
    const name = writtenText(first);
    return { node, text: name && `node:${name.replace(/^node:/, '')}`, kind: 'now' };
  }
  if (MOCKS.test(called) && first?.type !== 'ImportExpression') {
    return { node, text: writtenText(first), kind: 'later' };
  }
  if (!JOINS.test(called) || spelled(first) !== 'import.meta.dirname') return null;
  const steps = [second, ...rest].map(writtenText);
  const written = steps.slice(0, [...steps, null].indexOf(null));
  return { node, text: ['.', ...written].join('/'), kind: 'place' };
}

/** A URL is an address of ours when it stands on this module's, or is written as a relative one. */
function urlAddress(node: Call): Address | null {
  const [first, base] = node.arguments;
  const text = writtenText(first);
  const isOurs = spelled(base) === 'import.meta.url' || (text !== null && /^\.{1,2}\//.test(text));
  if (!isOurs) return null;
  const isPlain = text !== null && !/^([./#]|[a-z][a-z+.-]*:)/i.test(text);
  return { node, text: isPlain ? `./${text}` : text, kind: 'place' };
}

/** `new Worker(new URL(…))` is told by its URL. */
function workerAddress(node: Call, first: Call['arguments'][number] | undefined): Address | null {
  const text = writtenText(first);
  return text === null ? null : { node, text, kind: 'place' };
}
