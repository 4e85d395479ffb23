import { Socket } from 'node:net';
import pg from 'pg';
import { at } from '#domain/at.ts';

/** How a process is known to the others that use the server. */
const NAME = 'onpar presence';
/** How long connections that were closed a moment ago may take to end. */
const PARTING_MS = 1000;

type Presence = { entered: number; connection: Connection | undefined };
type Connection = { url: string; client: pg.Client; socket: Socket };

/** By the folder of the server's data: a process is present once, however often it enters. */
const presences = new Map<string, Presence>();

/**
 * Makes this process present at the server of a folder, which several programs use: a connection of
 * its own, which ends with it, however it ends. Call it, and `depart`, only while nobody else may.
 */
export async function enter(dataFolder: string, url: string): Promise<void> {
  const presence = presences.get(dataFolder) ?? { entered: 0, connection: undefined };
  // a server that was started again has forgotten those who were there
  if (presence.connection?.url !== url) presence.connection = await connect(url, presence);
  presence.entered++;
  presences.set(dataFolder, presence);
}

/** Takes one entry back. Returns whether nobody uses the server any more, so that it may be stopped. */
export async function depart(dataFolder: string, url: string): Promise<boolean> {
  const presence = presences.get(dataFolder);
  if (!presence || --presence.entered > 0) return false;
  presences.delete(dataFolder);
  const { client, socket } = presence.connection ?? (await connect(url, presence));
  socket.ref();
  try {
    return await isAlone(client);
  } finally {
    await client.end();
  }
}

async function connect(url: string, presence: Presence): Promise<Connection> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    stream: () => socket,
    application_name: NAME,
    connectionTimeoutMillis: 5000,
  });
  const forget = (): void => {
    if (presence.connection?.client === client) presence.connection = undefined;
  };
  client.on('error', forget).on('end', forget);
  await client.connect();
  // the presence of a process that has nothing else to do does not keep it
  socket.unref();
  return { url, client, socket };
}

/** Nobody else is present, and nobody is connected besides, as one is who was given the address. */
async function isAlone(client: pg.Client): Promise<boolean> {
  const deadline = performance.now() + PARTING_MS;
  for (;;) {
    const { rows } = await client.query<{ present: number; connected: number }>(
      `SELECT count(*) FILTER (WHERE application_name = $1)::int AS present, count(*)::int AS connected
       FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      [NAME],
    );
    const { present, connected } = at(rows, 0, 'the count of connections');
    if (connected === 0) return true;
    if (present > 0 || performance.now() > deadline) return false;
    await client.query('SELECT pg_sleep(0.02)');
  }
}
