import { LooseFinding } from '../../judge/findings/JudgedFinding';
import { WatchDocument } from './estateDocuments';

/** As the Prometheus module calls what is active. */
const ACTIVE = /^alert-(?:firing|pending)$/;

/**
 * @param findings - that belong to no item
 * @returns of each cluster that declares alerts about backups: which, and which
 * of them are active without being about one copy
 */
export function watchDocuments(
  findings: readonly LooseFinding[],
): WatchDocument[] {
  const documents = new Map<string, WatchDocument>();
  for (const { about, watches = [] } of findings) {
    if (watches.length === 0) continue;
    const { cluster } = about.object;
    const known = documents.get(cluster);
    documents.set(cluster, {
      key: cluster,
      declared: [...(known?.declared ?? []), ...watches],
      active: findings
        .filter(
          ({ finding, about: { object } }) =>
            ACTIVE.test(finding.code) && object.cluster === cluster,
        )
        .map(({ finding: { causeKey, code } }) => ({ causeKey, code })),
    });
  }
  return [...documents.values()];
}
