import { countOf } from '#domain/count-of.ts';
import type { Finding, Path } from './finding.ts';
import { describeIssues } from './describe-issues.ts';
import type { NewProtocol } from './protocol.ts';
import { protocolShape } from './protocol-schema.ts';
import { checkText } from '../rules/check-text.ts';
import { placeProblems } from '../rules/place-problems.ts';
import { readYaml } from '#domain/yaml/read-yaml.ts';

/** Enough to see what is wrong with a file; the rest is counted. */
const MOST_FINDINGS = 50;

/** A protocol that could be read, with its text and the way back to the lines of it. */
export type ProtocolFile = {
  /** what messages call it: the path as the person gave it */
  fileName: string;
  text: string;
  protocol: NewProtocol;
  /** what should be looked at */
  warnings: Finding[];
  /** the line (from 1) of what stands at a path, or of the nearest that is there above it */
  lineOf: (path: Path) => number;
};

export type ProtocolReading = { file: ProtocolFile } | { errors: Finding[] };

/**
 * Reads a protocol file (`studies/*.yaml`): every rule that the file alone can break is looked at.
 * What needs the prompt set or the models is `planStudy`'s to say.
 */
export function readProtocolFile(text: string, fileName: string): ProtocolReading {
  const yaml = readYaml(text);
  if ('faults' in yaml) {
    const errors = yaml.faults.map((fault) => ({ severity: 'error' as const, path: [], ...fault }));
    return { errors: shorten(errors) };
  }
  const { read } = yaml;
  if (read.value === null) return { errors: [EMPTY] };
  const parsed = protocolShape.safeParse(read.value);
  if (!parsed.success) {
    return {
      errors: shorten(
        placeProblems(describeIssues(protocolShape, parsed.error.issues), read.lineOf),
      ),
    };
  }
  const findings = placeProblems(
    checkText({ protocol: parsed.data, states: read.states }),
    read.lineOf,
  );
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { errors: shorten(errors) };
  return {
    file: { fileName, text, protocol: parsed.data, warnings: findings, lineOf: read.lineOf },
  };
}

const EMPTY: Finding = {
  severity: 'error',
  path: [],
  line: 1,
  message: 'holds no protocol: studies/fixture.yaml is one to begin with',
};

function shorten(findings: Finding[]): Finding[] {
  const [last] = findings.slice(MOST_FINDINGS);
  if (!last) return findings;
  const more = findings.length - MOST_FINDINGS;
  const message = `is where ${countOf(more, 'more problem')} begin: mend those above first`;
  return [...findings.slice(0, MOST_FINDINGS), { ...last, path: [], message }];
}
