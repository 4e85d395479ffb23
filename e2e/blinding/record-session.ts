import type { BrowserContext, Page } from '@playwright/test';
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

/** Images by address, as they arrive in a browser. */
export function recordImages(context: BrowserContext): Map<string, ReceivedImage> {
  const images = new Map<string, ReceivedImage>();
  context.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'image') return;
    const arrival = images.size;
    const response = await request.response();
    if (!response) return;
    const { responseStart, responseEnd } = request.timing();
    images.set(request.url(), {
      url: request.url(),
      bytes: await response.body(),
      headers: await response.allHeaders(),
      arrival,
      firstByteMs: responseStart,
      lastByteMs: responseEnd,
    });
  });
  return images;
}

/** What a page holds at this moment: its document, its storage and what scripts left in it. */
export async function notePage(page: Page): Promise<Received[]> {
  const held = await page.evaluate(() => ({
    document: document.documentElement.outerHTML,
    storage: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    cookies: document.cookie,
    measured: JSON.stringify(performance.getEntries()),
    scripts: [...document.scripts].map((script) => script.text).join('\n'),
  }));
  return Object.entries(held).map(([name, text]) => ({
    what: `${name} of ${page.url()}`,
    bytes: Buffer.from(text),
  }));
}
