import type { ReactElement } from 'react';
import type { Upload } from '#study/uploads/list-uploads.ts';
import { fileSize } from '#domain/file-size.ts';
import { Button } from '../../../../_ui/button.tsx';
import { Code } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { Prose, Row } from '../../../../_ui/layout.tsx';
import { Table } from '../../../../_ui/table.tsx';
import { armOfUpload } from './arm-of-upload.ts';

/** What is uploaded, and how a protocol names it. */
export function UploadTable({
  uploads,
  disabled,
  onRemove,
}: {
  uploads: readonly Upload[];
  disabled: boolean;
  onRemove: (name: string) => void;
}): ReactElement {
  if (uploads.length === 0) {
    return (
      <Prose muted>
        <p>
          Nothing is uploaded. Where an arm of the protocol says <Code>images:</Code>, upload a
          folder or a zip for that arm above: this page reads no path on your machine. The path
          there is then the name of what was uploaded; a folder called <Code>mj</Code> is the arm{' '}
          <Code>{'{ key: mj, label: Midjourney 6, images: ./mj }'}</Code>.
        </p>
      </Prose>
    );
  }
  return (
    <Table
      caption="Uploaded, waiting for their study"
      rows={uploads}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          header: 'In the protocol',
          rowHeader: true,
          cell: ({ name }) => <Code>{`images: ./${name}`}</Code>,
        },
        { key: 'size', header: 'Size', numeric: true, cell: ({ bytes }) => fileSize(bytes) },
        {
          key: 'acts',
          header: <span className="sr-only">What can be done</span>,
          cell: ({ name }) => (
            <Row>
              <CopyButton
                size="small"
                label="Copy arm"
                aria-label={`Copy an arm of ${name}`}
                text={armOfUpload(name)}
                copied="Copied: put it below arms."
              />
              <Button
                size="small"
                aria-label={`Remove ${name}`}
                disabled={disabled}
                onClick={() => onRemove(name)}
              >
                Remove
              </Button>
            </Row>
          ),
        },
      ]}
    />
  );
}
