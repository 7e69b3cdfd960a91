import type { Prose, RunbookCheck } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl, placeCheck, utcText } from 'backstage-plugin-backups-node';
import type { RestoreValue } from './RestoreValue';
import type { Situation } from './Situation';

type Keys = NonNullable<RestoreValue['keys']>;

/** @returns ` from store vault`, where that was read */
export function fromStore({ store }: Keys): Prose {
  return store === undefined ? [] : prose` from store ${store}`;
}

function keysCheck({
  value,
  namespace,
  request,
}: Situation): RunbookCheck | undefined {
  const { repositorySecret, keys } = value;
  if (!repositorySecret) return undefined;
  const check = {
    id: `keys/${namespace}/${repositorySecret}`,
    label: 'Keys',
    standing: 'look' as const,
  };
  if (!keys) {
    return {
      ...check,
      detail: prose`Secret ${repositorySecret} holds the repository's password and keys. What writes it was not seen: know where else they are before the cluster is gone.`,
      command: kubectl(namespace, 'get', 'secret', repositorySecret),
    };
  }
  const written = prose`Secret ${repositorySecret} is written by ExternalSecret ${
    keys.externalSecret
  }${fromStore(keys)}.`;
  // A new cluster has neither until its step brings them.
  if (request.scenario === 'cluster-gone') {
    return {
      ...check,
      detail: prose`${written} That ExternalSecret, in Git, names the items that it reads.`,
    };
  }
  return {
    ...check,
    detail: written,
    command: kubectl(
      namespace,
      'get',
      `externalsecret/${keys.externalSecret}`,
      `secret/${repositorySecret}`,
    ),
  };
}

/**
 * An admission policy may give movers a share that no object names. Elsewhere
 * that share is missing.
 */
function pathCheck({ request, value }: Situation): RunbookCheck | undefined {
  const { destination } = request.plan;
  const local = ['nfs', 'filesystem', 'volume'].includes(destination.type);
  if (!local) return undefined;
  const mounted = (value.moverVolumes ?? []).some(
    volume => volume.nfs || volume.claimName,
  );
  if (mounted) {
    return {
      id: `path/${value.sourceName}`,
      label: 'Repository',
      standing: 'ok',
      detail: prose`The mover mounts it by itself: ${(value.moverVolumes ?? [])
        .map(({ nfs, claimName }) =>
          nfs ? `${nfs.server}:${nfs.path}` : claimName,
        )
        .filter(text => text !== undefined)
        .join(', ')}.`,
    };
  }
  return {
    id: `path/${value.sourceName}`,
    label: 'Repository',
    standing: 'look',
    detail: prose`No object mounts the folder ${
      destination.path ?? '/repository'
    } into the mover: something in the cluster does, for instance an admission policy. Without it, VolSync makes a new, empty repository and restores nothing.`,
    command: kubectl(undefined, 'get', 'mutatingadmissionpolicies'),
  };
}

function cacheCheck({ value }: Situation): RunbookCheck | undefined {
  if (!value.cacheStorageClassName) return undefined;
  return {
    id: `cache/${value.cacheStorageClassName}`,
    label: 'Cache',
    standing: 'look',
    detail: prose`The mover wants ${
      value.cacheCapacity ?? 'some space'
    } of class ${value.cacheStorageClassName}.`,
    command: kubectl(
      undefined,
      'get',
      'storageclass',
      value.cacheStorageClassName,
    ),
  };
}

/** What a restore with VolSync needs, with the command that tells how it is. */
export function volSyncChecks(situation: Situation): RunbookCheck[] {
  const { request, namespace, value } = situation;
  const { plan, readAt, scenario } = request;
  const checks: (RunbookCheck | undefined)[] = [
    scenario === 'cluster-gone'
      ? {
          id: 'volsync',
          label: 'VolSync',
          standing: 'look',
          detail:
            value.mover === 'kopia'
              ? prose`The new cluster needs the VolSync that knows Kopia for its next copies; upstream VolSync does not. A plain Job restores without it.`
              : prose`The new cluster needs VolSync for its next copies. A plain Job restores without it.`,
          command: kubectl(
            undefined,
            'explain',
            `replicationdestination.spec.${value.mover}`,
          ),
        }
      : {
          id: `source/${plan.key}`,
          label: plan.destination.label,
          ...placeCheck(plan),
          asOf: readAt === undefined ? undefined : utcText(readAt),
          command: kubectl(
            namespace,
            'get',
            'replicationsource',
            plan.object.name,
          ),
        },
    pathCheck(situation),
    cacheCheck(situation),
    keysCheck(situation),
  ];
  return checks.filter(check => check !== undefined);
}
