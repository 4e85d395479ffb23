import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { Received } from './find-leaks.ts';

export type Tap = {
  /** where a browser reaches the app through this tap */
  address: string;
  /** every answer that went through, as it was on the wire, headers and body */
  received: () => Received[];
  close: () => Promise<void>;
};

type Line = { requests: Buffer[]; answers: Buffer[] };

/** Stands between a browser and the app, passes every byte on, and keeps those of the answers. */
export async function openTap(address: string): Promise<Tap> {
  const { hostname, port } = new URL(address);
  const lines: Line[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((browser) => {
    const app = connect(Number(port), hostname);
    const line: Line = { requests: [], answers: [] };
    lines.push(line);
    browser.on('data', (bytes) => line.requests.push(Buffer.from(bytes)));
    app.on('data', (bytes) => line.answers.push(Buffer.from(bytes)));
    browser.pipe(app).pipe(browser);
    for (const [socket, other] of [
      [browser, app],
      [app, browser],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    address: `http://localhost:${portOf(server.address())}`,
    received: () => lines.flatMap(splitAnswers),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The tap has no port.');
  return address.port;
}

/** The answers of one connection, each with the request that it answers: HTTP/1.1 keeps their order. */
function splitAnswers({ requests, answers }: Line): Received[] {
  const asked = [
    ...Buffer.concat(requests)
      .toString('latin1')
      // a body before it need not end its line
      .matchAll(/((?:GET|POST|HEAD) \S+) HTTP\/1\.1\r\n/g),
  ].map(([, request]) => present(request, 'a request'));
  return Buffer.concat(answers)
    .toString('latin1')
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .map((answer, index) => ({
      // a server may close a connection with an answer that nobody asked for
      what: index < asked.length ? at(asked, index, 'the requests') : 'not asked for',
      bytes: Buffer.from(answer, 'latin1'),
    }));
}
