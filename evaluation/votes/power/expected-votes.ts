/** What is expected of the votes of a study that is still to be made. */
export type ExpectedVotes = {
  /** share of decisive votes for the better arm */
  winShare: number;
  /** shares of "on par" and of "neither" */
  ties: number;
  neither: number;
  /** intraclass correlations of decisive votes */
  iccRater: number;
  iccPrompt: number;
  /** share of raters who leave, each anywhere in the session */
  dropout: number;
};
