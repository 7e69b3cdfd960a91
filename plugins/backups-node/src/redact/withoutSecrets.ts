import { redactText } from './redactText';

/** The same few names and values come again and again. */
const REMEMBERED = 50_000;

function remembering(
  judge: (text: string) => boolean,
): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return text => {
    let verdict = known.get(text);
    if (verdict === undefined) {
      verdict = judge(text);
      if (known.size >= REMEMBERED) known.clear();
      known.set(text, verdict);
    }
    return verdict;
  };
}

/** Whatever stands behind such a name is a secret. */
const namesSecret = remembering(name => {
  const entry = `${name}=anything`;
  return redactText(entry) !== entry;
});

const looksSecret = remembering(value => redactText(value) !== value);

/**
 * Leaves out labels or annotations whose name or value betrays a secret. They
 * are left out, not redacted: half of a value would match what it must not.
 *
 * @param texts - labels or annotations; is not changed
 *
 * @public
 */
export function withoutSecrets(
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(texts)) {
    if (!namesSecret(name) && !looksSecret(value)) kept[name] = value;
  }
  return kept;
}
