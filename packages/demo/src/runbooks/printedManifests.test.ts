import {
  CRD_FOLDER,
  crdValidators,
  haveCrds,
} from '../__testUtils__/crdSchemas';
import { OBJECTS, PROVIDERS } from '../contract/homelabReading';
import { printedManifests } from './printedManifests';
import { printedRunbooks } from './printedRunbooks';
import { OTHER_DATABASES } from './runbookObjects';

const printed = printedRunbooks(PROVIDERS, [...OBJECTS, ...OTHER_DATABASES]);
const manifests = printedManifests(printed);

describe('every runbook of the homelab', () => {
  it('is written for volumes and databases, whatever happened, in every way', () => {
    const parts = new Set(printed.map(({ runbook }) => runbook.scenario));
    expect([...parts].sort()).toEqual([
      'broken-since',
      'cluster-gone',
      'database-moment',
      'files-deleted',
      'look',
      'volume-lost',
    ]);
    expect(new Set(printed.map(({ runbook }) => runbook.way))).toEqual(
      new Set(['new-volume', 'in-place', 'job', 'command-line', 'new-cluster']),
    );
    expect(new Set(manifests.map(({ manifest }) => manifest.kind))).toEqual(
      new Set([
        'Archive',
        'Backup',
        'Cluster',
        'Job',
        'Namespace',
        'PersistentVolumeClaim',
        'Pod',
        'ReplicationDestination',
        'Stanza',
        'VolumeSnapshot',
      ]),
    );
  });

  it('asks only for fields it has, and names them once', () => {
    for (const { title, runbook } of printed) {
      const ids = runbook.fields.map(({ id }) => id);
      expect([title, ids]).toEqual([title, [...new Set(ids)]]);
      const steps = runbook.steps.map(({ id }) => id);
      expect([title, steps]).toEqual([title, [...new Set(steps)]]);
    }
  });

  if (haveCrds()) {
    it('prints manifests that fit the real CRD schemas', () => {
      const validators = crdValidators();
      const checked = new Set<string>();
      const problems = manifests.flatMap(({ title, manifest }) => {
        const kind = `${manifest.apiVersion}/${manifest.kind}`;
        const validate = validators.get(kind);
        if (!validate) return [];
        checked.add(kind);
        return validate(JSON.parse(JSON.stringify(manifest)))
          ? []
          : (validate.errors ?? []).map(
              error =>
                `${title}: ${manifest.kind}${error.instancePath} ${error.message}`,
            );
      });
      expect(problems).toEqual([]);
      expect([...checked].sort()).toEqual([
        'pgbackrest.cnpg.opera.com/v1/Archive',
        'pgbackrest.dalibo.com/v1/Stanza',
        'postgresql.cnpg.io/v1/Backup',
        'postgresql.cnpg.io/v1/Cluster',
        'snapshot.storage.k8s.io/v1/VolumeSnapshot',
        'volsync.backube/v1alpha1/ReplicationDestination',
      ]);
    });
  } else {
    it('prints manifests that were NOT checked: CRD schemas are not here', () => {
      expect(CRD_FOLDER).toMatch(/crds$/);
    });
  }
});
