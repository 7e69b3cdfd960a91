/** A part of a text that is a secret. */
export interface Span {
  /** Index of its first character. */
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
  /** What stands in its place: `[redacted]` unless told. */
  readonly put?: string;
}

/** What stands in place of a secret. */
export const REDACTED = '[redacted]';

/**
 * @param text - the text that the spans are parts of
 * @returns the text with something else in the place of each span; spans that
 * overlap become one
 */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const ordered = [...spans].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
  const parts: string[] = [];
  let kept = 0;
  let [{ start, end, put }] = ordered;
  const close = () => {
    const inPlace = put ?? REDACTED;
    // What was redacted before stays as it is, so that twice is as once.
    parts.push(text.slice(kept, start), inPlace);
    kept = end;
  };
  for (const span of ordered.slice(1)) {
    if (span.start < end) {
      end = Math.max(end, span.end);
      if (span.put === undefined) put = undefined;
    } else {
      close();
      ({ start, end, put } = span);
    }
  }
  close();
  parts.push(text.slice(kept));
  return parts.join('');
}
