import { SourceView, instantToIso } from 'backstage-plugin-backups-common';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';

function iso(instant: number | undefined): string | undefined {
  return instant === undefined || instant === 0
    ? undefined
    : instantToIso(instant);
}

/** @param now - epoch seconds */
export function sourceView(source: SourceRecord, now: number): SourceView {
  return {
    id: source.id,
    cluster: source.cluster,
    title: source.title,
    outcome: source.outcome,
    readAt: iso(source.readAt),
    currentUntil: iso(source.currentUntil),
    current: isCurrent(source, now),
    error: source.error && {
      message: source.error.message,
      fix: source.error.fix,
      at: instantToIso(source.error.at),
    },
    nextReadAt: iso(source.nextReadAt),
    issues: source.issues.length > 0 ? source.issues : undefined,
  };
}
