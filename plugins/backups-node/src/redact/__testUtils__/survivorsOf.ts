import fc from 'fast-check';
import { redactText } from '../redactText';

const LETTERS = [...'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'];
const CAPITALS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];

function text(units: string[], minLength: number, maxLength: number) {
  return fc.string({ unit: fc.constantFrom(...units), minLength, maxLength });
}

/** Words that look generated: in mixed letters, and in parts. */
const made = fc.oneof(
  text(LETTERS, 4, 20).map(middle => `kx9V${middle}4Qe`),
  fc
    .tuple(text(CAPITALS, 5, 9), text(CAPITALS, 5, 9))
    .map(parts => parts.join('-')),
);

export function base64(plain: string): string {
  return Buffer.from(plain).toString('base64');
}

/**
 * @param form - writes a secret as a tool or a person does
 * @returns made words that can still be read in it, and those that are taken out
 * only at the second look
 */
export function survivorsOf(form: (secret: string) => string): string[] {
  return fc.sample(made, 12).filter(secret => {
    const redacted = redactText(form(secret));
    return (
      redacted.includes(secret.slice(0, -1)) ||
      redacted.includes(base64(secret).slice(0, 12)) ||
      redactText(redacted) !== redacted
    );
  });
}
