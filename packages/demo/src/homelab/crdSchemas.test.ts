import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { homelabOfFiftyTwo } from '../scale/homelabOfFiftyTwo';
import {
  CRD_FOLDER,
  crdProblems,
  crdValidators,
  haveCrds,
} from '../__testUtils__/crdSchemas';
import { homelabManifestsAt } from './homelabManifestsAt';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

function daysAfterAnchor(days: number): Date {
  return new Date(ANCHOR.getTime() + days * DAY_MILLISECONDS);
}

if (haveCrds()) {
  describe('objects fit the real CRD schemas', () => {
    const validators = crdValidators();
    const problemsOf = (objects: KubernetesObject[]) =>
      crdProblems(validators, objects);

    it('knows the kinds it is to check', () => {
      expect([...validators.keys()].sort()).toEqual(
        expect.arrayContaining([
          'kopiur.home-operations.com/v1alpha1/ClusterRepository',
          'kopiur.home-operations.com/v1alpha1/Snapshot',
          'kopiur.home-operations.com/v1alpha1/SnapshotPolicy',
          'kopiur.home-operations.com/v1alpha1/SnapshotSchedule',
          'snapshot.storage.k8s.io/v1/VolumeSnapshot',
          'volsync.backube/v1alpha1/KopiaMaintenance',
          'volsync.backube/v1alpha1/ReplicationDestination',
          'volsync.backube/v1alpha1/ReplicationSource',
        ]),
      );
    });

    it('finds a field that no schema knows, and a wrong type', () => {
      const [source] = homelabManifestsAt({
        cluster: 'home-1',
        now: ANCHOR,
        anchor: ANCHOR,
      }).filter(({ kind }) => kind === 'ReplicationSource');
      const broken = {
        ...source,
        spec: { sourcePvc: 'radarr', paused: 'yes' },
      };
      expect(problemsOf([broken])).toEqual([
        expect.stringMatching(/additional properties/),
        expect.stringMatching(/\/spec\/paused must be boolean/),
      ]);
    });

    it.each([-29, 0, 2])('on day %d of the demo', day => {
      for (const cluster of ['home-1', 'home-2']) {
        const now = daysAfterAnchor(day);
        const objects = homelabManifestsAt({ cluster, now, anchor: ANCHOR });
        expect(problemsOf(objects)).toEqual([]);
      }
    });

    it('in the homelab of fifty-two', () => {
      expect(problemsOf(homelabOfFiftyTwo(ANCHOR))).toEqual([]);
    });
  });
} else {
  describe('CRD schemas are not here: objects were NOT checked against them', () => {
    it('has no folder of CRDs beside the repository', () => {
      expect(CRD_FOLDER).toMatch(/crds$/);
      expect(haveCrds()).toBe(false);
    });
  });
}
