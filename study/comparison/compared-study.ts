import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { StudyState } from '#prisma/generated/enums.ts';
import type { Json } from '../life/fields-that-differ.ts';

/** What an arm is made with: an arm of these settings is the same arm in every study. */
export type ArmSettings = {
  model: string;
  model_sha256: string;
  scheduler: string | null;
  steps: number | null;
  guidance_scale: number | null;
  guidance_rescale: number | null;
  negative_prompt: string | null;
  width: number | null;
  height: number | null;
};

/** An arm as a study has it. */
export type ComparedArm = {
  key: string;
  label: string;
  /** null: made elsewhere, and not known */
  settings: ArmSettings | null;
};

/** A study as it is held beside others. */
export type ComparedStudy = {
  study: string;
  name: string;
  state: StudyState;
  opened_at: string | null;
  closed_at: string | null;
  /** its votes come from another tool: its protocol is not known */
  imported: boolean;
  simulated: boolean;
  deviations: number;
  /** without its name and arms; null when imported */
  protocol: Json;
  arms: ComparedArm[];
  /** texts of the prompts that are compared; null when imported */
  prompts: string[] | null;
} & ({ table: ResultTable; withheld: null } | { table: null; withheld: string });
