import { Exemption } from 'backstage-plugin-backups-common';
import { redactText } from '../redact/redactText';

/** `reason; until 2027-03-01`: the second half may be left out. */
const FORM = /^(.*?)(?:;\s*until\b\s*(.*?))?\s*$/is;

/** A date, or a time with its zone: everything else means something else elsewhere. */
const INSTANT =
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * Reads `backups/exempt`.
 *
 * @param value - the annotation's value
 * @param declaredBy - where it stands, in words
 * @returns `undefined` for an empty reason or an expiry that is no date: an
 * exemption that cannot be understood exempts nothing
 *
 * @public
 */
export function readExemption(
  value: string | undefined,
  declaredBy: string,
): Exemption | undefined {
  const match = value ? FORM.exec(value) : undefined;
  const reason = match && redactText(match[1].trim());
  if (!match || !reason) return undefined;
  if (match[2] === undefined) return { reason, declaredBy };
  if (!INSTANT.test(match[2])) return undefined;
  const until = Date.parse(match[2]);
  return Number.isNaN(until)
    ? undefined
    : { reason, until: Math.floor(until / 1000), declaredBy };
}
