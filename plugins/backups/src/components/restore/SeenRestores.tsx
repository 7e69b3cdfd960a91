import type { SeenRestoreView } from 'backstage-plugin-backups-common';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DonutLargeIcon from '@material-ui/icons/DonutLarge';
import type { Look } from '../../theme/Look';
import { Instant } from '../atoms/Instant';
import { Strip } from '../layout/Strip';

const LOOKS: Record<SeenRestoreView['outcome'], Look> = {
  running: { label: 'is restoring since', tone: 'info', Icon: AutorenewIcon },
  restored: { label: 'restored, ended', tone: 'good', Icon: CheckCircleIcon },
  'restored-nothing': {
    label: 'ended and restored nothing,',
    tone: 'bad',
    Icon: DonutLargeIcon,
  },
  failed: { label: 'fails since', tone: 'bad', Icon: CancelIcon },
};

/** Props of {@link SeenRestores}. */
export interface SeenRestoresProps {
  restores: readonly SeenRestoreView[];
}

/** Restores that somebody has running, or that have just ended. */
export function SeenRestores(props: SeenRestoresProps) {
  return (
    <>
      {props.restores.map(restore => (
        <Strip
          key={`${restore.cluster} ${restore.object}`}
          look={LOOKS[restore.outcome]}
          title={
            <>
              {restore.object} {LOOKS[restore.outcome].label}{' '}
              {restore.at ? <Instant at={restore.at} /> : 'at an unknown time'}
            </>
          }
        >
          {restore.detail}
        </Strip>
      ))}
    </>
  );
}
