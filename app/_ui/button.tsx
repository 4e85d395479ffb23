import type { ComponentProps, ReactElement } from 'react';
import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const base =
  'inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none no-underline transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-busy:cursor-progress print:hidden';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent text-on-accent enabled:hover:bg-accent-strong [a]:hover:bg-accent-strong',
  secondary: 'border-line-strong bg-surface text-ink enabled:hover:bg-hover [a]:hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-ink enabled:hover:bg-hover [a]:hover:bg-hover',
  danger: 'border-transparent bg-danger text-on-danger enabled:hover:bg-danger-strong',
};

const sizes = {
  small: 'h-7 px-2 text-sm',
  medium: 'h-control min-w-control px-3 text-base',
  large: 'h-11 px-5 text-lg',
};

export type ButtonLook = { variant?: ButtonVariant; size?: keyof typeof sizes };

/** The classes of a button, for links and triggers that look like one. */
export function buttonClass({ variant = 'secondary', size = 'medium' }: ButtonLook = {}): string {
  return classNames(base, variants[variant], sizes[size]);
}

/** A button. `busy` says that its work is under way and keeps it from being pressed again. */
export function Button({
  variant,
  size,
  busy = false,
  disabled,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & ButtonLook & { busy?: boolean }): ReactElement {
  const look = { ...(variant && { variant }), ...(size && { size }) };
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(look)}
    />
  );
}
