/** Names of variables, of algorithms and of formats: upper case, and known to everybody. */
const KNOWN =
  /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?:AES|RSA|DSA|EC|ED|ECDSA|ECDH|CHACHA|XCHACHA|SHA|MD|HMAC|BLAKE|CRAM|DIGEST|SCRAM|HS|RS|ES|PS|GCM|CBC|X|HTTP|TLS|SSL|UTF|ISO|CVE|UTC|GMT|RFC|ARM|AWS|KMS|DD|CF|JOB|PRIVATE|DEPLOY)\d*(?:[-_.][A-Za-z\d]+)+|[A-Z]{2,8}-?\d{1,5}|\d{3}-[A-Z]+)$/;

/** One or several words as people write them: `ExternalSecret`, `Back-off`, `EOF`. */
const WORDS = /^[!#$?]{0,2}[A-Za-z][\w.:'?!#$-]*$/;
/** Numbers in names are short, and signs do not come in crowds. */
const NO_WORDS = /\d{5}|[^A-Za-z\d]{3}/;

/** Upper case in parts, which no sentence has: `ABCD-EFGH-IJKL`. */
const IN_PARTS = /^[A-Z\d]+(?:-[A-Z\d]+)+$/;

/** Digits among letters again and again. */
const MIXED = /[A-Za-z]\d+[A-Za-z]+\d+[A-Za-z]/;

/** Numbers, sizes, times, versions, names of files and of hosts. */
const MEASURED =
  /^(?:[\d.,:]+[A-Za-z%]{0,5}|0x[\dA-Fa-f]+|\d{4}-\d\d-\d\d\S*|\d{8}-\d{6}[FDI]?\S*|v?\d+(?:\.\d+)+\S*|[0-9A-Fa-f]+|[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}|[\d/A-F]+|\S{1,200}\.[A-Za-z]\w{1,4}|[\w.-]+:\d{1,5})$/;

/** Names of objects of Kubernetes, of hosts, of labels; identifiers, digests. */
const OBJECT = /^[a-z0-9]+(?:[-.:@_][a-z0-9]+)*$/;

/** What ends a sentence or a clause after the word. */
const PUNCTUATION = /^["'`([{<*]+|[.,:;!?)\]}>"'`*]+$/g;

/**
 * Whether a word in a sentence looks generated: it mixes letters of both cases
 * with digits and signs, and is not a name, time, size, path, host or digest.
 * `ExternalSecret`, `radarr-volsync` and `RESTIC_PASSWORD` are names;
 * `Zq9-hunter2X` looks generated.
 *
 * @param word - with or without punctuation around it
 * @returns whether a generator or a careful person made it
 */
export function surelyMade(word: string): boolean {
  const bare = word.replace(PUNCTUATION, '');
  if (bare.length < 8 || bare.length > 512) return false;
  if (
    /^(?:sha|md)\d{1,3}[:=]|^[a-z][a-z0-9+.-]*:\/\/|^[~.]?[/\\]|\[redacted|\$\{|%[\da-f]{2}/i.test(
      bare,
    )
  )
    return false;
  if (KNOWN.test(bare) || MEASURED.test(bare) || OBJECT.test(bare))
    return false;
  if (IN_PARTS.test(bare) || (/[A-Z]/.test(bare) && MIXED.test(bare)))
    return true;
  if (WORDS.test(bare) && !NO_WORDS.test(bare)) return false;
  return /[A-Z]/.test(bare)
    ? /[a-z\d]/.test(bare) && /[\d!#$%^&*+?~=]/.test(bare)
    : /[!#$%^&*+?~]/.test(bare) && /\d/.test(bare);
}

/**
 * Whether a word in a sentence about a refusal may be the credential that was
 * refused: `hunter2zq` may be, `volsync` and `k8s-secret` are not.
 *
 * @param word - with or without punctuation around it
 * @returns whether it mixes letters and digits, without the dashes of a name
 */
export function maybeMade(word: string): boolean {
  const bare = word.replace(PUNCTUATION, '');
  return (
    surelyMade(bare) ||
    (/^(?=.*\d)(?=.*[A-Za-z])[\w!$%&*+^~]{7,512}$/.test(bare) &&
      !KNOWN.test(bare) &&
      !MEASURED.test(bare) &&
      !/^[a-z]+\d{1,2}$/.test(bare))
  );
}
