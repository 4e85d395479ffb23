import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { SignInButton } from '../../../_auth/sign-in-button.tsx';
import { Heading } from '../../../_ui/heading.tsx';
import { Prose } from '../../../_ui/layout.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInLinkPage({
  params,
}: {
  params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  const { token } = await params;
  return (
    <>
      <Heading level={1}>Welcome</Heading>
      <Prose muted>
        <p>This link signs you in once, as a researcher, in this browser.</p>
      </Prose>
      <SignInButton token={token} />
      <p>
        <TextLink href="/sign-in">Sign in with a password instead</TextLink>
      </p>
    </>
  );
}
