'use client';
import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import { fileSize } from '#domain/file-size.ts';
import { UPLOAD_LIMITS } from '#domain/upload-limits.ts';
import { Button } from '../../../../_ui/button.tsx';
import { FileField } from '../../../../_ui/file-field.tsx';
import { FolderField } from '../../../../_ui/folder-field.tsx';
import { Columns, Live, Stack } from '../../../../_ui/layout.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Progress } from '../../../../_ui/progress.tsx';
import { Fold } from '../../../../_ui/fold.tsx';
import { UploadTable } from './upload-table.tsx';
import type { ImageUploads as Uploads, UploadState } from './use-image-uploads.ts';

/** Brings images that were made elsewhere to where a protocol can name them. */
export function ImageUploads({ uploads }: { uploads: Uploads }): ReactElement {
  const { state, cancel } = uploads;
  const isBusy = state.kind === 'packing' || state.kind === 'sending';
  const most = fileSize(UPLOAD_LIMITS.archiveBytes);
  return (
    <Fold
      title="Images made elsewhere"
      summary={
        uploads.uploads.length === 0 ? 'nothing uploaded' : `${uploads.uploads.length} uploaded`
      }
      description="An arm can be images that OnPar did not make: upload a folder or a zip for each such arm, and name it there as images. What is uploaded here waits a day for its study; nobody else sees it."
    >
      <Columns>
        <FolderField
          label="Folder of images"
          description={`JPEG, PNG, WebP, AVIF, GIF, TIFF or BMP, with the list of them if there is one; up to ${most}.`}
          disabled={isBusy}
          onChoose={uploads.sendFolder}
        />
        <FileField
          label="Zip archive of images"
          accept=".zip,application/zip"
          description="The same, packed."
          disabled={isBusy}
          onChoose={uploads.sendZip}
        />
      </Columns>
      {isBusy && (
        <Stack gap="small">
          <UploadProgress state={state} />
          <div>
            <Button onClick={cancel}>Cancel upload</Button>
          </div>
        </Stack>
      )}
      <Live>
        <Outcome state={state} />
      </Live>
      <UploadTable uploads={uploads.uploads} disabled={isBusy} onRemove={uploads.remove} />
    </Fold>
  );
}

function UploadProgress({
  state,
}: {
  state: Extract<UploadState, { kind: 'packing' | 'sending' }>;
}): ReactElement {
  const { kind, name, done, total } = state;
  const isPacking = kind === 'packing';
  const note = isPacking
    ? `${done} of ${countOf(total, 'file')}`
    : `${Math.floor((100 * done) / total)}% of ${fileSize(total)}`;
  return (
    <Progress
      label={isPacking ? `Packing ${name}` : `Sending ${name}`}
      value={done}
      max={total}
      note={note}
      active
    />
  );
}

function Outcome({ state }: { state: UploadState }): ReactElement | null {
  if (state.kind === 'arrived') {
    const files = countOf(state.files, 'file');
    return (
      <Notice tone="accent" title={`${state.name} is uploaded`}>
        {`${files}. The table of images above says what they come to once an arm names them.`}
      </Notice>
    );
  }
  if (state.kind === 'removed') return <Notice title={`${state.name} is removed`} />;
  if (state.kind !== 'failed') return null;
  return (
    <Notice tone="danger" title={`${state.name} was not taken`} alert>
      <p className="break-words">{state.why}</p>
    </Notice>
  );
}
