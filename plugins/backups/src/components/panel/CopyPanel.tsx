import { useEffect, useRef } from 'react';
import Drawer from '@material-ui/core/Drawer';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles } from '@material-ui/core/styles';
import type { ItemView } from 'backstage-plugin-backups-common';
import { copyButtonId } from '../copies/copyButtonId';
import { CopyDetails } from './CopyDetails';
import { MissingCopy } from './MissingCopy';
import { PANEL_TITLE_ID } from './PanelHeader';

const useStyles = makeStyles(
  theme => ({
    paper: {
      boxSizing: 'border-box',
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      maxWidth: '100vw',
      padding: theme.spacing(2.5, 3, 4),
      width: 600,
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
    },
  }),
  { name: 'BackupsCopyPanel' },
);

/** Props of {@link CopyPanel}. */
export interface CopyPanelProps {
  entityRef: string;
  items: ItemView[];
  /** Absent: the panel is closed. */
  planId?: string;
  close: () => void;
}

/**
 * Gives the focus to a copy's cell when its panel closes and nothing else has
 * taken it: a panel that was opened by a link has no opener to return to.
 */
function useFocusReturn(planId: string | undefined) {
  const lastPlanId = useRef(planId);
  useEffect(() => {
    const closed = planId === undefined ? lastPlanId.current : undefined;
    lastPlanId.current = planId;
    if (closed && document.activeElement === document.body) {
      document.getElementById(copyButtonId(closed))?.focus();
    }
  }, [planId]);
}

/** Everything that is known of one copy, beside the page. */
export function CopyPanel(props: CopyPanelProps) {
  const { items, planId, close } = props;
  const classes = useStyles();
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  useFocusReturn(planId);
  const item = items.find(({ plans }) => plans.some(({ id }) => id === planId));
  const plan = item?.plans.find(({ id }) => id === planId);
  return (
    <Drawer
      anchor="right"
      open={planId !== undefined}
      onClose={close}
      transitionDuration={isStill ? 0 : undefined}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': PANEL_TITLE_ID,
      }}
    >
      {item && plan ? (
        <CopyDetails
          key={plan.id}
          entityRef={props.entityRef}
          item={item}
          plan={plan}
          close={close}
        />
      ) : (
        <MissingCopy close={close} />
      )}
    </Drawer>
  );
}
