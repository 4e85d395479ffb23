import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { NothingHere } from './_ui/nothing-here.tsx';
import { PageMain } from './_ui/page-main.tsx';

export default async function NotFound(): Promise<ReactElement> {
  await connection();
  return (
    <PageMain>
      <NothingHere />
    </PageMain>
  );
}
