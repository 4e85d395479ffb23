import type { BrowserContext, Page, Response } from '@playwright/test';
import type { Received } from './find-leaks.ts';

/** An image as it reached the browser, with what an onlooker could measure. */
export type ReceivedImage = {
  url: string;
  bytes: Buffer;
  headers: Record<string, string>;
  /** place among the images, in order of arrival */
  arrival: number;
  /** from the request to the first and to the last byte, in ms */
  firstByteMs: number;
  lastByteMs: number;
};

export type Recording = {
  received: Received[];
  images: Map<string, ReceivedImage>;
  /** waits until all that was received is noted */
  settle: () => Promise<void>;
};

/** Notes every byte that reaches a browser: addresses, headers and bodies of all answers. */
export function recordSession(context: BrowserContext): Recording {
  const received: Received[] = [];
  const images = new Map<string, ReceivedImage>();
  const pending: Promise<void>[] = [];
  let arrivals = 0;
  context.on('response', (response) => {
    const arrival = arrivals++;
    pending.push(note(response, arrival));
  });
  const note = async (response: Response, arrival: number): Promise<void> => {
    const url = response.url();
    const headers = await response.allHeaders();
    received.push({ what: `address ${url}`, bytes: Buffer.from(url) });
    received.push({ what: `headers of ${url}`, bytes: Buffer.from(JSON.stringify(headers)) });
    const isRedirect = response.status() >= 300 && response.status() < 400;
    if (isRedirect) return;
    await response.finished();
    const bytes = await response.body();
    received.push({ what: `body of ${url}`, bytes });
    if (headers['content-type'] !== 'image/png') return;
    const { responseStart, responseEnd } = response.request().timing();
    const times = { firstByteMs: responseStart, lastByteMs: responseEnd };
    images.set(url, { url, bytes, headers, arrival, ...times });
  };
  const settle = async (): Promise<void> => {
    for (let noted = 0; noted < pending.length;) {
      noted = pending.length;
      await Promise.all(pending);
    }
  };
  return { received, images, settle };
}

/** Notes what a page holds at this moment: its document, its storage and what scripts left in it. */
export async function notePage(page: Page, recording: Recording): Promise<void> {
  const held = await page.evaluate(() => ({
    document: document.documentElement.outerHTML,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    cookies: document.cookie,
    measured: JSON.stringify(performance.getEntries()),
    styles: [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
      .join('\n'),
    scripts: [...document.scripts].map((script) => script.text).join('\n'),
  }));
  for (const [name, text] of Object.entries(held)) {
    recording.received.push({ what: `${name} of ${page.url()}`, bytes: Buffer.from(text) });
  }
}
