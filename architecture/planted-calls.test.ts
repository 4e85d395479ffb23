import { describe, expect, it } from 'vitest';
import { lintPlanted } from './lint-planted.ts';
import { ROOMS } from './rooms.ts';

const CLOCK = [
  'Date.now();',
  'new Date();',
  'Date();',
  "Date['now']();",
  'const { now } = Date;',
  'const clock = Date;',
  'performance.now();',
  'const { timeOrigin } = performance;',
  'setTimeout(() => 1, 10);',
  'setInterval(f, 1);',
  'Temporal.Now.instant();',
  'const { now } = performance;',
  'const { performance: p } = globalThis;',
  'new Intl.DateTimeFormat().format();',
  'const D = Date; new D();',
  'new globalThis.Date();',
  'new Date(...given);',
  'Date.bind(null)();',
  'Date.call(null);',
  'new Date.prototype.constructor();',
  "new (new Date('2026-01-01').constructor as DateConstructor)();",
  "const { constructor: Made } = new Date('2026-01-01');",
  'Reflect.construct(Date, []);',
  'class Clock extends Date {}',
  '(0, Date)();',
  'Date?.now();',
  'performance.timeOrigin;',
  'document.lastModified;',
  "new Event('x').timeStamp;",
  'event.timeStamp;',
  "event['timeStamp'];",
  'const { timeStamp } = event;',
  'file.lastModified;',
  'requestAnimationFrame(f);',
  'AbortSignal.timeout(5);',
  'Atomics.wait(shared, 0, 0, 5);',
];
const RANDOMNESS = [
  'Math.random();',
  "Math['random']();",
  'const { random } = Math;',
  'const { floor, ...rest } = Math;',
  'const m = Math;',
  '[1, 2].map(Math.random);',
  'crypto.randomUUID();',
  'crypto.getRandomValues(new Uint8Array(4));',
  'globalThis.Math.random();',
  'crypto.subtle.generateKey(1);',
  'new WeakRef({}).deref();',
  'Buffer.allocUnsafe(8);',
];
const WORLD = [
  'process.cwd();',
  'process.env.HOME;',
  "process['env'];",
  'process.stdout.write("");',
  'const { argv } = process;',
  "fetch('http://localhost');",
  'globalThis.process.exit(1);',
  "process.getBuiltinModule('fs');",
  'import.meta.url;',
  'navigator.hardwareConcurrency;',
  "localStorage.getItem('x');",
  'console.log(1);',
  "new Worker('x.js');",
  'frames;',
];
const CUSTOMS = [
  'n.toLocaleString();',
  "n.toLocaleString('en');",
  "n['toLocaleString']();",
  'when.toLocaleDateString();',
  "when.toLocaleTimeString('en');",
  'const { toLocaleString } = n;',
  'when.getFullYear();',
  'when.getHours();',
  'when?.getDay();',
  'when.setMonth(3);',
  'when.getTimezoneOffset();',
  'when.toDateString();',
  'when.toTimeString();',
  'new Date(2026, 0);',
  "new Date('2026-01-01T00:00');",
  "new Date('1 March 2026');",
  'new Date(`2026-01-01T${hour}`);',
  "Date.parse('2026-01-01 00:00');",
  'Date.parse(text);',
  'a.localeCompare(b);',
  'a.localeCompare(b, undefined, { numeric: true });',
  'a.localeCompare(...both);',
  'a.localeCompare(b, language);',
  'list.sort(a.localeCompare);',
  'const { localeCompare } = a;',
  'a.toLocaleUpperCase();',
  'a.toLocaleLowerCase([]);',
  'new Intl.Collator();',
  'new Intl.Collator(undefined, { numeric: true });',
  'new Intl.NumberFormat([]).format(1);',
  'Intl.NumberFormat().format(1);',
  'new globalThis.Intl.Collator([], {});',
  'Intl.Collator.supportedLocalesOf([]);',
  'const { Collator } = Intl;',
  'const customs = Intl;',
  "new Intl.DateTimeFormat('en');",
];
const INNOCENT = [
  'Math.sqrt(2);',
  'const { floor } = Math;',
  "Date.parse('2026-01-01T00:00:00Z');",
  'Date.UTC(2026, 0);',
  "new Date('2026-01-01');",
  'let when: Date;',
  'when instanceof Date;',
  'const random = (seed: number) => seed;',
  'random(1);',
  'const ask = (options: Clock) => options.now();',
  'const tell = (clock: Clock) => clock.performance.now();',
  'typeof performance;',
  'Reflect.ownKeys({});',
  'Buffer.alloc(8);',
  "new Date('2026-01-01').getTime();",
  'new Date(1000 * 60).toISOString();',
  "new Date('2026-01-01T00:00:00+01:00').getUTCHours();",
  'Date.parse(`${String(2026)}-01-01T00:00Z`);',
  "'a'.localeCompare('b', 'en', { numeric: true });",
  "'a'.toLocaleUpperCase('tr');",
  "new Intl.Collator('en', { numeric: true });",
  'class Own { constructor() {} }',
];

const pure = ROOMS.filter(({ isPure }) => isPure).map(({ folder }) => folder);

describe.each(pure)('the pure room %s', (folder) => {
  it('has no clock, no randomness, no process, no language and no time zone', async () => {
    const lines = [...CLOCK, ...RANDOMNESS, ...WORLD, ...CUSTOMS];
    expect(await lintPlanted(`${folder}/planted.ts`, lines)).toEqual(lines);
    expect(await lintPlanted(`${folder}/deep/env.ts`, lines)).toEqual(lines);
  });

  it('computes freely, and its tests may take what they like', async () => {
    expect(await lintPlanted(`${folder}/planted.ts`, INNOCENT)).toEqual([]);
    const own = ['const Date = { now: () => 1 };', 'Date.now();'];
    expect(await lintPlanted(`${folder}/planted.ts`, own)).toEqual([]);
    expect(
      await lintPlanted(`${folder}/planted.test.ts`, ['Date.now();', 'Math.random();']),
    ).toEqual([]);
  });
});

it('the design hashes, and takes neither randomness nor what is not pure from elsewhere', async () => {
  const lines = [
    "import { randomBytes } from 'node:crypto';",
    "import { createHash, randomUUID } from 'node:crypto';",
    "import * as all from 'node:crypto';",
    "import crypto from 'node:crypto';",
    "import { openStudy } from '../life/open-study.ts';",
  ];
  expect(await lintPlanted('study/design/planted.ts', lines)).toEqual(lines);
  const hash = ["import { createHash } from 'node:crypto';"];
  expect(await lintPlanted('study/design/planted.ts', hash)).toEqual([]);
});

it('the pure rooms are those that ARCHITECTURE.md names', () => {
  expect(pure.sort()).toEqual([
    'domain',
    'evaluation/image-sets/metrics',
    'evaluation/linear-algebra',
    'evaluation/statistics',
    'evaluation/votes/agreement',
    'evaluation/votes/power',
    'evaluation/votes/preference',
    'evaluation/votes/results',
    'evaluation/votes/rows',
    'generator/noise',
    'generator/schedulers',
    'study/design',
  ]);
});

describe('the environment', () => {
  const lines = [
    'process.env.HOME;',
    "process['env'];",
    'process[name];',
    'const { env } = process;',
    'const { env: e, ...others } = process;',
    'const p = process;',
    'read(process);',
    'globalThis.process.env;',
    'const { process: q } = globalThis;',
    'global.process.env;',
    'function read(env = process.env) {}',
  ];

  it.each([
    'cli/commands/planted.ts',
    'app/_data/planted.ts',
    'study/planted.ts',
    'onnx/planted.ts',
  ])('is not read by %s', async (path) => {
    expect(await lintPlanted(path, lines)).toEqual(lines);
    expect(await lintPlanted(path, ['process.cwd();', 'const { argv } = process;'])).toEqual([]);
  });

  it('is read by env.ts files', async () => {
    expect(await lintPlanted('cli/processes/env.ts', lines)).toEqual([]);
  });
});

describe('the database client', () => {
  const lines = [
    "import { PrismaClient } from './generated/client.ts';",
    "import { PrismaClient as Client } from './generated/client.ts';",
    "import * as generated from './generated/client.ts';",
    "export { PrismaClient as Other } from './generated/client.ts';",
    "export * from './generated/client.ts';",
    "await import('./generated/client.ts');",
  ];

  it('is made by prisma/client.ts only', async () => {
    expect(await lintPlanted('prisma/planted.ts', lines)).toEqual(lines);
    expect(await lintPlanted('prisma/client.ts', lines)).toEqual([]);
    const types = ["import type { PrismaClient } from './generated/client.ts';"];
    expect(await lintPlanted('prisma/planted.ts', types)).toEqual([]);
  });
});

describe('the browser', () => {
  const page = (lines: string[]): string[] => ["'use client';", ...lines];
  const server = [
    "import { a } from '#study/protocol/read-protocol.ts';",
    "import { b } from '#prisma/client.ts';",
    "import { c } from '#generator/queue/job-queue.ts';",
    "import { d } from '#evaluation/votes/results/result-table.ts';",
    "import { e } from '#files/sha256-of-file.ts';",
    "import { f } from '../_data/database.ts';",
    "import { g } from '../_auth/auth-options.ts';",
    "export * from '#study/protocol/read-protocol.ts';",
    "await import('#study/protocol/read-protocol.ts');",
    "new Worker(new URL('../_data/database.ts', import.meta.url));",
    "import h from 'node:crypto';",
    "import i from 'sharp';",
    "import j from 'zod';",
  ];

  it('loads nothing of the server, in any form', async () => {
    expect(await lintPlanted('app/_ui/planted.tsx', page(server))).toEqual(server);
  });

  it('loads pages, actions and words of the domain, and knows the types of the server', async () => {
    const lines = page([
      "import { a } from './button.tsx';",
      "import { b } from '#domain/answers.ts';",
      "import type { C } from '#study/protocol/read-protocol.ts';",
      "import type { D } from '../_data/database.ts';",
      "import { e } from '../_auth/sign-out-button.tsx';",
      "import { useState } from 'react';",
      "import Link from 'next/link';",
    ]);
    expect(await lintPlanted('app/_ui/planted.tsx', lines)).toEqual([]);
  });

  it('is not where a file without the directive runs', async () => {
    const lines = server.filter((line) => !line.includes('Worker'));
    expect(await lintPlanted('app/_ui/planted.tsx', lines)).toEqual([]);
  });
});
