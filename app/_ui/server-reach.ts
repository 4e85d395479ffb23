import { withBasePath } from './base-path.ts';

/** After how long a server that is away is asked again. */
const AGAIN_MS = 2000;

let away = false;
let asking = false;
let again: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Whether the server could not be reached when it was last asked. */
export const isServerAway = (): boolean => away;

/** Asks the server for a sign of life, and goes on asking until it gives one; answers whether it does. */
export async function askServer(): Promise<boolean> {
  clearTimeout(again);
  asking = true;
  try {
    await fetch(withBasePath('/api/health'), { cache: 'no-store' });
    tell(false);
  } catch {
    tell(true);
    clearTimeout(again);
    again = setTimeout(() => void askServer(), AGAIN_MS);
  }
  asking = false;
  return !away;
}

/**
 * Watches whether the server can be reached: by what the browser knows of its network, and by asking as
 * soon as a link or a button gets the focus or is pressed, so that it is known when it is followed.
 * What would leave the page or send a form does nothing while the server is away: the browser's own page
 * of error would take its place, with all that was typed.
 */
export function watchServer(onChange: () => void): () => void {
  const watch = new AbortController();
  const options = { signal: watch.signal, capture: true };
  listeners.add(onChange);
  addEventListener('offline', () => void askServer(), options);
  addEventListener('online', () => void askServer(), options);
  for (const touch of ['pointerdown', 'focusin'] as const)
    document.addEventListener(touch, askBefore, options);
  for (const act of ['click', 'submit'] as const) document.addEventListener(act, holdBack, options);
  // the network may have gone before the page took over what the server sent
  if (!navigator.onLine) void askServer();
  return () => {
    listeners.delete(onChange);
    watch.abort();
  };
}

function tell(now: boolean): void {
  if (now === away) return;
  away = now;
  for (const listener of listeners) listener();
}

function askBefore({ target }: Event): void {
  const isUsed = target instanceof Element && target.closest('a[href], button') !== null;
  if (isUsed && !asking) void askServer();
}

function holdBack(event: Event): void {
  const { target } = event;
  if (!away || !(target instanceof Element)) return;
  if (event.type === 'click' && !leavesPage(target.closest('a'))) return;
  event.preventDefault();
  event.stopPropagation();
  void askServer();
}

/** Whether a link leads to another page of ours in this window. */
function leavesPage(link: HTMLAnchorElement | null): boolean {
  if (link === null || link.origin !== location.origin || link.target === '_blank') return false;
  const isPart =
    link.hash !== '' && link.pathname + link.search === location.pathname + location.search;
  return !isPart;
}
