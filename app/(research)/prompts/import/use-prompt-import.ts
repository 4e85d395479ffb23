'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { ColumnNames } from '#study/prompts/prompt-columns.ts';
import type { PromptPreview } from '#study/prompts/preview-prompts.ts';
import { LONGEST_PROMPT_FILE } from '../../../_ui/prompt-file-limit.ts';
import { promptSetAddress } from '../../../_ui/prompt-set-address.ts';
import type { PromptRefusal } from '../../../_data/prompt-refusal.ts';
import { tooLargeFor } from '../../../_ui/too-large-for.ts';
import { previewFile, storeFile } from './send-prompt-file.ts';

/** A file that was chosen, and which of its columns a person named. */
export type ChosenFile = { file: File; columns: ColumnNames };

/** How far an import has come. */
export type ImportState =
  | { kind: 'empty' }
  | { kind: 'reading'; fileName: string }
  | { kind: 'refused'; chosen: ChosenFile; refusal: PromptRefusal }
  | {
      kind: 'previewed';
      chosen: ChosenFile;
      preview: PromptPreview;
      storing: boolean;
      /** why it could not be stored */
      refusal?: PromptRefusal | undefined;
    };

export type PromptImporting = {
  state: ImportState;
  choose: (chosen: ChosenFile) => void;
  store: (name: string) => void;
  cancel: () => void;
};

/** The steps of an import: a file is chosen, looked at, and stored or let go. */
export function usePromptImport(): PromptImporting {
  const router = useRouter();
  const [state, setState] = useState<ImportState>({ kind: 'empty' });
  // the answer to what was chosen before comes too late
  const latest = useRef<ChosenFile>(null);

  const choose = (chosen: ChosenFile): void => {
    latest.current = chosen;
    const { file, columns } = chosen;
    if (file.size > LONGEST_PROMPT_FILE) {
      const refusal = { error: tooLargeFor(file.name), code: 'too-large' };
      setState({ kind: 'refused', chosen, refusal });
      return;
    }
    setState({ kind: 'reading', fileName: file.name });
    void previewFile(file, columns).then((sent) => {
      if (latest.current !== chosen) return;
      if (sent.refusal) setState({ kind: 'refused', chosen, refusal: sent.refusal });
      else setState({ kind: 'previewed', chosen, preview: sent.answer, storing: false });
    });
  };

  const store = (name: string): void => {
    if (state.kind !== 'previewed') return;
    const { chosen, preview } = state;
    setState({ ...state, storing: true, refusal: undefined });
    const { columns, file } = chosen;
    void storeFile(file, { columns, name, sha256: preview.sha256 }).then((sent) => {
      if (latest.current !== chosen) return;
      if (sent.refusal) setState({ ...state, storing: false, refusal: sent.refusal });
      else router.push(promptSetAddress(sent.answer.name));
    });
  };

  const cancel = (): void => {
    latest.current = null;
    setState({ kind: 'empty' });
  };
  return { state, choose, store, cancel };
}
