import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { createKopiurProvider } from '../createKopiurProvider';
import {
  claim,
  policy,
  repository,
  schedule,
  snapshot,
} from '../fixtures/objects';
import { projectSnapshot } from './projectSnapshot';

/** As a controller leaves it: with all that only movers need. */
function fat(index: number, phase: string): KubernetesObject {
  const object = snapshot({
    name: `jukebox-${index}`,
    metadata: {
      managedFields: Array.from({ length: 4 }, () => 'x'.repeat(1000)),
      annotations: { note: 'x'.repeat(1000) },
      finalizers: ['kopiur.home-operations.com/snapshot'],
    },
    spec: { failurePolicy: { backoffLimit: 2 }, tags: { a: 'b' } },
    status: {
      phase,
      job: { name: 'x', attempts: 1 },
      staged: { pvcName: 'x', ready: true },
      logTail: 'x'.repeat(8000),
      conditions: Array.from({ length: 8 }, (_, number) => ({
        type: `Condition${number}`,
        status: 'True',
        message: 'x'.repeat(300),
      })),
    },
  });
  return object as unknown as KubernetesObject;
}

const sizeOf = (value: unknown) => JSON.stringify(value).length;

describe('a projected Snapshot', () => {
  it('keeps little of what ended well', () => {
    const object = fat(1, 'Succeeded');
    expect(sizeOf(object)).toBeGreaterThan(15_000);
    expect(sizeOf(projectSnapshot(object))).toBeLessThan(1_200);
  });

  it('keeps why another one failed, and no more than the end of its log', () => {
    const projected = projectSnapshot(fat(1, 'Failed'));
    expect(sizeOf(projected)).toBeLessThan(6_500);
    expect(projected.status).toMatchObject({ phase: 'Failed' });
  });

  it('changes nothing of its argument', () => {
    const object = fat(1, 'Failed');
    const before = JSON.stringify(object);
    projectSnapshot(object);
    expect(JSON.stringify(object)).toBe(before);
  });
});

it('tells little of 50,000 Snapshots', () => {
  const provider = createKopiurProvider();
  const facts = [
    ...provider.observeCluster(
      snapshotOf({
        readAt: new Date('2026-11-27T10:00:00Z'),
        queries: provider.resources,
        objects: [
          claim(),
          repository(),
          policy(),
          schedule(),
          ...Array.from({ length: 50_000 }, (_, index) =>
            snapshot({ name: `jukebox-${index}` }),
          ),
        ],
      }),
    ),
  ];
  const [plan] = facts.filter(fact => fact.type === 'plan');
  expect(plan.records).toHaveLength(40);
  expect(sizeOf(facts)).toBeLessThan(25_000);
});
