import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readModel } from '../models/read-model.ts';
import { fetchHubModel } from './fetch-hub-model.ts';
import { isHubReference, parseHubReference } from './hub-reference.ts';

const TINY = fileURLToPath(new URL('../fixtures/tiny-sd', import.meta.url));
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const TOKEN = 'hf_secret';
/** Files from here on are kept outside git, known by their sha256, as hubs do. */
const LARGE = 50_000;
const PAGE = 5;

/** What the hub's repository holds: the fixture, and what OnPar needs nothing of. */
const repository = new Map<string, Buffer>();
let folder: string;
let server: Server | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-hub-'));
  for (const entry of await readdir(TINY, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    repository.set(path.slice(TINY.length + 1), await readFile(path));
  }
  const unwanted = [
    'README.md',
    'unet/diffusion_pytorch_model.safetensors',
    'vae_encoder/model.onnx',
  ];
  for (const path of unwanted) repository.set(path, Buffer.alloc(100));
});
afterEach(() => server?.close());
afterAll(() => rm(folder, { recursive: true }));

type Behaviour = {
  /** asked for with this token alone */
  token?: string;
  /** breaks the first answer for this file off after so many bytes */
  breakOff?: { path: string; after: number };
  /** gives other bytes for this file */
  spoil?: string;
  without?: string;
};

/** A server that speaks the hub's protocol: model info, the tree in pages, files with ranges. */
async function serve(behaviour: Behaviour = {}): Promise<{ hubUrl: string; asked: string[] }> {
  const asked: string[] = [];
  const files = new Map([...repository].filter(([path]) => path !== behaviour.without));
  const sendFile = createFileSender(files, behaviour);
  const listening = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${String(request.headers.host)}`);
    const { range, authorization } = request.headers;
    asked.push(`${decodeURIComponent(url.pathname)}${range === undefined ? '' : ` ${range}`}`);
    if (behaviour.token !== undefined && authorization !== `Bearer ${behaviour.token}`) {
      json(response, 401, { error: 'Repository not found' });
    } else if (url.pathname.startsWith('/api/models/lab/tiny/revision/')) {
      json(response, 200, { _id: '1', id: 'lab/tiny', sha: COMMIT, tags: [] });
    } else if (url.pathname === `/api/models/lab/tiny/tree/${COMMIT}`) {
      listTree(files, url, response);
    } else {
      sendFile(url.pathname.replace(`/lab/tiny/resolve/${COMMIT}/`, ''), range, response);
    }
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return { hubUrl: addressOf(listening), asked };
}

function addressOf(listening: Server): string {
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('It has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** Sends a file or the rest of it; breaks off once, where it is to. */
function createFileSender(files: ReadonlyMap<string, Buffer>, { spoil, breakOff }: Behaviour) {
  let broken = false;
  return (path: string, range: string | undefined, response: ServerResponse): void => {
    const file = files.get(path);
    if (!file) {
      json(response, 404, { error: 'Entry not found' });
      return;
    }
    const bytes = spoil === path ? Buffer.alloc(file.length, 1) : file;
    const rest = /^bytes=(\d+)-/.exec(range ?? 'all');
    const start = rest === null ? 0 : Number(rest[1]);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': bytes.length - start });
    if (breakOff?.path === path && !broken) {
      broken = true;
      response.write(bytes.subarray(0, breakOff.after));
      // a break at once can overtake what was sent before it
      setTimeout(() => response.destroy(), 200);
      return;
    }
    response.end(bytes.subarray(start));
  };
}

/** A page of the files' names, with a link to the next. */
function listTree(files: ReadonlyMap<string, Buffer>, url: URL, response: ServerResponse): void {
  const start = Number(url.searchParams.get('cursor'));
  const entries = [...files].map(([path, bytes]) => treeEntry(path, bytes));
  if (start + PAGE < entries.length) {
    url.searchParams.set('cursor', String(start + PAGE));
    response.setHeader('link', `<${url.href}>; rel="next"`);
  }
  json(response, 200, entries.slice(start, start + PAGE));
}

function treeEntry(path: string, bytes: Buffer): object {
  const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  if (bytes.length < LARGE) return { type: 'file', path, size: bytes.length, oid };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const lfs = { oid: sha256, size: bytes.length, pointerSize: 134 };
  return { type: 'file', path, size: bytes.length, oid: '0'.repeat(40), lfs };
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

let tries = 0;
const fetchFrom = (hubUrl: string, options: { token?: string; into?: string } = {}) =>
  fetchHubModel({
    reference: parseHubReference('hf:lab/tiny@onnx'),
    access: { hubUrl, token: options.token },
    folder: options.into ?? join(folder, String(tries++)),
  });

describe('a model from a hub', () => {
  it('is the folder that lies there, without what OnPar does not read', async () => {
    const { hubUrl, asked } = await serve();
    const fetched = await fetchFrom(hubUrl);
    expect((await readModel(fetched.folder)).sha256).toBe((await readModel(TINY)).sha256);
    expect(fetched.folder).toMatch(/lab--tiny\/0123456789ab$/);
    expect(asked.filter((path) => /README|safetensors|vae_encoder/.test(path))).toEqual([]);
    expect(asked.filter((path) => path.includes('/tree/')).length).toBeGreaterThan(2);
  });

  it('goes on where a break left it, and asks for nothing twice', async () => {
    const path = 'unet/model.onnx';
    const { hubUrl, asked } = await serve({ breakOff: { path, after: 100_000 } });
    const into = join(folder, 'broken-off');
    await expect(fetchFrom(hubUrl, { into })).rejects.toThrow(
      /call again, which goes on where it was/,
    );
    const fetched = await fetchFrom(hubUrl, { into });
    expect((await readModel(fetched.folder)).sha256).toBe((await readModel(TINY)).sha256);
    const resumed = asked.filter((line) => line.includes(path) && line.includes('bytes='));
    expect(resumed).toHaveLength(1);
    expect(resumed.join()).not.toMatch(/bytes=0-/);
    asked.length = 0;
    await fetchFrom(hubUrl, { into });
    expect(asked.filter((line) => line.includes('/resolve/'))).toEqual([]);
    const damaged = join(fetched.folder, 'vae/config.json');
    await truncate(damaged, 10);
    await writeFile(join(fetched.folder, 'tokenizer/merges.txt'), 'other');
    await fetchFrom(hubUrl, { into });
    expect((await readModel(fetched.folder)).sha256).toBe((await readModel(TINY)).sha256);
  });

  it.each(['unet/model.onnx', 'vae/config.json'])(
    'is refused when %s is another file',
    async (path) => {
      const { hubUrl } = await serve({ spoil: path });
      await expect(fetchFrom(hubUrl)).rejects.toThrow(/gave another file/);
    },
  );

  it('asks with the token, and says what to do without one', async () => {
    const { hubUrl } = await serve({ token: TOKEN });
    await expect(fetchFrom(hubUrl)).rejects.toThrow(/put a token that may read it into HF_TOKEN/);
    await expect(fetchFrom(hubUrl, { token: 'hf_other' })).rejects.toThrow(
      /HF_TOKEN may not read it/,
    );
    await expect(fetchFrom(hubUrl, { token: 'other' })).rejects.toThrow(/begins with hf_/);
    const { folder: fetched } = await fetchFrom(hubUrl, { token: TOKEN });
    expect((await readModel(fetched)).sha256).toBe((await readModel(TINY)).sha256);
  });

  it('without ONNX files is answered with the recipe, before anything is downloaded', async () => {
    const { hubUrl, asked } = await serve({ without: 'unet/model.onnx' });
    await expect(fetchFrom(hubUrl)).rejects.toThrow(
      /unet\/model.onnx is not in it.*docs\/export-models.md/,
    );
    expect(asked.filter((line) => line.includes('/resolve/'))).toEqual([]);
  });

  it('is asked for and downloaded through the proxy that the environment names', async () => {
    const { hubUrl } = await serve();
    const passed: string[] = [];
    const proxy = createServer().on('connect', (request, socket: Socket) => {
      passed.push(String(request.url));
      const onward = connect({ port: Number(new URL(hubUrl).port), host: '127.0.0.1' }, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('http_proxy', addressOf(proxy));
    vi.stubEnv('no_proxy', '127.0.0.1');
    try {
      const { folder: fetched } = await fetchFrom('http://hub.invalid');
      expect((await readModel(fetched)).sha256).toBe((await readModel(TINY)).sha256);
      expect(passed[0]).toBe('hub.invalid:80');
    } finally {
      vi.unstubAllEnvs();
      proxy.close();
    }
  });

  it('from a hub that cannot be reached gives one sentence', async () => {
    await expect(fetchFrom('http://127.0.0.1:9')).rejects.toThrow(
      /^The hub http:\/\/127.0.0.1:9 cannot be reached \(.+\): check the network, name a mirror in HF_ENDPOINT/,
    );
    const { hubUrl } = await serve();
    await expect(fetchFrom(`${hubUrl}/nowhere`)).rejects.toThrow(/has no lab\/tiny at onnx/);
  });
});

describe('a model of a hub is named', () => {
  it('by owner and name, with a revision or without', () => {
    expect(parseHubReference('hf:lab/tiny')).toEqual({ repository: 'lab/tiny', revision: null });
    expect(parseHubReference('hf:a.b/c_d-1@refs/pr/3')).toMatchObject({ revision: 'refs/pr/3' });
    expect(isHubReference('./hf:x')).toBe(false);
  });

  it.each(['hf:', 'hf:tiny', 'hf:lab/tiny@', 'hf:../x', 'hf:a/..', 'hf:a/b/c', 'hf:a/b@../../x'])(
    'and %s is refused',
    (place) => {
      expect(() => parseHubReference(place)).toThrow(/names no model on a hub/);
    },
  );
});
