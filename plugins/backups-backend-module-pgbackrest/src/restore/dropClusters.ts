import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import { CLUSTERS } from './Situation';
import type { Situation } from './Situation';

/** Takes away what was made only to look. */
export function dropRestored(
  situation: Situation,
  manifests: readonly ManifestObject[],
): RunbookStep {
  const { namespace, restored } = situation;
  const others = manifests.filter(({ kind }) => kind !== 'Cluster');
  return {
    id: `clean-up/${namespace}/${restored}`,
    phase: 'clean-up',
    title: prose`Delete what was made for the restore.`,
    destroys: prose`The restored Cluster ${restored} and its volumes. The copies in the repository stay.`,
    commands: [
      kubectl(namespace, 'delete', CLUSTERS, restored),
      ...others.map(({ apiVersion, kind, metadata }) =>
        kubectl(
          namespace,
          'delete',
          `${String(kind).toLowerCase()}s.${String(apiVersion).split('/')[0]}`,
          (metadata as { name: string }).name,
        ),
      ),
    ],
  };
}

/** The old Cluster is deleted last, when no app needs it. */
export function dropOld({ namespace, value }: Situation): RunbookStep {
  return {
    id: `clean-up/${namespace}/${value.name}`,
    phase: 'clean-up',
    title: prose`After some days without trouble, let the old Cluster go.`,
    destroys: prose`The Cluster ${value.name}, its volumes and its own Secrets, as they were before the restore.`,
    commands: [kubectl(namespace, 'delete', CLUSTERS, value.name)],
  };
}
