'use client';
import type { ReactElement } from 'react';
import { FileField } from '../../../_ui/file-field.tsx';
import { Live, Stack } from '../../../_ui/layout.tsx';
import { Loading } from '../../../_ui/loading.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { usePromptImport } from './use-prompt-import.ts';

/** Imports a prompt file: chosen, looked at, and only then stored. */
export function PromptImport(): ReactElement {
  const { state, choose, store, cancel } = usePromptImport();
  const isStoring = state.kind === 'previewed' && state.storing;
  return (
    <Stack gap="large">
      <FileField
        label="Prompt file"
        accept=".tsv,.csv,.json,.jsonl,.ndjson,.txt,text/*,application/json"
        description="TSV, CSV, JSON, JSONL, or text with one prompt a line; up to 20 MB. Columns are found by name: prompt, category, challenge, note. Others are kept with their prompts."
        disabled={isStoring}
        onChoose={(file) => choose({ file, columns: {} })}
      />
      <Live>
        {state.kind === 'reading' && <Loading>{`Reading ${state.fileName}`}</Loading>}
        {state.kind === 'refused' && (
          <RefusalNotice
            title={`${state.chosen.file.name} was not taken`}
            refusal={state.refusal}
          />
        )}
      </Live>
      {state.kind === 'refused' && state.refusal.columns && (
        <ColumnChoice
          names={state.refusal.columns}
          chosen={state.chosen.columns}
          onChoose={(columns) => choose({ ...state.chosen, columns })}
        />
      )}
      {state.kind === 'previewed' && (
        <PreviewPanel
          key={state.preview.sha256}
          state={state}
          choose={choose}
          store={store}
          cancel={cancel}
        />
      )}
    </Stack>
  );
}
