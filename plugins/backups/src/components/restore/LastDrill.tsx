import type { ItemView } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import type { Look } from '../../theme/Look';
import { drillLooks } from '../../theme/drillLooks';
import { Chip } from '../atoms/Chip';
import { Instant } from '../atoms/Instant';

const NEVER: Look = { label: 'Never', tone: 'unknown', Icon: HelpOutlineIcon };

/** Props of {@link LastDrill}. */
export interface LastDrillProps {
  item: Pick<ItemView, 'name' | 'lastDrill'> & {
    lastProven?: ItemView['lastProven'];
  };
}

/** How the last restore of an item that was tried ended, whichever app recorded it. */
export function LastDrill({ item }: LastDrillProps) {
  const { lastDrill, lastProven } = item;
  const hasFailed = lastDrill?.outcome === 'failed';
  return (
    <>
      <Chip look={lastDrill ? drillLooks[lastDrill.outcome] : NEVER} />{' '}
      <strong>{item.name}</strong>
      {lastDrill && (
        <>
          {' '}
          {hasFailed ? 'did not come back from' : 'came back from'}{' '}
          {lastDrill.destination}, <Instant at={lastDrill.at} />
          {lastDrill.durationSeconds !== undefined &&
            `, in ${durationInWords(lastDrill.durationSeconds)}`}
        </>
      )}
      {hasFailed && lastProven && (
        <>
          {'; last proven '}
          <Instant at={lastProven.at} />
        </>
      )}
    </>
  );
}
