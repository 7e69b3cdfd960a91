import {
  CRD_FOLDER,
  crdValidators,
  haveCrds,
} from '../__testUtils__/crdSchemas';
import { OBJECTS, PROVIDERS } from '../contract/homelabReading';
import { printedManifests } from './printedManifests';
import { printedRunbooks } from './printedRunbooks';
import { READ_FIELDS } from './readFields';
import { OTHER_COPIES } from './runbookCopies';
import { OTHER_DATABASES } from './runbookObjects';

const printed = printedRunbooks(PROVIDERS, [
  ...OBJECTS,
  ...OTHER_DATABASES,
  ...OTHER_COPIES,
]);
const manifests = printedManifests(printed);

/** @returns paths of what a value says, `[]` for what stands in a list */
function pathsOf(value: unknown, path: string): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) {
    return value.flatMap(entry => pathsOf(entry, `${path}[]`));
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) =>
        pathsOf(child, `${path}.${key}`),
      )
    : [path];
}

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
        'Restore',
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

  it('prints in manifests of tools what their code is known to read, and nothing else', () => {
    const fields = new Map<string, Set<string>>();
    for (const { manifest } of manifests) {
      const kind = `${manifest.apiVersion}/${manifest.kind}`;
      const said = fields.get(kind) ?? new Set();
      fields.set(kind, said);
      const { spec } = manifest as { spec?: unknown };
      for (const path of pathsOf(spec, 'spec')) said.add(path);
    }
    const ofTools = [...fields].filter(([kind]) => kind.includes('.'));
    expect(
      Object.fromEntries(
        ofTools.map(([kind, said]) => [kind, [...said].sort()]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(READ_FIELDS).map(([kind, sources]) => [
          kind,
          sources.flatMap(source => source.fields).sort(),
        ]),
      ),
    );
  });

  it('never names a path for a Kopia mover that reads it only without a host name', () => {
    const destinations = manifests.flatMap(({ title, manifest }) => {
      const { spec } = manifest as {
        spec?: { kopia?: { hostname?: string; sourceIdentity?: object } };
      };
      const { hostname, sourceIdentity } = spec?.kopia ?? {};
      return hostname && sourceIdentity ? [title] : [];
    });
    expect(destinations).toEqual([]);
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
        'kopiur.home-operations.com/v1alpha1/Restore',
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
