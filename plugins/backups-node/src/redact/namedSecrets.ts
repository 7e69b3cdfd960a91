import type { Named } from './behindName';
import type { Page } from './Page';
import type { Span } from './Span';
import { type Value } from './valueAt';
import { behindSign, behindName } from './behindName';
import { saysNothing, saysState } from './harmless';
import { secretNameOf } from './secretNames';

/** A name, in any spelling. */
const NAME = /[\p{L}\p{M}\p{N}_$.-]+/gu;

const LONGEST_NAME = 128;

/** One look that tells whether a name may be one of a secret. */
const STEM =
  /pass|pwd|pswd|pw\d*$|psw|psk|salt|mnemonic|key|secret|token|auth|cred|sas|sig|jwt|otp|cookie|bearer|sid|session|hmac|code|verifier|grant|assertion|samlresponse|communit|webhook|hook|signed|connectionstring|kenn|contra|mot|senha|wacht|has[lł]o|l[oöø]sen|salas|п[аa][рp]|密|パス|비밀|phrase|word|adgang|jelsz|şifre|sifre|κωδικ|πρ[οό]σβ|סיסמה|parol|p[a4][s5$]|รหัส|पास|lozink|chiave|heslo|schl[uü]ssel|geheimnis|losung|sandi|kh[aâẩ]u|clave|chave|cl[eé]$|ключ|المرور|السر/iu;

/** `"name": "DB_PASSWORD"`, and the `value` that goes with it. */
const NAME_OF_PAIR =
  /^-*(?:name|key|variable|var|envname|env|header|field|option|parameter|param|setting|property|id)$/i;

const VALUE_OF_PAIR =
  /^-*(?:value|val|content|contents|text|data|default|string|stringvalue|defaultvalue)$/i;

const FARTHEST_PAIR = 400;

const BETWEEN_PAIRS = /[}]|\n\s*-\s|<\/(?:dict|entry|property|add)>/;

/** Two words of a name with a blank between: `secret access key: …`. */
function inWords(text: string, previous: Named[], found: Named): string {
  let { name, start } = found;
  for (const before of previous) {
    if (start - before.end !== 1 || !/[ ]/.test(text[before.end])) break;
    name = `${before.name}_${name}`;
    start = before.start;
  }
  return name.slice(-LONGEST_NAME);
}

/** A colon may introduce what is wrong: `invalid token: unexpected end of input`. */
function goesOn(text: string, { shown, quoted, end }: Value): boolean {
  return (
    !quoted &&
    /^[a-z']+,?$/.test(shown) &&
    /^ [a-z']+(?:[ .,;:]|$)/m.test(text.slice(end, end + 40))
  );
}

/**
 * Finds values by the names in front of them: variables, options, fields,
 * headers, entries of lists with a name and a value.
 *
 * @param page - one reading of a text
 * @returns the values, with their quotes
 */
export function namedSecrets(page: Page): Span[] {
  const { text } = page;
  const found: Span[] = [];
  let previous: Named[] = [];
  let pairName: { end: number } | undefined;
  let pairValue: Value | undefined;
  NAME.lastIndex = 0;
  for (let run = NAME.exec(text); run; run = NAME.exec(text)) {
    const end = run.index + run[0].length;
    const start = Math.max(run.index, end - LONGEST_NAME);
    const quote = text[start - 1];
    const named: Named = {
      name: text.slice(start, end),
      start,
      end,
      within:
        /["'`]/.test(quote ?? '') && !/^\\*["'`]/.test(text.slice(end, end + 9))
          ? quote
          : undefined,
    };
    const resume = NAME.lastIndex;

    if (VALUE_OF_PAIR.test(named.name)) {
      const near = pairName && start - pairName.end < FARTHEST_PAIR;
      const between = near && text.slice(pairName!.end, start);
      const value = behindSign(page, named, 'phrase')?.value;
      if (value && near && !BETWEEN_PAIRS.test(between as string)) {
        if (!saysNothing(value, 'phrase')) found.push(value);
        NAME.lastIndex = Math.max(resume, value.end);
      } else pairValue = value;
      pairName = undefined;
    } else if (NAME_OF_PAIR.test(named.name)) {
      const value = behindSign(page, named, 'value')?.value;
      if (
        value &&
        value.shown.length <= LONGEST_NAME &&
        secretNameOf(value.shown)
      ) {
        pairName = { end: value.end };
        const gap = pairValue && start - pairValue.end;
        if (
          pairValue &&
          gap! >= 0 &&
          gap! < FARTHEST_PAIR &&
          !BETWEEN_PAIRS.test(text.slice(pairValue.end, start)) &&
          !saysNothing(pairValue, 'phrase')
        ) {
          found.push(pairValue);
        }
      }
      pairValue = undefined;
    }

    if (STEM.test(named.name) || /^id$/i.test(named.name)) {
      const words = inWords(text, previous, named);
      const kind = secretNameOf(words);
      const behind = kind && behindName(page, named, kind, words);
      if (kind && behind) {
        const { value, loose, colon } = behind;
        const harmless =
          saysNothing(value, kind, colon) ||
          (kind === 'value' && colon && goesOn(text, value)) ||
          (loose && saysState(value));
        if (!harmless) {
          found.push(value);
          NAME.lastIndex = Math.max(NAME.lastIndex, resume, value.end);
        }
      }
    }
    previous = [named, ...previous.slice(0, 1)];
    if (NAME.lastIndex < resume) NAME.lastIndex = resume;
  }
  return found;
}
