import type { LabelSelector } from '../read/SnapshotPolicy';

/**
 * @param selector - `undefined`: nothing was asked for, and nothing fits
 * @returns whether labels fit a selector as Kubernetes reads it; an operator that
 * is not known fits nothing
 */
export function fitsSelector(
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  if (selector === undefined) return false;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(expression => {
      const { key = '', operator, values = [] } = expression ?? {};
      const value: string | undefined = labels[key];
      switch (operator) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    })
  );
}
