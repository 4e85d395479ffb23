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
const parts = [
  'app',
  'cli',
  'e2e',
  'study',
  'generator',
  'evaluation',
  'prisma',
  'onnx',
  'files',
  'domain',
];
/** What each room may import; app, cli and e2e have rules of their own. */
const mayUse = {
  study: ['generator', 'evaluation', 'prisma', 'onnx', 'files', 'domain'],
  generator: ['prisma', 'onnx', 'files', 'domain'],
  evaluation: ['onnx', 'files', 'domain'],
  prisma: ['domain'],
  onnx: ['files', 'domain'],
  files: ['domain'],
  domain: [],
};
const others = (...own) => parts.filter((p) => !own.includes(p));
const pureFolders = [
  'evaluation/linear-algebra/**',
  'evaluation/statistics/**',
  'evaluation/image-sets/metrics/**',
  'evaluation/votes/preference/**',
  'evaluation/votes/agreement/**',
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
      '.next-base-path/**',
      '.onpar/**',
      'prisma/generated/**',
      // AssemblyScript: TypeScript's syntax, but types and built-ins of WebAssembly
      'evaluation/linear-algebra/kernels/assembly/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A number in a sentence is what a sentence is for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `[...text]` are the characters of a text, which is meant: a length in code points.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `() => act()` is how a callback without a result is written here.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // What implements an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A reason that was caught, or that a signal carries, is passed on as it came.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Only env files read the environment (cli/processes/env.ts, app/_data/env.ts, ...).',
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
  {
    files: ['**/*.{js,mjs}'],
    ...tseslint.configs.disableTypeChecked,
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
  {
    files: ['**/*.test.ts'],
    // Matchers such as expect.closeTo are typed any, and tests take their own JSON at its word.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  ...Object.entries(mayUse).map(([own, below]) =>
    room(
      own,
      [`${own}/**`],
      [...ours(...others(own, ...below)), ...web],
      `${own}/ may use only what lies below it: ${below.join(', ') || 'nothing of ours'}.`,
    ),
  ),
  {
    ...room(
      'pure numbers',
      pureFolders,
      [...ours(...others('evaluation', 'generator', 'domain')), ...web, ...io],
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
