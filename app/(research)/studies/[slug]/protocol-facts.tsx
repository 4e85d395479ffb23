import type { ReactElement } from 'react';
import type { Protocol } from '#study/protocol/protocol.ts';
import { ButtonLink } from '../../../_ui/button-link.tsx';
import { DefinitionList } from '../../../_ui/definition-list.tsx';
import type { Definition } from '../../../_ui/definition-list.tsx';

const answerWords = { left: 'left', right: 'right', on_par: 'on par', neither: 'neither' } as const;

/** What the protocol declares, in words, with the file to download. */
export function ProtocolFacts({
  slug,
  protocol,
}: {
  slug: string;
  protocol: Protocol;
}): ReactElement {
  return (
    <>
      <DefinitionList
        items={[
          { term: 'Prompts', value: promptWords(protocol.prompts) },
          { term: 'Replicates', value: String(protocol.replicates) },
          ...protocol.questions.map((question): Definition => ({
            term: question.title,
            value: question.ask,
          })),
          {
            term: 'Answers',
            value: protocol.answers.map((answer) => answerWords[answer]).join(', '),
          },
          { term: 'Language of raters’ pages', value: protocol.language },
          { term: 'Quality checks', value: qualityWords(protocol.quality) },
          { term: 'Stopping rule', value: stopWords(protocol.analysis.stop) },
          {
            term: 'Analysis',
            value: `level ${protocol.analysis.alpha}, equivalence margin ${protocol.analysis.equivalence_margin}`,
          },
        ]}
      />
      <div>
        <ButtonLink href={`/api/studies/${slug}/protocol`} download>
          Download protocol
        </ButtonLink>
      </div>
    </>
  );
}

function promptWords(prompts: Protocol['prompts']): string {
  if (prompts.ids) return `${prompts.ids.length} named prompts of ${prompts.set}`;
  if (prompts.draw !== undefined)
    return `${prompts.draw} drawn from ${prompts.set}, seed ${prompts.seed}`;
  return `${prompts.set}${prompts.categories || prompts.challenges ? ', filtered' : ''}`;
}

function qualityWords(quality: Protocol['quality']): string {
  return `${quality.practice} practice, ${quality.gold} gold and ${quality.repeats} repeated trials a rater`;
}

function stopWords(stop: Protocol['analysis']['stop']): string {
  const votes = stop.votes === undefined ? '' : ` at ${stop.votes} votes`;
  if (stop.rule === 'fixed') return `fixed${votes}; results are read after closing`;
  if (stop.rule === 'e-process') return `e-process${votes}; results may be read at any time`;
  const looks = stop.looks === undefined ? '' : `, ${stop.looks} planned looks`;
  return `O'Brien-Fleming${votes} a question${looks}`;
}
