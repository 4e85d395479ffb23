import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

const gaps = { small: 'gap-2', medium: 'gap-4', large: 'gap-8' };

/** Things under each other. */
export function Stack({
  children,
  gap = 'medium',
}: {
  children: ReactNode;
  gap?: keyof typeof gaps;
}): ReactElement {
  return <div className={classNames('flex flex-col', gaps[gap])}>{children}</div>;
}

/** Things beside each other, wrapping when the line is full. */
export function Row({
  children,
  gap = 'small',
  align = 'center',
}: {
  children: ReactNode;
  gap?: keyof typeof gaps;
  align?: 'center' | 'end' | 'start';
}): ReactElement {
  const aligned = { center: 'items-center', end: 'items-end', start: 'items-start' }[align];
  return <div className={classNames('flex flex-wrap', aligned, gaps[gap])}>{children}</div>;
}

/** Two columns on a wide screen, one on a narrow one; on paper one, unless what stands in them is small. */
export function Columns({
  besideOnPaper = false,
  children,
}: {
  besideOnPaper?: boolean;
  children: ReactNode;
}): ReactElement {
  const onPaper = besideOnPaper ? 'print:grid-cols-2 print:gap-3' : 'print:grid-cols-1';
  return (
    <div className={classNames('grid grid-cols-1 gap-8 lg:grid-cols-2', onPaper)}>{children}</div>
  );
}

/** Running text of a readable width. */
export function Prose({
  children,
  muted = false,
}: {
  children: ReactNode;
  muted?: boolean;
}): ReactElement {
  return (
    <div className={classNames('flex max-w-prose flex-col gap-3', muted && 'text-ink-muted')}>
      {children}
    </div>
  );
}

/** A sheet that holds one thing, such as a form. */
export function Panel({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5">
      {children}
    </div>
  );
}

/** A page that is one form in the middle of the screen. */
export function NarrowPage({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="mx-auto flex w-full max-w-form flex-col gap-6 py-8 sm:py-16">{children}</div>
  );
}

/** Something that appeared because of what was done here; a screen reader says it. */
export function Live({ children }: { children: ReactNode }): ReactElement {
  return (
    <div role="status" className="flex flex-col gap-3">
      {children}
    </div>
  );
}

/** A form with what it makes beside it, which stays in sight; on a narrow screen below it. */
export function EditorPage({
  children,
  aside,
}: {
  children: ReactNode;
  aside: ReactNode;
}): ReactElement {
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
      <div className="min-w-0">{children}</div>
      <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-2 lg:max-h-[calc(100vh-5rem)] lg:self-start lg:overflow-y-auto lg:p-1">
        {aside}
      </div>
    </div>
  );
}

/** What stays in sight at the bottom of the window while its page is scrolled. */
export function FootBar({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <section
      aria-label={label}
      data-foot-bar
      className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-3 border-t border-line-strong bg-surface px-4 py-3 sm:-mx-6 sm:px-6 print:hidden"
    >
      {children}
    </section>
  );
}

/** Small controls beside each other, as many as have room. */
export function FieldColumns({ children }: { children: ReactNode }): ReactElement {
  return <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">{children}</div>;
}

/** Controls of one thing among several, under its name. */
export function FieldSheet({
  title,
  disabled = false,
  children,
}: {
  title: string;
  disabled?: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <fieldset
      disabled={disabled}
      className="flex min-w-0 flex-col gap-4 rounded-md border border-line bg-surface p-4"
    >
      <legend className="px-1 font-medium">{title}</legend>
      {children}
    </fieldset>
  );
}
