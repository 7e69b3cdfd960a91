import type { PlanView } from 'backstage-plugin-backups-common';
import { stateLooks } from '../../theme/stateLooks';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';

/** Props of {@link LastKnown}. */
export interface LastKnownProps {
  plan: PlanView;
}

/** What was last known of a plan whose source is silent, and how old that is. */
export function LastKnown(props: LastKnownProps) {
  const { lastKnownState, asOf } = props.plan;
  if (!lastKnownState) return <span>nothing is known of it</span>;
  return (
    <span>
      last known: {stateLooks[lastKnownState].label.toLocaleLowerCase('en')}
      {asOf && (
        <>
          , as of <Instant at={asOf} /> (<Age since={asOf} suffix="ago" />)
        </>
      )}
    </span>
  );
}
