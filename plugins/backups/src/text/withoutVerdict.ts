/** Verdicts that a headline begins with, before what it is about. */
const VERDICT = /^(?:At risk|Can't tell|Protected|Exempt)[:.] /;

/**
 * A headline where its verdict stands beside it already.
 *
 * @param headline - as the server words it: `At risk: nothing copies actual.`
 * @returns for instance `Nothing copies actual.`; names keep their case
 */
export function withoutVerdict(headline: string): string {
  const rest = headline.replace(VERDICT, '');
  return rest.replace(/^nothing /, 'Nothing ');
}
