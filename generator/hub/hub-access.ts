import { HubApiError } from '@huggingface/hub';
import { UserError } from '#domain/user-error.ts';

/** Which hub, and who asks. */
export type HubAccess = {
  /** its address, such as a mirror's */
  hubUrl: string;
  token: string | undefined;
};

/** The one sentence for a hub that does not give what was asked for; faults of ours stay as they are. */
export function explainHubFailure(
  error: unknown,
  { hubUrl, token }: HubAccess,
  what: string,
): unknown {
  if (error instanceof HubApiError) return explainStatus(error, { hubUrl, token }, what);
  if (error instanceof TypeError && error.message.includes("start with 'hf_'")) {
    return new UserError(
      'The token in HF_TOKEN is none of the hub (it begins with hf_): check it.',
      {
        code: 'hub-refused',
        cause: error,
      },
    );
  }
  if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) return error;
  const { cause } = error;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : error.message;
  return new UserError(
    `The hub ${hubUrl} cannot be reached (${reason}): check the network, name a mirror in HF_ENDPOINT, or copy the folder here and add that.`,
    { code: 'no-network', cause: error },
  );
}

function explainStatus(error: HubApiError, { hubUrl, token }: HubAccess, what: string): UserError {
  const { statusCode } = error;
  if (statusCode === 401 || statusCode === 403) {
    const advice =
      token === undefined
        ? 'put a token that may read it into HF_TOKEN, and accept its licence on its page where it asks for that'
        : 'the token in HF_TOKEN may not read it; accept its licence on its page, or check the name';
    return new UserError(`${hubUrl} does not give ${what} to everybody: ${advice}.`, {
      code: 'hub-refused',
      cause: error,
    });
  }
  if (statusCode === 404) {
    return new UserError(`${hubUrl} has no ${what}: check the name and the revision.`, {
      code: 'unknown-model',
      cause: error,
    });
  }
  return new UserError(`${hubUrl} answers with status ${statusCode}: try again later.`, {
    code: 'download-failed',
    cause: error,
  });
}
