import { execFileSync } from 'node:child_process';
import { glob, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { stageProgram } from './stage-program.ts';

const ROOT = process.cwd();
const packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);

let folder: string;
/** Where npm would put the package: nowhere else does Node refuse to strip types. */
let place: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-package-'));
  place = join(folder, 'node_modules', 'onpar');
  const manifest = await stageProgram({ root: ROOT, to: place });
  await writeFile(join(place, 'package.json'), manifest);
  await symlink(join(ROOT, 'node_modules'), join(place, 'node_modules'));
});

afterAll(() => rm(folder, { recursive: true }));

it('answers from a folder of packages, called from anywhere', () => {
  const args = [join(place, 'dist/cli/packing/launch.js'), '--version'];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', cwd: folder });
  expect(said).toBe('0.1.0\n');
});

it('keeps its home in the folder of the user, since packages come and go', () => {
  const env = pathToFileURL(join(place, 'dist/cli/processes/env.js')).href;
  const tell = `import { readCliEnv } from '${env}'; console.log(readCliEnv().homeFolder)`;
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', tell], {
    encoding: 'utf8',
    env: { NODE_ENV: 'production', HOME: folder },
  });
  expect(told.trim()).toBe(join(folder, '.local', 'share', 'onpar'));
});

it('holds what the programs need, and nothing of tests, of types or of this machine', async () => {
  // npm would compress what it only lists
  for await (const path of glob('dist/{generator,vendor}/**/*.{onnx,js}', { cwd: place }))
    await truncate(join(place, path));
  const args = ['pack', place, '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const [{ files }] = packed.parse(JSON.parse(execFileSync('npm', args, { encoding: 'utf8' })));
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'dist/cli/onpar.js',
      'dist/cli/processes/on-leash.js',
      'dist/app/_server/serve.js',
      'dist/generator/pipeline/generator-child.js',
      'dist/generator/embedded/shapes-base/unet/model.onnx',
      'dist/generator/embedded/world.json',
      'dist/onnx/probe.onnx',
      'dist/onnx/no-download/index.js',
      'dist/prisma/generated/client.js',
      'dist/prisma/schema.prisma',
      'dist/studies/shapes.yaml',
      'dist/vendor/nsfwjs/LICENSE',
    ]),
  );
  expect(paths.filter((path) => /\.sql$/.test(path)).length).toBeGreaterThan(5);
  expect(paths.filter((path) => /\.tsx?$|\.test\.|\/e2e\/|\.map$/.test(path))).toEqual([]);
  const ours = paths.filter((path) => path.endsWith('.js') && !path.includes('/vendor/'));
  for (const path of ours)
    expect(await readFile(join(place, path), 'utf8'), path).not.toContain(ROOT);
});

it('asks for no package that would download from elsewhere', async () => {
  const manifest: unknown = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    bin: { onpar: 'dist/cli/packing/launch.js' },
    scripts: { preinstall: 'node dist/cli/packing/prevent-downloads.js' },
  });
  expect(manifest).not.toHaveProperty('dependencies.global-agent');
  expect(manifest).not.toHaveProperty('dependencies.prisma');
});
