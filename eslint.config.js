import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { plugin as onpar } from './architecture/lint-rules/plugin.ts';
import { HOT_LOOPS } from './architecture/hot-loops.ts';
import { PURE } from './architecture/pure-globals.ts';
import { ROOMS } from './architecture/rooms.ts';

/** The environment, by whatever name. */
const environment = [
  { name: 'process', members: ['env'] },
  { name: 'globalThis', members: ['process'] },
  { name: 'global' },
].map((forbidden) => ({ ...forbidden, message: 'Only env.ts files read the environment.' }));

/** What names Prisma's generated client. */
const generated = '[source.value=/generated\\u002fclient/]';

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.next-base-path/**',
      '.onpar/**',
      'dist/**',
      'prisma/generated/**',
      // scripts that a reader of a page runs by themselves
      'docs/examples/**',
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
        // a service, which editors need, takes a fifth longer over all files
        project: './tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { onpar },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
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
      'onpar/function-length': ['error', { max: 40, maxMarkup: 60 }],
      'onpar/room-imports': 'error',
      'onpar/no-silent-default': 'error',
      'onpar/forbidden-globals': ['error', environment],
      'no-eval': 'error',
      'no-new-func': 'error',
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
    rules: { 'onpar/forbidden-globals': 'off' },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: { 'onpar/forbidden-globals': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts'],
    // Matchers such as expect.closeTo are typed any, and tests take their own JSON at its word.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    name: 'measured hot loops may read with a default',
    files: Object.values(HOT_LOOPS).flat(),
    rules: { 'onpar/no-silent-default': 'off' },
  },
  {
    files: ['architecture/**'],
    // Kinds of nodes are an enum of texts, and are written here as ESLint's own documents write them.
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    name: 'pure rooms: numbers in, numbers out',
    files: ROOMS.filter(({ isPure }) => isPure).map(({ folder }) => `${folder}/**`),
    ignores: ['**/*.test.ts'],
    rules: {
      'onpar/forbidden-globals': ['error', PURE.forbidden, PURE.rest],
      'onpar/no-local-custom': 'error',
      // of node:crypto only the hash: the rest of it is randomness
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:crypto', 'crypto'].map((name) => ({
            name,
            allowImportNames: ['createHash'],
          })),
        },
      ],
    },
  },
  {
    name: 'only prisma/client.ts makes a client',
    files: ['**/*.{ts,tsx}'],
    ignores: ['prisma/client.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'ImportDeclaration[importKind="value"] > ImportSpecifier[importKind="value"][imported.name="PrismaClient"]',
          `ImportDeclaration[importKind="value"]${generated} > ImportNamespaceSpecifier`,
          `ExportNamedDeclaration[exportKind="value"]${generated} > ExportSpecifier[local.name="PrismaClient"]`,
          `ExportAllDeclaration[exportKind="value"]${generated}`,
          `ImportExpression${generated}`,
        ].map((selector) => ({
          selector,
          message: 'Only prisma/client.ts makes a database client.',
        })),
      ],
    },
  },
);
