import { hexOf } from './hexOf';

/** @returns an identifier shaped like the uid of a Kubernetes object */
export function uuidOf(text: string): string {
  const digits = hexOf(text, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}
