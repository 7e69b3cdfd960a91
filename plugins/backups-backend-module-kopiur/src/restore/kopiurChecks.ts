import type { RunbookCheck } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl, placeCheck, utcText } from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** What a restore with Kopiur needs, with the command that tells how it is. */
export function kopiurChecks(situation: Situation): RunbookCheck[] {
  const { request, value } = situation;
  const { plan, readAt, scenario } = request;
  const { kind, name, namespace } = value.repository;
  const resource = `${kind.toLowerCase()}.kopiur.home-operations.com`;
  const place = placeCheck(plan);
  const checks: RunbookCheck[] = [
    {
      id: `repository/${kind}/${namespace ?? ''}/${name}`,
      label: plan.destination.label,
      // Its phase may be old.
      standing: place.standing === 'ok' ? 'look' : place.standing,
      detail: prose`${place.detail} The command prints when Kopiur last saw it.`,
      asOf: readAt === undefined ? undefined : utcText(readAt),
      command:
        scenario === 'cluster-gone'
          ? undefined
          : kubectl(
              namespace,
              'get',
              resource,
              name,
              '-o',
              'jsonpath={.status.phase}{"  last seen "}{.status.health.lastHealthyAt}{" "}{.status.catalog.lastRefreshAt}{"\\n"}',
            ),
    },
  ];
  const { password } = value;
  if (password) {
    checks.push({
      id: `keys/${password.namespace ?? ''}/${password.name}`,
      label: 'Keys',
      standing: 'look',
      detail: prose`Secret ${password.name}${
        password.namespace ? prose` in namespace ${password.namespace}` : []
      } holds the repository's password. Without it nothing can be read: know where else it is before the cluster is gone.`,
      command: kubectl(password.namespace, 'get', 'secret', password.name),
    });
  }
  return checks;
}
