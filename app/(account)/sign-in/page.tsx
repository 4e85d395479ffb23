import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { colleagueAddress } from '../../_auth/colleague-address.ts';
import { PasswordForm } from '../../_auth/password-form.tsx';
import { OidcButton } from '../../_auth/oidc-button.tsx';
import { readWebEnv } from '../../_data/env.ts';
import { Code } from '../../_ui/code.tsx';
import { Heading } from '../../_ui/heading.tsx';
import { Panel, Prose } from '../../_ui/layout.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ invitation?: string | string[]; error?: string | string[] }>;
}): Promise<ReactElement> {
  await connection();
  const asked = await searchParams;
  const next = colleagueAddress(asked.invitation) ?? '/studies';
  const { oidc } = readWebEnv();
  return (
    <>
      <Heading level={1}>Sign in</Heading>
      <Panel>
        <PasswordForm next={next} />
      </Panel>
      {oidc && <OidcButton name={oidc.name} next={next} refused={refusalOf(asked.error)} />}
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

/** What to say after the provider sent someone back who was not let in. */
function refusalOf(error: unknown): string | null {
  if (error === undefined) return null;
  return error === 'AccessDenied'
    ? 'No researcher here has your address. Ask for an invitation, or for your account to have the address that the provider knows you by, confirmed there.'
    : 'Signing in there did not work. Try again, or use your password or a link.';
}
