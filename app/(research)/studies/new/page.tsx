import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { referenceRows } from '#study/protocol/reference-rows.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { readIngredients } from '../../../_data/read-ingredients.ts';
import { readUploads } from '../../../_data/read-uploads.ts';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { ProtocolEditor } from './protocol-editor.tsx';
import { protocolTemplate } from './protocol-template.ts';

export const metadata: Metadata = { title: 'New study' };

export default async function NewStudyPage(): Promise<ReactElement> {
  const { id } = await requireResearcher();
  const ingredients = await readIngredients();
  const uploaded = await readUploads(id);
  return (
    <>
      <PageHeader
        title="New study"
        parent={{ href: '/studies', label: 'Studies' }}
        description="The protocol declares the whole experiment. It is kept as you write it, and frozen when the study opens."
      />
      <ProtocolEditor
        initial={protocolTemplate(ingredients)}
        ingredients={ingredients}
        uploaded={uploaded}
        reference={referenceRows()}
        draftKey={`onpar:new-study:${id}`}
      />
    </>
  );
}
