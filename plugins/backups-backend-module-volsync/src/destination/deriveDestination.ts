import type { Destination } from 'backstage-plugin-backups-common';
import { completeDestination, placeLabel } from 'backstage-plugin-backups-node';
import type { Subject } from 'backstage-plugin-backups-node';
import type { ClusterContext } from '../observe/ClusterContext';
import type { Mover } from '../observe/Mover';
import { repositoryAlias } from '../observe/repositoryAlias';
import { secretNameOf } from '../observe/secretNameOf';
import { fillDraft } from './fillDraft';
import type { DestinationDraft } from './DestinationDraft';
import { fromInjectedMounts } from './fromInjectedMounts';
import { fromMover } from './fromMover';
import { fromMoverVolumes } from './fromMoverVolumes';
import { fromNames } from './fromNames';
import { fromTemplate } from './fromTemplate';

/**
 * Derives where a source copies to without reading a Secret, the surest first:
 * volumes it mounts, its own settings, volumes that an admission policy mounts where
 * its Secret's template says, that template itself, names (a guess), configured
 * patterns. Each fills only what is still unknown.
 */
export function deriveDestination(
  mover: Mover,
  subject: Subject,
  context: ClusterContext,
): Destination {
  const { namespace, name } = subject.object;
  const secretName = secretNameOf(mover);
  const template =
    secretName === undefined
      ? undefined
      : fromTemplate(
          mover,
          context.externalSecrets.get(
            repositoryAlias(context.cluster, namespace, secretName),
          ) ?? [],
        );

  let draft: DestinationDraft = { derivedFrom: [] };
  const volume = fromMoverVolumes(mover, subject, context, template);
  draft = fillDraft(draft, volume);
  draft = fillDraft(draft, fromMover(mover, subject));
  if (volume === undefined) {
    draft = fillDraft(draft, fromInjectedMounts(context, template));
  }
  // A claim overrides the Secret of a Kopia source: its template says nothing then.
  if (volume?.says.type !== 'volume') {
    draft = fillDraft(draft, template?.hint);
  }
  draft = fillDraft(draft, fromNames([name, secretName], draft));

  const completed = completeDestination(
    { ...draft, type: draft.type ?? 'unknown', label: draft.label ?? '' },
    { secretName },
    context.patterns,
  );
  return {
    ...completed,
    label: completed.label || placeLabel(completed, secretName),
  };
}
