/**
 * Checks an address that somebody wrote into the catalog or the configuration.
 *
 * @returns it as a browser would open it; `undefined` where opening it is not
 * safe: then it is only text
 */
export function safeUrl(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const plain = url.username === '' && url.password === '';
  return (url.protocol === 'https:' || url.protocol === 'http:') && plain
    ? url.href
    : undefined;
}
