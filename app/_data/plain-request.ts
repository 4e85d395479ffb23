/**
 * What is read of a request: a `Request` is one, and so is what `app/_server` makes of what Node.js
 * received, without the work of making a `Request` of it.
 */
export type PlainRequest = {
  headers: Pick<Headers, 'get'>;
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null;
};
