/** A function that tells whether labels fit a selector. */
export type LabelTest = (labels: Record<string, string>) => boolean;

const SET_BASED = /^\s*([^\s!=,()]+)\s+(in|notin)\s*\(([^)]*)\)\s*$/;
const EQUALITY = /^\s*([^\s!=]+)\s*(!=|==|=)\s*(.*?)\s*$/;
const EXISTENCE = /^\s*(!?)\s*([^\s!=,()]+)\s*$/;

function parseRequirement(requirement: string): LabelTest | undefined {
  const set = SET_BASED.exec(requirement);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return set[2] === 'in'
      ? labels => values.includes(labels[set[1]])
      : labels => !values.includes(labels[set[1]]);
  }
  const equality = EQUALITY.exec(requirement);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const existence = EXISTENCE.exec(requirement);
  if (existence) {
    const [, not, key] = existence;
    return not
      ? labels => labels[key] === undefined
      : labels => labels[key] !== undefined;
  }
  return undefined;
}

/** Commas inside parentheses separate values, the others requirements. */
function requirementsOf(selector: string): string[] {
  return selector.split(/,(?![^(]*\))/);
}

/**
 * @param selector - for instance `app=radarr,tier in (web, worker)`
 * @returns the first label that it wants to have exactly one value, if any
 */
export function requiredLabel(
  selector: string,
): { label: string; value: string } | undefined {
  for (const requirement of requirementsOf(selector)) {
    if (SET_BASED.test(requirement)) continue;
    const [, label, operator, value] = EQUALITY.exec(requirement) ?? [];
    if (label && operator !== '!=') return { label, value };
  }
  return undefined;
}

/**
 * Parses a Kubernetes label selector (equality- and set-based requirements).
 *
 * @param selector - for instance `app=radarr,tier in (web, worker)`
 * @returns `undefined` when it cannot be understood: it selects nothing, rather than everything
 */
export function parseLabelSelector(selector: string): LabelTest | undefined {
  const parsed = requirementsOf(selector).map(parseRequirement);
  if (parsed.some(requirement => requirement === undefined)) return undefined;
  return labels =>
    parsed.every(
      requirement => requirement !== undefined && requirement(labels),
    );
}
