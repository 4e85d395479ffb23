import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { stageWebBuild } from './stage-web-build.ts';

const root = await mkdtemp(join(tmpdir(), 'onpar-build-'));
afterAll(() => rm(root, { recursive: true }));

it('names packages as they are, leaves caches behind, and does not say where it was built', async () => {
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const alias = 'adapter-pg-994324666b79ccf3';
  await write('.next/cache/large', '');
  await write('.next/server/page.js.nft.json', '{}');
  await write('.next/required-server-files.json', JSON.stringify({ appDir: root }));
  await write(
    '.next/server/chunks/[root]_a.js',
    `import("@prisma/${alias}"), "x-0000000000000000"`,
  );
  await mkdir(join(root, '.next/node_modules/@prisma'), { recursive: true });
  const target = '../../../node_modules/@prisma/adapter-pg';
  await symlink(target, join(root, '.next/node_modules/@prisma', alias));

  const to = join(root, 'dist', '.next');
  await stageWebBuild({ from: join(root, '.next'), to, root });

  expect((await readdir(to)).sort()).toEqual(['required-server-files.json', 'server']);
  expect(await readdir(join(to, 'server'))).toEqual(['chunks']);
  expect(await readFile(join(to, 'server/chunks/[root]_a.js'), 'utf8')).toBe(
    'import("@prisma/adapter-pg"), "x-0000000000000000"',
  );
  expect(await readFile(join(to, 'required-server-files.json'), 'utf8')).toBe('{"appDir":"."}');
});
