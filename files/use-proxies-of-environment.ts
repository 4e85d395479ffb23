import { setGlobalProxyFromEnv } from 'node:http';

/** From here on `fetch` goes through the proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name. */
export function useProxiesOfEnvironment(): void {
  setGlobalProxyFromEnv();
}
