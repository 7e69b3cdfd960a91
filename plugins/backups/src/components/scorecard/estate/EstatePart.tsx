import type { ReactNode } from 'react';
import { backupsEstateReadPermission } from 'backstage-plugin-backups-common';
import { isForbidden } from '../../../api/isForbidden';
import type { Answer } from '../../../hooks/useAnswer';
import { LoadingTable } from '../tabs/LoadingTable';
import { EstateMessage } from './EstateMessage';
import { PartFailed } from '../../states/PartFailed';

/** Props of {@link EstatePart}. */
export interface EstatePartProps<T> {
  part: Answer<T>;
  children: (value: T) => ReactNode;
}

/** Shows a part of the estate once it is there, or why it is not. */
export function EstatePart<T>(props: EstatePartProps<T>) {
  const { value, error, askAgain } = props.part;
  if (value !== undefined) return <>{props.children(value)}</>;
  if (!error) return <LoadingTable />;
  if (!isForbidden(error)) {
    return <PartFailed error={error} retry={askAgain} />;
  }
  return (
    <EstateMessage title="You can't view this">
      What belongs to no single app needs the permission{' '}
      <code>{backupsEstateReadPermission.name}</code>. Ask an administrator of
      the portal's permissions.
    </EstateMessage>
  );
}
