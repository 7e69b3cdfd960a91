import type { DemoApp, DemoPlan, DemoVolume } from './DemoApp';

/** What most apps share; a story changes what it needs. */
type Changes = Partial<Omit<DemoApp, 'name' | 'namespace'>> & {
  /** Size of the one claim that carries the app's name. */
  size?: string;
  mountPath?: string;
  /** Of that claim; the default class when absent. */
  storageClass?: string;
  image?: string;
  /** Volumes beside that claim. */
  moreVolumes?: DemoVolume[];
  plans?: DemoPlan[];
};

/**
 * An app of the usual shape: one Deployment that mounts one claim named like
 * the app.
 */
export function appShape(
  namespace: string,
  name: string,
  {
    size = '5Gi',
    mountPath = '/config',
    storageClass,
    image = `home-operations/${name}`,
    moreVolumes = [],
    ...changes
  }: Changes = {},
): DemoApp {
  return {
    name,
    namespace,
    daysOld: 410,
    userId: 568,
    workloads: [
      {
        kind: 'Deployment',
        name,
        image,
        volumes: [
          { kind: 'claim', name, size, mountPath, storageClass },
          { kind: 'scratch', name: 'tmp', mountPath: '/tmp' },
          ...moreVolumes,
        ],
      },
    ],
    looseClaims: [],
    plans: [],
    restoreSize: changes.plans?.length ? size : undefined,
    restores: [],
    neglectedRepositories: [],
    ...changes,
  };
}
