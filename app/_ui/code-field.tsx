'use client';
import { Field as BaseField } from '@base-ui/react/field';
import { useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { classNames } from './class-names.ts';
import { Field } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { useHydrated } from './use-hydrated.ts';

/** How a line is marked: something is wrong with it, or should be looked at. */
export type LineMark = 'danger' | 'caution';

const marks: Record<LineMark, string> = {
  danger: 'bg-danger-wash font-semibold text-danger',
  caution: 'bg-caution-wash font-semibold text-caution',
};

/** A text of numbered lines, written in the fixed-width face; `selectLine` shows one of them. */
export function CodeField({
  label,
  name,
  description,
  value,
  onChange,
  rows,
  lineMarks,
  textArea,
  onCursor,
}: Omit<FieldProps, 'error'> & {
  value: string;
  onChange: (value: string) => void;
  rows: number;
  lineMarks: ReadonlyMap<number, LineMark>;
  textArea: RefObject<HTMLTextAreaElement | null>;
  /** told how many characters stand before the cursor, whenever it moves */
  onCursor: (offset: number) => void;
}): ReactElement {
  const [scrolled, setScrolled] = useState(0);
  const isHydrated = useHydrated();
  return (
    <Field label={label} name={name} {...(description !== undefined && { description })}>
      <div className="flex rounded-md border border-line-strong bg-surface font-mono text-sm focus-within:outline-2 focus-within:outline-focus">
        <LineNumbers count={value.split('\n').length} marked={lineMarks} scrolled={scrolled} />
        <BaseField.Control
          value={value}
          render={
            <textarea
              ref={textArea}
              rows={rows}
              spellCheck={false}
              readOnly={!isHydrated}
              onChange={(event) => onChange(event.target.value)}
              onSelect={(event) => onCursor(event.currentTarget.selectionStart)}
              onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
              className="min-w-0 flex-1 rounded-r-md bg-transparent px-2 py-1.5 whitespace-pre text-ink outline-none"
            />
          }
        />
      </div>
    </Field>
  );
}

function LineNumbers({
  count,
  marked,
  scrolled,
}: {
  count: number;
  marked: ReadonlyMap<number, LineMark>;
  scrolled: number;
}): ReactElement {
  return (
    <div
      aria-hidden
      className="relative w-12 shrink-0 overflow-hidden rounded-l-md border-r border-line bg-sunken text-right text-ink-muted tabular-nums select-none"
    >
      <div
        className="absolute inset-x-0 top-1.5"
        style={{ transform: `translateY(${-scrolled}px)` }}
      >
        {Array.from({ length: count }, (_, i) => {
          const mark = marked.get(i + 1);
          return (
            <div key={i} className={classNames('pr-2', mark && marks[mark])}>
              {i + 1}
            </div>
          );
        })}
      </div>
    </div>
  );
}
