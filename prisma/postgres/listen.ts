import { createServer } from 'node:net';
import pRetry from 'p-retry';

/** What is left of a process that was killed holds its port until it sees that it is gone. */
const WHILE_IT_ENDS = { retries: 50, factor: 1, minTimeout: 100 } as const;

/** Listens for a moment at a port, 0 for any; the port, or null where it is taken. */
export async function listen(port: number, host?: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host }, () => {
      const found = server.address();
      server.close(() => resolve(typeof found === 'object' && found ? found.port : null));
    });
  });
}

/** Whether a port is free, or becomes so within the five seconds in which what was killed ends. */
export async function isFreeSoon(port: number, host?: string): Promise<boolean> {
  const take = async (): Promise<void> => {
    if ((await listen(port, host)) === null) throw new Error(`Port ${port} is taken.`);
  };
  return pRetry(take, WHILE_IT_ENDS).then(
    () => true,
    () => false,
  );
}
