/** Something wrong (`error`: the policy is refused) or doubtful (`warning`) in a policy file. */
export interface PolicyProblem {
  readonly severity: 'error' | 'warning';
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** Where in the file: `rules[2].then.action`, or `(file)`. */
  readonly key: string;
  /** What is wrong and what to write instead. Repeats no value of the file. */
  readonly remedy: string;
}

/** A step in the path to a value: key of a mapping or index of a list. */
export type Path = readonly (string | number)[];

/** Writes a path as people do: `rules[2].then.action`. */
export function keyOf(path: Path): string {
  if (path.length === 0) return '(file)';
  return path.reduce<string>(
    (key, step) => (typeof step === 'number' ? `${key}[${step}]` : key === '' ? step : `${key}.${step}`),
    '',
  );
}
