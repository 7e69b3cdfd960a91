import type { PlanState } from 'backstage-plugin-backups-common';
import { stateLooks } from '../../theme/stateLooks';
import { Chip } from './Chip';

/** Props of {@link StateChip}. */
export interface StateChipProps {
  state: PlanState;
  /** Paused for so long that "suspended" would be too mild. */
  switchedOff?: boolean;
}

/** The state of a plan. */
export function StateChip(props: StateChipProps) {
  const label =
    props.state === 'suspended' && props.switchedOff
      ? 'Switched off'
      : undefined;
  return <Chip look={stateLooks[props.state]} label={label} />;
}
