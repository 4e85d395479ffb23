import type { ReactElement } from 'react';
import type { ModelRecord } from '#study/models/read-model-record.ts';
import { Badge } from '../../../_ui/badge.tsx';
import { CodeBlock } from '../../../_ui/code.tsx';
import { Table } from '../../../_ui/table.tsx';
import { Time } from '../../../_ui/time.tsx';

type Certificate = NonNullable<ModelRecord['certificate']>;
type Image = Certificate['images'][number];

/** What `models certify` found of a model, or how to certify it. */
export function ParityCertificate({
  certificate,
  folder,
}: {
  certificate: Certificate | null;
  folder: string;
}): ReactElement {
  if (!certificate) {
    return (
      <>
        <p>Not certified yet. The export recipe records a case beside the model:</p>
        <CodeBlock label="Command to certify the model">
          {`npx onpar models certify ${folder} --against ${folder}/parity-case.json`}
        </CodeBlock>
      </>
    );
  }
  const { agrees, case: recorded, device, runtime, precision, certified_at: at } = certificate;
  return (
    <>
      <p className="max-w-prose">
        <Badge tone={agrees ? 'accent' : 'danger'}>{agrees ? 'agrees' : 'differs'}</Badge>{' '}
        {`Against ${recorded.made_with}; made in ${precision} on ${device} with ${runtime}, `}
        <Time at={new Date(at)} />.
      </p>
      <Table
        caption="Differences of each image"
        captionHidden
        columns={[
          {
            key: 'prompt',
            header: 'Prompt',
            rowHeader: true,
            wide: true,
            cell: ({ prompt }: Image) => prompt,
          },
          { key: 'agrees', header: 'Within tolerance', cell: verdictOf },
          { key: 'scheduler', header: 'Scheduler', cell: schedulerOf },
          { key: 'steps', header: 'Steps', numeric: true, cell: ({ steps }: Image) => steps },
          { key: 'latents', header: 'Latents, at most', numeric: true, cell: latentsOf },
          { key: 'pixels', header: 'Pixels, at most', numeric: true, cell: pixelsOf },
          { key: 'mean', header: 'Pixels, on average', numeric: true, cell: meanOf },
        ]}
        rows={certificate.images}
        rowKey={({ prompt, steps, seed }: Image) => `${seed} ${steps} ${prompt}`}
      />
      <p className="max-w-prose text-ink-muted">
        Latents as a share of the largest number in them; pixels in levels of 255.
      </p>
    </>
  );
}

function verdictOf({ agrees }: Image): ReactElement {
  return <Badge tone={agrees ? 'accent' : 'danger'}>{agrees ? 'agrees' : 'differs'}</Badge>;
}

function schedulerOf({ scheduler, timesteps }: Image): string {
  return timesteps === 'rounded' ? `${scheduler} (timesteps rounded)` : scheduler;
}

function latentsOf({ latents }: Image): string {
  return latents.most.toExponential(1);
}

function pixelsOf({ pixels }: Image): string {
  return pixels ? String(pixels.most) : 'not recorded';
}

function meanOf({ pixels }: Image): string {
  return pixels ? pixels.mean.toFixed(3) : 'not recorded';
}
