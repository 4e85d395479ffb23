import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { colleagueAddress } from '../../_auth/colleague-address.ts';
import { PasswordForm } from '../../_auth/password-form.tsx';
import { Code } from '../../_ui/code.tsx';
import { Heading } from '../../_ui/heading.tsx';
import { Panel, Prose } from '../../_ui/layout.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ invitation?: string | string[] }>;
}): Promise<ReactElement> {
  await connection();
  const invitation = colleagueAddress((await searchParams).invitation);
  return (
    <>
      <Heading level={1}>Sign in</Heading>
      <Panel>
        <PasswordForm next={invitation ?? '/studies'} />
      </Panel>
      <Prose muted>
        <p>
          No password yet? <Code>npx onpar sign-in</Code> prints a sign-in link on the machine that
          OnPar runs on. The link works once; after it you can set a password.
        </p>
        <p>Raters need no account: the link in their invitation is enough.</p>
      </Prose>
    </>
  );
}
