/** By which proxy.ts tells pages and layouts their own address: its path and what follows it. */
export const PATH_HEADER = 'onpar-page-path';
