import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { Observed } from '../observe/Observed';
import { findingAbout } from '../observe/findingAbout';
import type { DataProtectionTest } from '../read/DataProtectionTest';

/**
 * What OADP measured of the location that a plan writes to.
 *
 * @param subject - of the plan
 * @param test - the newest of the location
 */
export function testFindings(
  subject: Subject,
  test: Observed<DataProtectionTest> | undefined,
): FindingFact[] {
  if (!test) return [];
  const { status = {} } = test.value;
  const { name, namespace } = test.object.metadata;
  const words = `DataProtectionTest ${namespace}/${name}`;
  const causeOf = (code: string) =>
    `velero/${code}/${subject.object.cluster}/${namespace}/${name}`;
  const findings: FindingFact[] = [];
  const { uploadTest, bucketMetadata } = status;
  const failed =
    uploadTest?.errorMessage ??
    (status.phase === 'Failed'
      ? status.errorMessage ?? status.phase
      : undefined);
  if (failed) {
    findings.push(
      findingAbout(subject, {
        code: 'location-test-failed',
        severity: 'erodes',
        title: `${words} could not upload to the location: ${sentenceOf(
          failed,
        )}`,
        fix: 'Check the location, then run the test again (spec.forceRun: true).',
        causeKey: causeOf('location-test-failed'),
        evidence: [{ field: `status of ${words}`, value: sentenceOf(failed) }],
      }),
    );
  }
  const versioning = bucketMetadata?.versioningStatus;
  if (versioning !== undefined && versioning !== 'Enabled') {
    findings.push(
      findingAbout(subject, {
        code: 'bucket-without-versioning',
        severity: 'advice',
        title:
          'The bucket keeps no older versions: what is deleted there is gone.',
        fix: 'Switch on versioning, or object lock, for the bucket.',
        causeKey: causeOf('bucket-without-versioning'),
        evidence: [
          {
            field: `status.bucketMetadata.versioningStatus of ${words}`,
            value: sentenceOf(versioning),
          },
          {
            field: `status.bucketMetadata.encryptionAlgorithm of ${words}`,
            value: sentenceOf(
              bucketMetadata?.encryptionAlgorithm ?? '(not told)',
            ),
          },
        ],
      }),
    );
  }
  return findings;
}
