import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { ItemFact } from 'backstage-plugin-backups-node';
import { misreadExemption } from './expectation';
import { JudgedFinding } from './findings/JudgedFinding';

/** The exemption on an item that was not understood, or says not why: its author believes that it holds. */
export function exemptionFindings({
  key,
  namespace,
  name,
  annotations,
}: ItemFact): JudgedFinding[] {
  const object = namespace ? `${namespace}/${name}` : name;
  return misreadExemption(
    OBJECT_ANNOTATIONS.exempt,
    annotations[OBJECT_ANNOTATIONS.exempt],
  ).map(misread => ({
    code: 'annotation-misread',
    severity: 'advice',
    object,
    ...misread,
    causeKey: `annotation-misread/${key}`,
    evidence: [{ object: key, field: 'metadata.annotations' }],
  }));
}
