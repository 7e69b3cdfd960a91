import { useCallback } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { backupsApiRef } from '../../api/backupsApiRef';
import { isForbidden } from '../../api/isForbidden';
import { useAnswer } from '../../hooks/useAnswer';
import { VerdictChip } from '../atoms/VerdictChip';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { verdictLoader } from './verdictLoader';

/** Props of {@link VerdictCell}. */
export interface VerdictCellProps {
  entity: Entity;
}

/** The verdict of an entity in a table of the catalog; empty where nothing of it is known. */
export function VerdictCell(props: VerdictCellProps) {
  const api = useApi(backupsApiRef);
  const ref = stringifyEntityRef(props.entity);
  const ask = useCallback(() => verdictLoader(api).load(ref), [api, ref]);
  const { value, error } = useAnswer(ask);
  if (error) {
    return isForbidden(error) ? (
      <VisuallyHidden>You can't view it.</VisuallyHidden>
    ) : (
      <span title={error.message}>could not be read</span>
    );
  }
  return value ? (
    <span title={value.headline}>
      <VerdictChip verdict={value.verdict} />
    </span>
  ) : null;
}
