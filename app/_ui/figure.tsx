'use client';
import { useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { saveFile } from './save-file.ts';
import { rasterizeSvg, standaloneSvg } from './standalone-svg.ts';

/** A drawing with its name and the means to take it along as SVG or PNG. */
export function Figure({ name, children }: { name: string; children: ReactNode }): ReactElement {
  const drawing = useRef<HTMLDivElement>(null);
  const [isDark, setDark] = useState(false);
  const plainName = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const fileName = isDark ? `${plainName}-dark` : plainName;
  const svgText = (): string | undefined => {
    const svg = drawing.current?.querySelector('svg');
    return svg ? standaloneSvg(svg, 720, isDark ? 'dark' : 'light') : undefined;
  };
  const saveSvg = (): void => {
    const text = svgText();
    if (text !== undefined)
      saveFile(`${fileName}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  };
  const savePng = async (): Promise<void> => {
    const text = svgText();
    if (text !== undefined) saveFile(`${fileName}.png`, await rasterizeSvg(text, 3));
  };
  return (
    <figure className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4">
      <figcaption className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 font-medium">{name}</span>
        <span className="flex gap-1">
          <Button
            variant="quiet"
            size="small"
            onClick={saveSvg}
            aria-label={`Download ${name} as SVG`}
          >
            SVG
          </Button>
          <Button
            variant="quiet"
            size="small"
            onClick={() => void savePng()}
            aria-label={`Download ${name} as PNG`}
          >
            PNG
          </Button>
          <Button
            variant="quiet"
            size="small"
            onClick={() => setDark(!isDark)}
            aria-pressed={isDark}
            aria-label={`Download ${name} in dark colours`}
          >
            {isDark ? 'Dark ✓' : 'Dark'}
          </Button>
        </span>
      </figcaption>
      <div
        ref={drawing}
        role="region"
        aria-label={`Drawing: ${name}`}
        tabIndex={0}
        className="overflow-x-auto"
      >
        {children}
      </div>
    </figure>
  );
}
