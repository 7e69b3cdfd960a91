/** What errors of different tools mean, the most telling first. */
const CLASSES: [name: string, pattern: RegExp][] = [
  [
    'wrong repository password',
    /invalid repository password|wrong password|cipher|unable to decrypt/i,
  ],
  [
    'access denied',
    /access ?denied|unauthori[sz]ed|forbidden|\b40[13]\b|invalid ?access ?key|signature does not match|not entitled/i,
  ],
  ['certificate not trusted', /x509|certificate/i],
  ['no space left', /no space left|quota|disk full|storage cap/i],
  ['repository locked', /\block(ed)?\b|stale lock/i],
  ['stale file handle', /stale (nfs )?file handle/i],
  ['name not resolved', /no such host|could not resolve|name resolution/i],
  [
    'not reachable',
    /connection refused|no route to host|network is unreachable|i\/o timeout|timed? ?out|deadline exceeded/i,
  ],
  ['no such bucket', /no ?such ?bucket|bucket .*not (exist|found)/i],
];

/**
 * @param message - of a failed run, redacted
 * @returns what kind of error it is, in words; `undefined` where it is none that
 * several copies could share
 */
export function errorClassOf(message: string | undefined): string | undefined {
  if (!message) return undefined;
  return CLASSES.find(([, pattern]) => pattern.test(message))?.[0];
}
