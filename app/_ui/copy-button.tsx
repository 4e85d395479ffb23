'use client';
import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import type { ButtonLook } from './button.tsx';
import { useToast } from './toast.tsx';

/** Puts `text` on the clipboard and says so. */
export function CopyButton({
  text,
  label,
  copied = 'Copied.',
  ...look
}: ButtonLook & { text: string; label: string; copied?: string }): ReactElement {
  const say = useToast();
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => say(copied),
      () => say('The browser did not allow copying; select the text instead.'),
    );
  };
  return (
    <Button {...look} onClick={copy}>
      {label}
    </Button>
  );
}
