/** Classes of diffusers that do not sample what predicts noise (epsilon) or velocity (v). */
const KINDS: readonly (readonly [className: RegExp, models: string])[] = [
  [/^FlowMatch/, 'flow matching models, such as Stable Diffusion 3 and FLUX'],
  [/^(?:EDM|CosineDPM)/, "models with the preconditioning of Karras's EDM"],
  [/^(?:KarrasVe|ScoreSde)/, 'score models over noise levels'],
  [/^CMStochastic/, 'consistency models'],
  [/^(?:VQDiffusion|Amused|BlockRefinement)/, 'models of discrete tokens'],
  [/^CogVideoX/, 'models of video'],
  [/^(?:UnCLIP|DDPMWuerstchen)/, 'the stages of unCLIP and Würstchen'],
];

/** The models that a class is made for, in words, where OnPar runs none of them; undefined for others. */
function otherKindOfModel(className: string): string | undefined {
  return KINDS.find(([names]) => names.test(className))?.[1];
}

/** What is said of a class that is none of ours. */
export function sayOtherClass(className: string): string {
  const models = otherKindOfModel(className);
  return models === undefined
    ? `${className}, which OnPar does not have`
    : `${className}, for ${models}, where OnPar runs models that predict noise (epsilon) or velocity (v)`;
}
