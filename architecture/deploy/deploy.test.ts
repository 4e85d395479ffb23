import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { present } from '#domain/present.ts';
import { buildProgram } from '#cli/onpar.ts';
import { parseCall } from '../documents/parse-call.ts';
import { ROOT } from '../root.ts';

const run = promisify(execFile);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const settings = read('docs/environment.md');
/** Where the units say that OnPar is. */
const PLACE = '/opt/onpar';
const PROGRAM = ['node_modules/node/bin/node', 'cli/onpar.ts'].map((path) => `${PLACE}/${path}`);
/** What others than OnPar read. */
const FOREIGN = /^POSTGRES_/;

async function expectCall(words: readonly string[]): Promise<void> {
  expect([words, await parseCall(await buildProgram(words), words)]).toEqual([words, null]);
}

function expectSettings(names: readonly string[]): void {
  const unknown = names.filter((name) => !settings.includes(`\`${name}\``) && !FOREIGN.test(name));
  expect(unknown).toEqual([]);
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\b([A-Z]\w*_[A-Z_]+)=/g)].flatMap(([, name]) => name ?? []);

describe.each(globSync('deploy/systemd/*.service', { cwd: ROOT }))('%s', (path) => {
  const unit = read(path);

  it('calls commands that are there, with settings that are read', async () => {
    const starts = [...unit.matchAll(/^ExecStart=(.+)$/gm)].map(([, call]) => call?.split(' '));
    expect(starts).toHaveLength(1);
    for (const words of starts) {
      expect(words?.slice(0, 2)).toEqual(PROGRAM);
      await expectCall(words?.slice(2) ?? []);
    }
    expectSettings(namesIn(unit));
  });
});

const hasSystemd = existsSync('/usr/bin/systemd-analyze');

it.runIf(hasSystemd)('systemd finds nothing to say against the units', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-units-'));
  const units = globSync('deploy/systemd/*', { cwd: ROOT });
  for (const path of units) {
    await writeFile(join(folder, basename(path)), read(path).replaceAll(PLACE, ROOT));
  }
  const paths = units.map((path) => join(folder, basename(path)));
  const { stderr } = await run('systemd-analyze', ['verify', '--man=no', ...paths]);
  await rm(folder, { recursive: true });
  // it tells of every unit that it reads, also of the machine's own
  expect(stderr.split('\n').filter((line) => line.includes(folder))).toEqual([]);
});

it('the example of settings has settings that are read', () => {
  expectSettings(namesIn(read('deploy/onpar.env')));
});

const service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.unknown()).optional(),
});
const composition = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

describe('deploy/container', () => {
  const container = read('deploy/container/Containerfile').replace(/\\\n/g, ' ');

  it('the composition calls commands that are there, with settings and volumes that are there', async () => {
    const file: unknown = parse(read('deploy/container/compose.yaml'), { merge: true });
    const { services, volumes } = composition.parse(file);
    for (const { image, command, environment, volumes: mounts, depends_on } of Object.values(
      services,
    )) {
      expectSettings(Object.keys(environment ?? {}));
      if (image === 'onpar') await expectCall(command ?? []);
      for (const mount of mounts ?? []) expect(volumes).toHaveProperty(mount.replace(/:.*/, ''));
      for (const other of Object.keys(depends_on ?? {})) expect(services).toHaveProperty(other);
    }
    const { build } = z
      .object({ 'x-onpar': z.object({ build: z.record(z.string(), z.string()) }) })
      .parse(file)['x-onpar'];
    expect(build).toEqual({ context: '../..', dockerfile: 'deploy/container/Containerfile' });
  });

  it('the container starts a command that is there, with settings that are read', async () => {
    const restOf = (name: string): string =>
      present(new RegExp(`^${name} (.+)$`, 'm').exec(container)?.[1], name);
    const json = (name: string): string[] => z.array(z.string()).parse(JSON.parse(restOf(name)));
    expect(json('ENTRYPOINT')).toEqual(PROGRAM);
    await expectCall(json('CMD'));
    expectSettings(namesIn(restOf('ENV')));
  });

  it('has only instructions that there are', () => {
    const lines = container.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const known = /^(?:FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|ENTRYPOINT|CMD) /;
    expect(lines.filter((line) => !known.test(line))).toEqual([]);
  });
});

it.each(['nginx.conf', 'Caddyfile'])('docs/public-address.md shows deploy/proxy/%s', (name) => {
  expect(read('docs/public-address.md')).toContain(`\n${read(`deploy/proxy/${name}`)}\`\`\``);
});
