import {
  CRD_FOLDER,
  crdProblems,
  crdValidators,
  haveCrds,
} from '../__testUtils__/crdSchemas';
import { companyManifestsAt } from './companyManifestsAt';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const HOUR = 60 * 60 * 1000;

/** Kinds of CRDs that the company has objects of. */
const KINDS = [
  'longhorn.io/v1beta2/Backup',
  'longhorn.io/v1beta2/BackupTarget',
  'longhorn.io/v1beta2/BackupVolume',
  'longhorn.io/v1beta2/RecurringJob',
  'longhorn.io/v1beta2/Volume',
  'pgv2.percona.com/v2/PerconaPGBackup',
  'pgv2.percona.com/v2/PerconaPGCluster',
  'postgres-operator.crunchydata.com/v1beta1/PostgresCluster',
  'velero.io/v1/Backup',
  'velero.io/v1/BackupRepository',
  'velero.io/v1/BackupStorageLocation',
  'velero.io/v1/PodVolumeBackup',
  'velero.io/v1/Schedule',
];

if (haveCrds()) {
  describe('objects of the company fit the real CRD schemas', () => {
    const validators = crdValidators(/^(pgo-|percona-|velero\.|longhorn\.)/);

    it('has an object of each kind, and a schema for it', () => {
      const objects = companyManifestsAt({ now: ANCHOR, anchor: ANCHOR });
      const shown = new Set(
        objects.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`),
      );
      expect([...shown].filter(kind => validators.has(kind)).sort()).toEqual(
        KINDS,
      );
    });

    // Odd hours, so that runs are met while they are under way.
    it.each([-29 * 24, -150, -78, -6, 0, 1, 27])('at hour %d', hour => {
      for (const minutes of [0, 2, 11, 14]) {
        const now = new Date(ANCHOR.getTime() + hour * HOUR + minutes * 60_000);
        expect(
          crdProblems(validators, companyManifestsAt({ now, anchor: ANCHOR })),
        ).toEqual([]);
      }
    });
  });
} else {
  describe('CRD schemas are not here: the company was NOT checked against them', () => {
    it('has no folder of CRDs beside the repository', () => {
      expect(CRD_FOLDER).toMatch(/crds$/);
      expect(haveCrds()).toBe(false);
    });
  });
}
