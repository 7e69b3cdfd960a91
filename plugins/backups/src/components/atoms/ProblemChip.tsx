import type { ProblemView } from 'backstage-plugin-backups-common';
import { itemProblemLooks } from '../../theme/itemProblemLooks';
import type { Look } from '../../theme/Look';
import { severityLooks } from '../../theme/severityLooks';
import { stateLooks } from '../../theme/stateLooks';
import { Chip } from './Chip';

function lookOf(kind: ProblemView['kind']): Look {
  switch (kind.type) {
    case 'state':
      return stateLooks[kind.state];
    case 'finding':
      return severityLooks[kind.severity];
    default:
      return itemProblemLooks[kind.problem];
  }
}

/** Props of {@link ProblemChip}. */
export interface ProblemChipProps {
  kind: ProblemView['kind'];
}

/** What kind of problem a line of "what is wrong" is about. */
export function ProblemChip(props: ProblemChipProps) {
  return <Chip look={lookOf(props.kind)} />;
}
