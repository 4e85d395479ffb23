import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Modules of ours, by folder, as import patterns (gitignore's: a bare # would start a comment). */
const ours = (...folders) => folders.flatMap((f) => [`\\#${f}/**`, `**/../${f}/**`]);

/** One room of the house and what may not be carried into it. */
const room = (name, files, forbidden, message) => ({
  name: `dependency rule: ${name}`,
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }],
  },
});

const web = ['next', 'next/**', 'next-auth', 'next-auth/**', 'react', 'react-dom', 'react/**'];
const io = ['node:*', '!node:crypto', 'sharp', 'onnxruntime-node', 'pg', 'pg-boss'];
const parts = ['study', 'generator', 'evaluation', 'prisma', 'app', 'cli', 'e2e'];
const others = (...own) => parts.filter((p) => !own.includes(p));
const pureFolders = [
  'evaluation/metrics/**',
  'evaluation/statistics/**',
  'evaluation/preference/**',
  'evaluation/agreement/**',
  'generator/schedulers/**',
  'generator/noise/**',
];
const generatorForApp = ['queue', 'progress', 'sample-store'].flatMap((f) => [
  `!\\#generator/${f}`,
  `!\\#generator/${f}/**`,
]);

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.onpar/**',
      'prisma/generated/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only env files read the environment (cli/env.ts, app/_data/env.ts, ...).',
        },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['app/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['**/*.js'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  {
    files: ['**/env.ts', '*.config.{js,ts}', 'vitest.setup.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  room(
    'prisma',
    ['prisma/**'],
    [...ours(...others('prisma')), ...web],
    'prisma/ imports none of our folders.',
  ),
  ...['study', 'generator', 'evaluation'].map((own) =>
    room(
      own,
      [`${own}/**`],
      [...ours(...others(own, 'prisma')), ...web],
      `${own}/ may use prisma/ only; parts meet in cli/ and app/.`,
    ),
  ),
  {
    ...room(
      'pure numbers',
      pureFolders,
      [
        ...ours(...parts.filter((p) => p !== 'evaluation' && p !== 'generator')),
        '!\\#prisma/user-error.ts',
        ...web,
        ...io,
      ],
      'Pure folders take numbers and give numbers: no database, files or framework.',
    ),
    ignores: ['**/*.test.ts'],
  },
  {
    name: 'pure numbers take their randomness and clock as parameters',
    files: pureFolders,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Randomness is a parameter.',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'The clock is a parameter.',
        },
      ],
    },
  },
  room(
    'app',
    ['app/**'],
    [...ours('cli', 'e2e'), '\\#generator/**', ...generatorForApp, 'onnxruntime-node', 'pg'],
    'app/ uses of generator/ only queue, progress and sample-store.',
  ),
  {
    files: ['app/**'],
    ignores: ['app/_auth/**', 'app/api/auth/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value=/^next-auth/]',
          message: 'Only app/_auth knows next-auth.',
        },
      ],
    },
  },
  room('cli', ['cli/**'], [...ours('app', 'e2e'), ...web], 'cli/ does not import the web app.'),
);
