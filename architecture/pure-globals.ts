/** The globals of the language that give the same answer to the same question, anywhere and at any time. */
const KNOWN: readonly string[] = [
  ...['undefined', 'NaN', 'Infinity', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['Array', 'BigInt', 'Boolean', 'Iterator', 'JSON', 'Map', 'Number', 'Object', 'Promise'],
  ...['Proxy', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'WeakMap', 'WeakSet'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array'],
  ...['Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'WebAssembly'],
  ...['Error', 'AggregateError', 'RangeError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder', 'atob', 'btoa', 'structuredClone'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
];

const clock = 'The clock is a parameter.';

/** Globals that are known too, less the members that ask the clock, chance or the machine. */
const KNOWN_IN_PART = [
  { name: 'Math', members: ['random'], message: 'Randomness is a parameter.' },
  // a copy of it, bound or called, tells the time as well
  {
    name: 'Date',
    members: ['now', '()', 'apply', 'bind', 'call', 'constructor', 'prototype'],
    message: clock,
  },
  // it formats the time of now, in the zone of the machine; the rest of it is told a language
  { name: 'Intl', members: ['DateTimeFormat'], message: clock },
  {
    name: 'Buffer',
    members: ['allocUnsafe', 'allocUnsafeSlow'],
    message: 'Memory that was used before holds anything: allocate it empty.',
  },
];

/** Members that tell the time, or lead to what does, whatever they are read from. */
const MEMBERS = ['constructor', 'lastModified', 'timeOrigin', 'timeStamp'] as const;

/** What pure rooms may name of the world: what the same call would not get another answer from. */
export const PURE = {
  forbidden: KNOWN_IN_PART,
  rest: {
    known: [...KNOWN, ...KNOWN_IN_PART.map(({ name }) => name)],
    members: MEMBERS,
    message: 'A pure room takes values and gives values: take what this tells as a parameter.',
  },
};
