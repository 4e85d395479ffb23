/** What the browser is told of a prompt file that was not taken. */
export type PromptRefusal = {
  error: string;
  code: string;
  /** each wrong line, as far as they are told, and how many there are */
  problems?: readonly string[];
  count?: number;
  /** when none of its columns is known as that of the prompts: those that there are */
  columns?: readonly string[];
};
