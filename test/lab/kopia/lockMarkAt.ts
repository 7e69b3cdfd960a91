import { normaliseLocation, snapshotOf } from 'backstage-plugin-backups-node';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { trialEntities } from 'backups-demo';
import { MemoryPipeline, checkLogger } from 'backups-demo/check';
import { copiedAppObjects } from '../tab/copiedAppObjects';

const CLUSTER = 'home-1';

/** What the shipped job reports of a bucket, and when it first did. */
export interface BucketReport {
  bucket: string;
  /** `localhost:9000` */
  endpoint: string;
  body: Buffer;
  takenAt: Date;
}

/** An app whose copies go into the bucket in place of a share. */
function objectsOf({
  bucket,
  endpoint,
  takenAt,
}: BucketReport): KubernetesObject[] {
  return copiedAppObjects('radarr', takenAt).map(object => {
    const copy = structuredClone(object) as { kind?: string; spec?: any };
    if (copy.kind === 'ExternalSecret') {
      copy.spec.target.template.data = {
        KOPIA_REPOSITORY: `s3://${bucket}`,
        KOPIA_S3_BUCKET: bucket,
        KOPIA_S3_ENDPOINT: endpoint,
      };
    }
    if (copy.kind === 'ReplicationSource') delete copy.spec.kopia.moverVolumes;
    return copy as KubernetesObject;
  });
}

/**
 * What the page of an app says of its locks, by the pipeline of the portal.
 *
 * @param report - what the job goes on to report: no upkeep has run since
 * @param now - when somebody looks; epoch seconds
 */
export async function lockMarkAt(report: BucketReport, now: number) {
  const objects = objectsOf(report);
  let clock = report.takenAt;
  const pipeline = await MemoryPipeline.create({
    settings: {},
    logger: checkLogger(text => {
      throw new Error(text);
    }),
    clock: () => clock,
  });
  const entities = trialEntities(objects);
  const read = () =>
    pipeline.collect(
      [
        {
          cluster: CLUSTER,
          mode: 'live',
          intervalSeconds: 300,
          read: async queries =>
            snapshotOf({ cluster: CLUSTER, readAt: clock, queries, objects }),
        },
      ],
      entities,
    );
  /** The job reports, and the cluster is read. */
  const collect = async (at: Date) => {
    clock = at;
    await pipeline.receive({
      kind: 'kopia',
      repository: normaliseLocation(`s3://${report.endpoint}/${report.bucket}`),
      takenAt: at,
      body: report.body,
    });
    await read();
  };
  try {
    await collect(report.takenAt);
    await collect(new Date(now * 1000));
    const [radarr] = entities.filter(({ kind }) => kind === 'Component');
    const { marks } = await pipeline.entityBackups(radarr);
    return marks.find(({ mark }) => mark === 'immutable');
  } finally {
    await pipeline.close();
  }
}
