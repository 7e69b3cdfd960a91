import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { appObjects } from '../homelab/appObjects';
import { appShape } from '../homelab/apps/appShape';
import type { DemoApp, DemoPlan } from '../homelab/apps/DemoApp';
import { APPS_OF_FIFTY_TWO, HOURLY_APPS } from './appsOfFiftyTwo';
import { moverNfsPolicy } from './moverNfsPolicy';

/** Epoch seconds. */
const BUILT_AT = Date.UTC(2025, 11, 24) / 1000;

const STYLE = {
  // The policy below adds it to the mover's pods; the sources do not know it.
  showsNasVolume: false,
  showsMoverClaims: false,
  bucket: '{{ .VOLSYNC_KOPIA_B2_BUCKET }}',
  filesystemPath: '/repository',
};

function planShape(
  name: string,
  app: string,
  minute: number,
): Omit<DemoPlan, 'destination' | 'rhythm'> {
  return {
    name,
    claim: app,
    mover: 'kopia',
    minute,
    typicalSeconds: 240,
    copyMethod: app === 'mariadb' || app === 'pocket-id' ? 'Clone' : 'Snapshot',
    chapters: [],
  };
}

function appOf(name: string, namespace: string, index: number): DemoApp {
  const minute = index % 55;
  return appShape(namespace, name, {
    daysOld: 1,
    plans: [
      {
        ...planShape(name, name, minute),
        destination: 'nas',
        rhythm: HOURLY_APPS.has(name) ? 'hourly' : 'six-hourly',
      },
      {
        ...planShape(`${name}-b2`, name, minute),
        destination: 'b2',
        rhythm: 'daily-at-midnight',
      },
    ],
  });
}

const APPS = Object.entries(APPS_OF_FIFTY_TWO)
  .flatMap(([namespace, names]) => names.map(name => ({ namespace, name })))
  .map(({ namespace, name }, index) => appOf(name, namespace, index));

/**
 * The seed homelab in its real shape: 52 apps with one claim each, copied to
 * the NAS and to Backblaze B2 without any surprise. Where the NAS is stands in
 * no source: an admission policy adds the volume to the mover's pods.
 *
 * @param now - the instant to show; nothing exists before Christmas 2025
 *
 * @public
 */
export function homelabOfFiftyTwo(now: Date): KubernetesObject[] {
  const moment = {
    cluster: 'fifty-two',
    now: Math.floor(now.getTime() / 1000),
    // Without stories the anchor only dates the apps: they keep their birthday.
    anchor: BUILT_AT,
  };
  return [
    moverNfsPolicy(moment),
    ...APPS.flatMap(app => appObjects(moment, app, STYLE)),
  ];
}
