import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactElement, ReactNode } from 'react';
import { DIRECTIONS } from '#domain/words/languages.ts';
import { wordsOf } from '#domain/words/words-of.ts';
import { findLanguage } from './(rating)/_server/find-language.ts';
import { AppProviders } from './_ui/app-providers.tsx';
import './_ui/base.css';
import { SkipLink } from './_ui/skip-link.tsx';
import { parseTheme, themeCookie } from './_ui/theme.ts';

export const metadata: Metadata = {
  title: { default: 'OnPar', template: '%s · OnPar' },
  description: 'Which text-to-image model people prefer, for what, and how sure that is.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({
  children,
}: {
  children: ReactNode;
}): Promise<ReactElement> {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  const language = await findLanguage();
  return (
    <html
      lang={language}
      dir={DIRECTIONS[language]}
      data-theme={theme === 'system' ? undefined : theme}
    >
      <body className="flex min-h-dvh flex-col">
        <SkipLink>{wordsOf(language).page.skip}</SkipLink>
        <AppProviders language={language}>{children}</AppProviders>
      </body>
    </html>
  );
}
