import type {
  RecoveryWindowView,
  RestoreItemView,
  RestorePathView,
} from 'backstage-plugin-backups-common';
import { momentBounds, momentWindows } from './momentBounds';

const OPENED = '2026-08-22T10:00:00.000Z';

function windowOf(earliest?: string, latest?: string): RecoveryWindowView {
  const moment = (at: string) => ({
    at: `2026-08-${at}:00.000Z`,
    known: 'computed' as const,
    because: 'A listing says so.',
  });
  return {
    earliest: earliest === undefined ? undefined : moment(earliest),
    latest: latest === undefined ? undefined : moment(latest),
  };
}

/** A database with copies by their plan: what each brings back. */
function database(
  name: string,
  copies: Record<string, RecoveryWindowView | undefined>,
  recommended?: string,
): RestoreItemView {
  const paths = Object.entries(copies).map(([planId, window]) => ({
    planId,
    destination: `place of ${planId}`,
    writable: true,
    window,
  }));
  return {
    key: name,
    kind: 'database-cluster',
    name,
    cluster: 'home-1',
    paths: paths as RestorePathView[],
    recommended:
      recommended === undefined ? undefined : { planId: recommended },
  } as RestoreItemView;
}

function boundsOf(items: RestoreItemView[], planId?: string) {
  return momentBounds(momentWindows(items, planId), OPENED);
}

describe('the moments that can be chosen', () => {
  const shop = database(
    'shop',
    {
      near: windowOf('10T03:00', '22T09:55'),
      far: windowOf('01T03:00', '22T03:00'),
    },
    'near',
  );
  const users = database('users', { disk: windowOf('15T03:00', '22T09:40') });

  it('lie inside the windows of all databases at once', () => {
    expect(boundsOf([shop, users])).toEqual({
      earliest: '2026-08-15T03:00:00.000Z',
      latest: '2026-08-22T09:40:00.000Z',
    });
  });

  it('are those of the copy that was chosen, and of the recommended one of each other database', () => {
    expect(boundsOf([shop, users], 'far')).toEqual({
      earliest: '2026-08-15T03:00:00.000Z',
      latest: '2026-08-22T03:00:00.000Z',
    });
    expect(boundsOf([shop], 'far')).toEqual({
      earliest: '2026-08-01T03:00:00.000Z',
      latest: '2026-08-22T03:00:00.000Z',
    });
  });

  it('end when the page was opened, and begin nowhere, as far as nothing is known', () => {
    expect(boundsOf([])).toEqual({ latest: OPENED });
    expect(boundsOf([database('shop', { near: windowOf() })])).toEqual({
      latest: OPENED,
    });
    // A volume, whose copies are points and no window.
    expect(boundsOf([users, database('media', { nas: undefined })])).toEqual(
      boundsOf([users]),
    );
  });

  it('are none where one window ends before another begins', () => {
    const gone = database('gone', { tape: windowOf('01T03:00', '09T03:00') });
    const { earliest, latest } = boundsOf([shop, gone]);
    expect(earliest! > latest).toBe(true);
  });
});
