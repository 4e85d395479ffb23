'use client';
import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import type { ButtonLook } from './button.tsx';
import { useWords } from './language.tsx';
import { useToast } from './toast.tsx';

/** Puts `text` on the clipboard and says so. */
export function CopyButton({
  text,
  label,
  copied = 'Copied.',
  ...look
}: ButtonLook & { text: string; label: string; copied?: string }): ReactElement {
  const { page } = useWords();
  const say = useToast();
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => say(copied),
      () => say(page.copyFailed),
    );
  };
  return (
    <Button {...look} onClick={copy}>
      {label}
    </Button>
  );
}
