import { knownText } from './knownText';

/**
 * @param value - a bucket or a prefix from a template
 * @returns the value without slashes at its ends; `undefined` when nothing is left
 * or a part of it is unknown
 */
export function knownPart(value: string | undefined): string | undefined {
  return knownText(knownText(value)?.replace(/^\/+|\/+$/g, ''));
}
