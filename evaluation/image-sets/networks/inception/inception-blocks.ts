import type { GraphBuilder } from './graph-builder.ts';

type Block = (name: string, input: string) => string;

export type InceptionBlocks = {
  inceptionA: Block;
  inceptionB: Block;
  inceptionC: Block;
  inceptionD: Block;
  inceptionE: (name: string, input: string, pool: 'average' | 'max') => string;
};

const REDUCE = { stride: 2, padding: 'valid' } as const;

/** What blocks are made of: rows of convolutions, each by the name it has within its block. */
type Parts = {
  graph: GraphBuilder;
  chain: (name: string, input: string, branches: readonly string[]) => string;
  pooled: (name: string, input: string, pool: 'average' | 'max') => string;
  reduced: (name: string, branch: string, input: string) => string;
  forked: (name: string, input: string, first: string, second: string) => string[];
};

/**
 * The blocks of Inception v3, with the names that torchvision gives their convolutions.
 *
 * Source: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016.
 */
export function inceptionBlocks(graph: GraphBuilder): InceptionBlocks {
  const parts = partsOn(graph);
  return {
    inceptionA: inceptionA(parts),
    inceptionB: inceptionB(parts),
    inceptionC: inceptionC(parts),
    inceptionD: inceptionD(parts),
    inceptionE: inceptionE(parts),
  };
}

function partsOn(graph: GraphBuilder): Parts {
  return {
    graph,
    chain: (name, input, branches) =>
      branches.reduce((x, branch) => graph.convolve(`${name}.${branch}`, x), input),
    pooled: (name, input, pool) => {
      const window = { size: 3, padding: 1 };
      const x =
        pool === 'average'
          ? graph.averagePool(`${name}.pool`, input, window)
          : graph.maxPool(`${name}.pool`, input, window);
      return graph.convolve(`${name}.branch_pool`, x);
    },
    reduced: (name, branch, input) => graph.convolve(`${name}.${branch}`, input, REDUCE),
    forked: (name, input, first, second) => [
      graph.convolve(`${name}.${first}`, input),
      graph.convolve(`${name}.${second}`, input),
    ],
  };
}

/** `branch_1`, `branch_2` … to the number given. */
function numbered(branch: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${branch}_${i + 1}`);
}

function inceptionA({ graph, chain, pooled }: Parts): Block {
  return (name, x) =>
    graph.concatenate(name, [
      chain(name, x, ['branch1x1']),
      chain(name, x, numbered('branch5x5', 2)),
      chain(name, x, numbered('branch3x3dbl', 3)),
      pooled(name, x, 'average'),
    ]);
}

function inceptionB({ graph, chain, reduced }: Parts): Block {
  return (name, x) =>
    graph.concatenate(name, [
      reduced(name, 'branch3x3', x),
      reduced(name, 'branch3x3dbl_3', chain(name, x, numbered('branch3x3dbl', 2))),
      graph.maxPool(`${name}.pool`, x, { size: 3, stride: 2 }),
    ]);
}

function inceptionC({ graph, chain, pooled }: Parts): Block {
  return (name, x) =>
    graph.concatenate(name, [
      chain(name, x, ['branch1x1']),
      chain(name, x, numbered('branch7x7', 3)),
      chain(name, x, numbered('branch7x7dbl', 5)),
      pooled(name, x, 'average'),
    ]);
}

function inceptionD({ graph, chain, reduced }: Parts): Block {
  return (name, x) =>
    graph.concatenate(name, [
      reduced(name, 'branch3x3_2', chain(name, x, ['branch3x3_1'])),
      reduced(name, 'branch7x7x3_4', chain(name, x, numbered('branch7x7x3', 3))),
      graph.maxPool(`${name}.pool`, x, { size: 3, stride: 2 }),
    ]);
}

function inceptionE({ graph, chain, pooled, forked }: Parts): InceptionBlocks['inceptionE'] {
  return (name, x, pool) => {
    const single = chain(name, x, ['branch3x3_1']);
    const double = chain(name, x, numbered('branch3x3dbl', 2));
    return graph.concatenate(name, [
      chain(name, x, ['branch1x1']),
      ...forked(name, single, 'branch3x3_2a', 'branch3x3_2b'),
      ...forked(name, double, 'branch3x3dbl_3a', 'branch3x3dbl_3b'),
      pooled(name, x, pool),
    ]);
  };
}
