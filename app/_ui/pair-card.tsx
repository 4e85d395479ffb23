import type { ReactElement, ReactNode } from 'react';
import { formatPercent } from '#domain/print-estimate.ts';

/** A pair of images with what was asked, for which prompt, and how far raters disagree. */
export function PairCard({
  title,
  prompt,
  votes,
  split,
  against,
  children,
}: {
  title: string;
  prompt: string;
  /** other than for one of the images */
  votes: string;
  /** share of pairs of raters whose answers differ; null with fewer than two */
  split: number | null;
  /** how people and a metric disagree; null where there is none */
  against: string | null;
  children: ReactNode;
}): ReactElement {
  const differ = split === null ? null : `${formatPercent(100 * split)} of pairs of raters differ`;
  const facts = [votes, differ, against].filter((fact) => fact !== null && fact !== '');
  return (
    <article className="flex min-w-0 flex-col gap-2 rounded-md border border-line bg-surface p-3">
      <header className="flex flex-col">
        <span className="line-clamp-2 font-medium">{prompt}</span>
        <span className="text-xs text-ink-muted">{title}</span>
      </header>
      {children}
      <span className="text-sm text-ink-muted">{facts.join(' · ')}</span>
    </article>
  );
}
