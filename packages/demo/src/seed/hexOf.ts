import { hashOf } from './hashOf';

/** @returns `length` hexadecimal digits that depend on nothing but the text */
export function hexOf(text: string, length: number): string {
  let digits = '';
  for (let part = 0; digits.length < length; part += 1) {
    digits += hashOf(`${part}/${text}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}
