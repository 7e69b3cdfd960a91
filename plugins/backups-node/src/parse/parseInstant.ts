const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Parses a time as Kubernetes writes it (RFC 3339).
 *
 * @param text - for instance `2026-08-22T06:33:02Z`
 * @returns whole epoch seconds; `undefined` for what is no time, and for Go's zero time
 *
 * @public
 */
export function parseInstant(text: string | undefined): number | undefined {
  if (text === undefined || !RFC_3339.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return milliseconds > 0 ? Math.floor(milliseconds / 1000) : undefined;
}
