import { basePath } from './env.ts';

/** An address of ours for what does not pass through the router: images, downloads, `fetch`, events. */
export function withBasePath(path: `/${string}`): string {
  return basePath + path;
}
