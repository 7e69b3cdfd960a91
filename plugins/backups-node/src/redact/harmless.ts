import { secretNameOf, type SecretName } from './secretNames';
import type { Value } from './valueAt';

/** What stands where a secret would: nothing, a switch, a place holder. */
const NOTHING =
  /^(?:|true|false|yes|no|on|off|null|nil|none|undefined|unset|empty|default|\d{1,3}(?:\/\d{1,3})?|\[redacted\]|redacted|\*+|x{3,}|•+|\.{3,}|…|%[sdvq]|\$\{[^}]*\}|\$\([A-Z_][A-Z0-9_]*\)|\$[A-Z_][A-Z0-9_]*|\{\{.*\}\}|<[a-z][a-z _-]{0,30}>|[[(](?:hidden|none|unset|set|not set|redacted)[\])])$/i;

/** The first word already says it, and others follow in the same object. */
const NOTHING_FIRST =
  /^(?:true|false|null|nil|none|undefined|\[redacted\]|<nil>|<none>|<set to the key )(?:[\s,;})\]]|'|$)/i;

/** Where a secret lies, not what it is. */
const PATH =
  /^(?:~|\.{1,2}|[A-Za-z]:)?[/\\](?:etc|var|run|tmp|home|root|opt|mnt|data|usr|keys?|tls|certs?|secrets?|config|credentials|\.ssh|ssh|Users|ProgramData)(?:[/\\][\w@.+-]+)*[/\\]?$|^(?:~|\.{1,2}|[A-Za-z]:)?(?:[/\\][\w@.+-]+)*[/\\]?[\w@.+-]+\.(?:key|pem|crt|cer|pub|txt|json|ya?ml|conf|ini|p12|pfx)$/;

/** How a client signs in, not with what. */
const SCHEME =
  /^(?:basic|digest|bearer|token|oauth2?|plain|login|ntlm|negotiate|m?tls|ldap|oidc|saml|jwt|password|key|public[_-]?key|kerberos|gss|md5|scram-sha-\d+|(?:hmac-)?sha\d?-?\d*|cert(?:ificate)?)$/i;

/** Names of variables, of labels, of objects: what a `key` or `secret` may be. */
const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** What people call things; a key that a machine made has more to it. */
const WORDS = /^[A-Za-z][a-z]*(?:[A-Z][a-z]+)*(?:[-_.](?:[a-z]+|\d{1,4}))*$/;
const LABEL = /^[a-z0-9.-]+(?:\/[\w.-]+)+$/;
const OBJECT = /^[a-z0-9-]+\/[a-z0-9.-]+$/;

/** Words that tell how a secret fares. */
const STATE =
  /^(?:[a-z]+(?:ed|ing|able|ible|ment|tion)|is|was|are|were|be|has|have|had|not|no|or|and|but|nor|if|in|on|of|for|from|to|the|a|an|at|as|by|with|without|than|then|when|where|while|which|that|this|these|via|per|so|it|its|your|my|our|their|his|her|must|may|can|could|should|will|would|do|does|did|correct|incorrect|wrong|valid|invalid|empty|blank|null|missing|mismatch|matches|match|ok|okay|fine|good|bad|weak|strong|same|different|old|new|unknown|unset|set|file|files|prompt|policy|manager|hash|hashes|field|value|values|length|reset|store|stores|change|changes|checks?|error|errors|failure|failed|login|auth|access|protected|only|again|twice|here|there|too|long|short|safe|secret|secrets|key|keys|token|hint|entry|input|attempts?|rotation|management|generator|database|command|option|options|flag|flags|argument|variable|environment|setting|settings|configuration|config|object|does|doesn't|isn't|wasn't|cannot|can't|won't|available|true|false)[.,:;!?)\]}"']*$/;

function firstWord(shown: string): string {
  return shown.split(/\s/, 1)[0];
}

/**
 * @param value - what stands behind a name
 * @param kind - what the name says of it
 * @param colon - whether name and value are separated by a colon
 * @returns whether the value is no secret whatever its name is
 */
export function saysNothing(
  { shown, quoted }: Value,
  kind: SecretName,
  colon = false,
): boolean {
  const text = shown.trim();
  if (NOTHING.test(text) || (!quoted && NOTHING_FIRST.test(text))) return true;
  if (text.length < 300 && PATH.test(text)) return true;
  if (kind === 'header') return false;
  if (SCHEME.test(text) && kind !== 'phrase') return true;
  if (kind === 'key') {
    return (
      LABEL.test(text) ||
      (colon &&
        (VARIABLE.test(text) ||
          WORDS.test(text.replace(/["'\\]/g, '')) ||
          (/^[a-z\d_.-]+$/.test(text) && secretNameOf(text) !== undefined)))
    );
  }
  return kind === 'value' && OBJECT.test(text);
}

/**
 * @param value - what stands behind a name with nothing but a blank between
 * @returns whether it goes on with a sentence, as in `password is correct`
 */
export function saysState({ shown, quoted }: Value): boolean {
  const first = firstWord(shown);
  // Statements of databases are written in capitals.
  const word = /^[A-Z]{2,8}\b/.test(first) ? first.toLowerCase() : first;
  return !quoted && STATE.test(word);
}

/**
 * @param shown - a word
 * @returns whether a machine or a careful person made it: it is no word of a
 * sentence, no number, no path and no name of a variable
 */
export function looksMade(shown: string): boolean {
  return (
    shown.length >= 6 &&
    !/^[A-Za-z]?[a-z]*['.,:;!?]?$|^[\d.,:]+\w?$|[/\\]/.test(shown) &&
    !VARIABLE.test(shown)
  );
}
