import type {
  RecoveryWindowView,
  RestoreItemView,
} from 'backstage-plugin-backups-common';

/** Which moments a copy of a database brings back. */
export interface MomentWindow {
  item: string;
  destination: string;
  window: RecoveryWindowView;
}

/**
 * @param planId - the copy that was chosen; else the recommended one counts
 * @returns the window of each database, of the copy it is restored from
 */
export function momentWindows(
  items: readonly RestoreItemView[],
  planId: string | undefined,
): MomentWindow[] {
  return items.flatMap(item => {
    const { paths, recommended } = item;
    const path =
      paths.find(each => each.planId === planId) ??
      paths.find(each => each.planId === recommended?.planId) ??
      paths.find(each => each.writable);
    return path?.window
      ? [
          {
            item: item.name,
            destination: path.destination,
            window: path.window,
          },
        ]
      : [];
  });
}

/**
 * @param opened - ISO 8601: nothing is good after it
 * @returns first and last moment that every database comes back to, ISO 8601;
 *   no first: it is not known
 */
export function momentBounds(
  windows: readonly MomentWindow[],
  opened: string,
): { earliest?: string; latest: string } {
  const starts = windows.flatMap(({ window }) => window.earliest?.at ?? []);
  const ends = windows.flatMap(({ window }) => window.latest?.at ?? []);
  return {
    earliest: [...starts].sort().at(-1),
    latest: [...ends, opened].sort()[0],
  };
}
