import { UNKNOWN_PART } from '../read/locationKeys';

/**
 * @param value - from a template
 * @returns the value; `undefined` when it is empty or a part of it is unknown
 */
export function knownText(value: string | undefined): string | undefined {
  return value === undefined || value.includes(UNKNOWN_PART)
    ? undefined
    : value || undefined;
}
