/** The alert that VolSync's users declare, as Prometheus would tell of it. */
function outOfSync(name: string, namespace: string, since: Date) {
  return {
    labels: {
      alertname: 'VolSyncVolumeOutOfSync',
      obj_name: name,
      obj_namespace: namespace,
      role: 'source',
      method: 'kopia',
      severity: 'critical',
    },
    annotations: {
      summary: `${namespace}/${name} is out of sync`,
    },
    state: 'firing',
    activeAt: since.toISOString(),
    value: '1e+00',
  };
}

const HOUR = 3_600_000;

/**
 * Alerts of the demo homelab's main cluster: sonarr's copy to Backblaze B2 fails
 * in its story, and something that is not about backups fires as well.
 *
 * @param anchor - the instant at which the stories are told
 */
export function demoAlerts(anchor: Date): unknown[] {
  return [
    outOfSync('sonarr-b2', 'downloads', new Date(anchor.getTime() - 20 * HOUR)),
    {
      labels: { alertname: 'KubePodCrashLooping', namespace: 'media' },
      state: 'firing',
      activeAt: anchor.toISOString(),
      value: '1e+00',
    },
  ];
}
