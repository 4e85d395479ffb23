import 'react';

declare module 'react' {
  /** Styles may set custom properties, which tokens and classes read. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
