import type { Protocol } from '../protocol/protocol.ts';
import { withdrawalRule } from './withdrawal-rule.ts';
import type { WithdrawalRule } from './withdrawal-rules.ts';

/** What raters agree to where a protocol has no words of its own. */
const PLAIN_CONSENT =
  'You will see pairs of images and say which you prefer. Your answers, their times, and the size of your window are stored under a made-up name. Your name is not part of any result. You may stop at any time, without a reason.';

const WITHDRAWAL: Record<WithdrawalRule, string> = {
  keep: 'You can withdraw at any time. What you answered until then stays in the results under the made-up name, and what ties that name to you is erased at once.',
  remove:
    'You can withdraw at any time. What you answered is then deleted, with what ties the made-up name to you. Results that were given out before cannot be called back.',
};

const SCREENING =
  'Before the first pair you are asked who you are as a viewer of images. What you answer there is stored under the made-up name too, and can mean that you are not asked to go on.';

/**
 * What a rater agrees to, word for word, so that what is shown is what is kept: the protocol's text,
 * and what the protocol does with a rater's answers and address.
 */
export function consentText(protocol: Protocol): string {
  const { consent = PLAIN_CONSENT, raters, screening } = protocol;
  const { retention_days: days } = raters;
  const paragraphs = [
    consent.trim(),
    ...(screening === undefined ? [] : [SCREENING]),
    WITHDRAWAL[withdrawalRule(protocol)],
  ];
  if (days !== undefined) paragraphs.push(retentionText(days));
  return paragraphs.join('\n\n');
}

function retentionText(days: number): string {
  const wait = days === 0 ? 'as soon as' : `${days === 1 ? '1 day' : `${days} days`} after`;
  return `What ties the made-up name to you is erased ${wait} the study ends, at the latest.`;
}
