import {
  AlertView,
  AlertsView,
  Finding,
} from 'backstage-plugin-backups-common';
import { WatchingAlert } from 'backstage-plugin-backups-node';
import { PlanDocument } from '../../keep/documents';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { WatchDocument } from '../../keep/estate/estateDocuments';

function watches({ provider, of }: WatchingAlert, plan: PlanDocument): boolean {
  const { object, provider: own } = plan.fact;
  return (
    provider === own &&
    (of?.namespace ?? object.namespace) === object.namespace &&
    (of?.name ?? object.name) === object.name
  );
}

/** Findings about alerts are grouped by cluster and name of the alert. */
function isAbout(causeKey: string, cluster: string, name: string): boolean {
  return causeKey.endsWith(`/alert/${cluster}/${name}`);
}

/**
 * The alerts that watch a copy. What nobody says to fire does not fire, as far
 * as somebody was asked who can tell.
 *
 * @param watch - of the copy's cluster
 * @param findings - of the copy
 * @param sources - all that are known
 * @param now - epoch seconds
 * @returns `undefined` where none is declared
 */
export function alertsView(
  plan: PlanDocument,
  watch: WatchDocument | undefined,
  findings: readonly Finding[],
  sources: Iterable<SourceRecord>,
  now: number,
): AlertsView | undefined {
  const { cluster } = plan.fact.object;
  const declared = watch?.declared.filter(alert => watches(alert, plan)) ?? [];
  if (!watch || declared.length === 0) return undefined;
  const servers = [...sources].filter(({ enriches }) =>
    enriches?.includes(cluster),
  );
  const current = servers.filter(server => isCurrent(server, now));
  const active = [...watch.active, ...findings];
  const stateOf = (name: string): AlertView['state'] => {
    const codes = active
      .filter(({ causeKey }) => isAbout(causeKey, cluster, name))
      .map(({ code }) => code);
    if (codes.includes('alert-firing')) return 'firing';
    if (codes.includes('alert-pending')) return 'pending';
    return current.length > 0 ? 'not-firing' : 'not-known';
  };
  return {
    declared: declared.map(({ name, wait, declaredBy }) => ({
      name,
      wait,
      declaredBy,
      state: stateOf(name),
    })),
    unread: servers
      .filter(server => !current.includes(server))
      .map(({ cluster: server, error }) => ({
        server,
        message: error?.message,
        fix: error?.fix,
      })),
  };
}
