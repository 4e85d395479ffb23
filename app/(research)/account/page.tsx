import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactElement } from 'react';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { SignOutButton } from '../../_auth/sign-out-button.tsx';
import { ActionForm } from '../../_ui/action-form.tsx';
import { Columns, Panel, Stack } from '../../_ui/layout.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { parseTheme, themeCookie } from '../../_ui/theme.ts';
import { ThemeSwitch } from '../../_ui/theme-switch.tsx';
import { SignOutEverywhere } from './sign-out-everywhere.tsx';
import { saveAccountAction } from './save-account-action.ts';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage(): Promise<ReactElement> {
  const { name, email, hasPassword, cameByLink } = await requireResearcher();
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <>
      <PageHeader title="Account" actions={<SignOutButton />} />
      <Columns>
        <Section
          title="Who you are"
          description={
            hasPassword
              ? 'Change your name, your address or your password.'
              : 'Set a password to sign in again without a link.'
          }
        >
          <Panel>
            <ActionForm action={saveAccountAction} submit="Save">
              <TextField
                label="Name"
                name="name"
                defaultValue={name}
                maxLength={200}
                autoComplete="name"
                required
              />
              <TextField
                label="E-mail address"
                name="email"
                type="email"
                defaultValue={email ?? undefined}
                autoComplete="username"
                required
              />
              <PasswordFields hasPassword={hasPassword} cameByLink={cameByLink} />
            </ActionForm>
          </Panel>
        </Section>
        <Section
          title="This browser and others"
          description="How the pages look here, and where you are signed in."
        >
          <Panel>
            <Stack>
              <ThemeSwitch initial={theme} />
              <div>
                <SignOutEverywhere />
              </div>
            </Stack>
          </Panel>
        </Section>
      </Columns>
    </>
  );
}

function PasswordFields({
  hasPassword,
  cameByLink,
}: {
  hasPassword: boolean;
  cameByLink: boolean;
}): ReactElement {
  return (
    <>
      {hasPassword && !cameByLink && (
        <TextField
          label="Present password"
          name="present"
          type="password"
          autoComplete="current-password"
          description="Needed to change the address or the password."
        />
      )}
      <TextField
        label={hasPassword ? 'New password' : 'Password'}
        name="password"
        type="password"
        autoComplete="new-password"
        description={
          hasPassword
            ? 'At least 12 characters; leave it empty to keep the present one.'
            : 'At least 12 characters.'
        }
        required={!hasPassword}
        minLength={12}
        maxLength={1024}
      />
    </>
  );
}
