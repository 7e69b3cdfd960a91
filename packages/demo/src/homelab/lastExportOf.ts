/** The second cluster's export stopped that long before the anchor. */
const SILENT_MILLISECONDS = 3 * 60 * 60 * 1000;

/**
 * When a cluster last told anything: the main one always does, the second one
 * has been silent since three hours before the anchor.
 *
 * @returns the instant its manifests show, never after `now`
 *
 * @public
 */
export function lastExportOf(options: {
  cluster: string;
  now: Date;
  anchor: Date;
}): Date {
  const { cluster, now, anchor } = options;
  if (cluster !== 'home-2') return now;
  return new Date(
    Math.min(now.getTime(), anchor.getTime() - SILENT_MILLISECONDS),
  );
}
