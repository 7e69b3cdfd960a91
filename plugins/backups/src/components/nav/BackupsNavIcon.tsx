import { Component, lazy, Suspense, type ReactNode } from 'react';
import BackupIcon from '@material-ui/icons/Backup';

const UrgentCount = lazy(async () => ({
  default: (await import('./UrgentCount')).UrgentCount,
}));

/** A number that cannot be had is no reason for a side bar without its items. */
class WithoutCount extends Component<
  { children: ReactNode },
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  state = { failed: false };

  render() {
    return this.state.failed ? (
      <BackupIcon fontSize="inherit" />
    ) : (
      this.props.children
    );
  }
}

/**
 * The icon of the Backups page, with the number of what needs the user and the
 * user's groups now, for the side bar. It costs one request each time the
 * portal is opened.
 *
 * @public
 */
export function BackupsNavIcon() {
  return (
    <WithoutCount>
      <Suspense fallback={<BackupIcon fontSize="inherit" />}>
        <UrgentCount />
      </Suspense>
    </WithoutCount>
  );
}
