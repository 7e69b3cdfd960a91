import type { Verdict } from 'backstage-plugin-backups-common';
import { verdictLooks } from '../../theme/verdictLooks';
import { Chip } from './Chip';

/** Props of {@link VerdictChip}. */
export interface VerdictChipProps {
  verdict: Verdict;
  large?: boolean;
}

/** The verdict of an entity. */
export function VerdictChip(props: VerdictChipProps) {
  return <Chip look={verdictLooks[props.verdict]} large={props.large} />;
}
