'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactElement } from 'react';
import { LanguageProvider } from './language.tsx';
import type { InLanguage } from './language.tsx';

/** What components need around them: no style elements of their own, and a language. */
export function AppProviders({ language, children }: InLanguage): ReactElement {
  return (
    <CSPProvider disableStyleElements>
      <LanguageProvider language={language}>{children}</LanguageProvider>
    </CSPProvider>
  );
}
