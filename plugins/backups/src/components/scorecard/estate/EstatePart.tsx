import type { ReactNode } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import { backupsEstateReadPermission } from 'backstage-plugin-backups-common';
import { isForbidden } from '../../../api/isForbidden';
import type { ScorecardPart } from '../../../hooks/useScorecardPart';
import { LoadingTable } from '../tabs/LoadingTable';
import { EstateMessage } from './EstateMessage';

/** Props of {@link EstatePart}. */
export interface EstatePartProps<T> {
  part: ScorecardPart<T>;
  children: (answer: T) => ReactNode;
}

/** Shows a part of the estate once it is there, or why it is not. */
export function EstatePart<T>(props: EstatePartProps<T>) {
  const { answer, error } = props.part;
  if (answer !== undefined) return <>{props.children(answer)}</>;
  if (!error) return <LoadingTable />;
  if (!isForbidden(error)) return <ResponseErrorPanel error={error} />;
  return (
    <EstateMessage title="You can't view this">
      What belongs to no single app needs the permission{' '}
      <code>{backupsEstateReadPermission.name}</code>. Ask an administrator of
      the portal's permissions.
    </EstateMessage>
  );
}
