import { z } from 'zod';
import { listWithGaps, text, texts } from './fields';

/**
 * A label selector of Kubernetes, as a field of an object.
 *
 * @public
 */
export const labelSelector = z.object({
  matchLabels: texts,
  matchExpressions: listWithGaps(
    z.object({ key: text, operator: text, values: listWithGaps(z.string()) }),
  ),
});

/**
 * What {@link labelSelector} reads: `{ matchLabels: { app: 'radarr' } }`.
 *
 * @public
 */
export type LabelSelector = z.infer<typeof labelSelector>;

/**
 * @param selector - `undefined`: nothing was asked for, and nothing fits
 * @returns whether labels fit a selector as Kubernetes reads it; an expression
 * that is malformed, or whose operator is not known, fits nothing
 *
 * @public
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
