import type { ReactElement } from 'react';
import { Figure } from './figure.tsx';

/**
 * A figure that the server drew, as SVG in the colours of the page.
 *
 * @param narrow the same for a phone, and for paper, where the letters of the other would be too small to read
 */
export function Drawing({
  name,
  svg,
  narrow,
}: {
  name: string;
  svg: string;
  narrow: string;
}): ReactElement {
  return (
    <Figure name={name}>
      <div
        className="hidden max-w-160 sm:block print:hidden [&>svg]:h-auto [&>svg]:w-full"
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <div
        className="sm:hidden print:block [&>svg]:h-auto [&>svg]:w-full"
        dangerouslySetInnerHTML={{ __html: narrow }}
      />
    </Figure>
  );
}
