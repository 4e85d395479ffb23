import type { ClientBase, PoolConfig } from 'pg';

/**
 * What the server does when the machine of a client is cut off: it gives up an unfinished transaction,
 * whose locked rows all others wait for, after a minute, where it would keep it for two hours; and a
 * client that takes nothing after half a minute.
 */
const ON_SILENCE = `
  SET idle_in_transaction_session_timeout = '60s';
  SET tcp_keepalives_idle = 10;
  SET tcp_keepalives_interval = 5;
  SET tcp_keepalives_count = 4;
  SET tcp_user_timeout = '30s'`;

/**
 * Of every pool whose connections last as long as their process: neither end waits for long for one
 * that was cut off.
 */
export const LASTING_CONNECTIONS = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  onConnect: (client: ClientBase): void => {
    // it comes before all that is asked of the connection; one that breaks meanwhile fails that too
    client.query(ON_SILENCE).catch(() => undefined);
  },
} satisfies PoolConfig;
