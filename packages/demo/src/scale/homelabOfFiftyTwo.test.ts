import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { stateOf } from '../__testUtils__/stateOf';
import { homelabOfFiftyTwo } from './homelabOfFiftyTwo';

const NOW = new Date('2026-08-22T10:00:00Z');

function ofKind(objects: KubernetesObject[], kind: string): KubernetesObject[] {
  return objects.filter(object => object.kind === kind);
}

describe('homelabOfFiftyTwo', () => {
  const objects = homelabOfFiftyTwo(NOW);

  it.each([
    ['ReplicationSource', 104],
    ['ReplicationDestination', 52],
    ['KopiaMaintenance', 52],
    ['PersistentVolumeClaim', 52],
    ['Deployment', 52],
    ['ExternalSecret', 104],
    ['MutatingAdmissionPolicy', 1],
  ])('has its %ss: %d', (kind, count) => {
    expect(ofKind(objects, kind)).toHaveLength(count);
  });

  it('copies three apps every hour and 49 every six', () => {
    const schedules = ofKind(objects, 'ReplicationSource').map(
      ({ spec }) =>
        (spec as { trigger: { schedule: string } }).trigger.schedule,
    );
    const count = (form: RegExp) =>
      schedules.filter(schedule => form.test(schedule)).length;
    expect(count(/^\d+ \* \* \* \*$/)).toBe(3);
    expect(count(/^\d+ \*\/6 \* \* \*$/)).toBe(49);
    expect(count(/^\d+ 0 \* \* \*$/)).toBe(52);
  });

  it('hides where the NAS is, and templates the bucket', () => {
    expect(JSON.stringify(ofKind(objects, 'ReplicationSource'))).not.toContain(
      'moverVolumes',
    );
    const secret = ofKind(objects, 'ExternalSecret').find(
      ({ metadata }) => metadata.name === 'radarr-volsync-b2',
    );
    expect(secret?.spec).toMatchObject({
      target: {
        name: 'radarr-volsync-b2-secret',
        template: {
          data: {
            KOPIA_S3_ENDPOINT: 's3.us-east-005.backblazeb2.com',
            KOPIA_S3_BUCKET: '{{ .VOLSYNC_KOPIA_B2_BUCKET }}',
            KOPIA_REPOSITORY: 's3://{{ .VOLSYNC_KOPIA_B2_BUCKET }}/radarr/',
          },
        },
      },
    });
  });

  it('is healthy throughout, at any time', () => {
    for (const hours of [0, 7, 14.6, 300]) {
      const now = new Date(NOW.getTime() + hours * 3_600_000);
      const states = ofKind(homelabOfFiftyTwo(now), 'ReplicationSource').map(
        source => stateOf(source, now.getTime() / 1000),
      );
      expect(new Set(states)).toEqual(new Set(['healthy']));
    }
  });

  it('is the same for the same instant, and keeps its uids', () => {
    expect(homelabOfFiftyTwo(NOW)).toEqual(objects);
    const later = homelabOfFiftyTwo(new Date(NOW.getTime() + 86_400_000));
    expect(later.map(({ metadata }) => metadata.uid)).toEqual(
      objects.map(({ metadata }) => metadata.uid),
    );
    expect(later.map(({ metadata }) => metadata.creationTimestamp)).toEqual(
      objects.map(({ metadata }) => metadata.creationTimestamp),
    );
  });
});
