import type { ReactElement } from 'react';
import { Figure } from './figure.tsx';

/** A figure that the server drew, as SVG in the colours of the page. */
export function Drawing({ name, svg }: { name: string; svg: string }): ReactElement {
  return (
    <Figure name={name}>
      <div
        className="max-w-160 min-w-96 print:min-w-0 [&>svg]:h-auto [&>svg]:w-full"
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </Figure>
  );
}
