import { Exemption } from 'backstage-plugin-backups-common';
import { redactText } from '../redact/redactText';

/** What may follow the reason, each at most once: `; until 2027-03-01; approved by ana`. */
const LAST_PART =
  /^(.*?);\s*(until|requested by|approved by)\b\s*([^;]*?)\s*$/is;

/** A date, or a time with its zone: everything else means something else elsewhere. */
const INSTANT =
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Values by which an author says that nothing is exempt. */
const NO = /^(?:false|no|off|none|0)$/i;

/** Values by which an author says that something is exempt, and not why. */
const NO_REASON = /^(?:true|yes|on|y|1|x)$/i;

/** An end that the form does not know, or that has no semicolon before it: `cache until 2027-03-01`. */
const OTHER_END =
  /\b(?:until|till|til|expires?|expiry|expiration|ends)\b[^;]{0,4}?\b(?:\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{2,4})\b/i;

/** @returns the instant of an end, epoch seconds; `undefined` for one that is no date or is in no calendar */
function endOf(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const [year, month, day] = text.split(/\D/, 3).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const at = Date.parse(text);
  return Number.isNaN(at) || day > days ? undefined : Math.floor(at / 1000);
}

/** @returns the reason, and what follows it; `undefined` where a part is empty or is said twice */
function partsOf(
  value: string,
): { reason: string; parts: ReadonlyMap<string, string> } | undefined {
  const parts = new Map<string, string>();
  let rest = value;
  for (;;) {
    const match = LAST_PART.exec(rest);
    if (!match) break;
    const name = match[2].toLocaleLowerCase('en-US');
    if (match[3] === '' || parts.has(name)) return undefined;
    parts.set(name, match[3]);
    rest = match[1];
  }
  // An end in the midst of other words is not understood.
  return /;\s*until\b/i.test(rest) || OTHER_END.test(rest)
    ? undefined
    : { reason: rest.trim(), parts };
}

/**
 * Reads `backups/exempt`: `cache; until 2027-03-01; requested by ana; approved by
 * ben`. What follows the reason may be left out.
 *
 * @param value - the annotation's value
 * @param declaredBy - where it stands, in words
 * @returns `undefined` for an empty reason, for one that says no, or an expiry that is no date: an
 * exemption that cannot be understood exempts nothing
 *
 * @public
 */
export function readExemption(
  value: string | undefined,
  declaredBy: string,
): Exemption | undefined {
  const read = value ? partsOf(value) : undefined;
  const reason = read && redactText(read.reason);
  if (!read || !reason || NO.test(reason)) return undefined;
  const name = (part: string) => {
    const words = read.parts.get(part);
    return words === undefined ? undefined : redactText(words);
  };
  const requestedBy = name('requested by');
  const approvedBy = name('approved by');
  const exemption: Exemption = {
    reason,
    declaredBy,
    ...(requestedBy && { requestedBy }),
    ...(approvedBy && { approvedBy }),
  };
  const end = read.parts.get('until');
  if (end === undefined) return exemption;
  const until = endOf(end);
  return until === undefined ? undefined : { ...exemption, until };
}

/**
 * Tells what an author should know of an annotation `backups/exempt`: that it was
 * not understood and exempts nothing, or that it exempts and says not why. One that
 * plainly says no is understood.
 *
 * @param value - the annotation's value; absent: there is none
 *
 * @public
 */
export function faultOfExemption(
  value: string | undefined,
): 'not-understood' | 'no-reason' | undefined {
  if (value === undefined) return undefined;
  const exemption = readExemption(value, '');
  if (exemption) {
    return NO_REASON.test(exemption.reason) ? 'no-reason' : undefined;
  }
  const reason = partsOf(value)?.reason ?? '';
  return NO.test(reason) ? undefined : 'not-understood';
}
