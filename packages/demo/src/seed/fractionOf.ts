import { hashOf } from './hashOf';

/** @returns a number in [0, 1) that depends on nothing but the text */
export function fractionOf(text: string): number {
  return hashOf(text) / 0x1_0000_0000;
}
