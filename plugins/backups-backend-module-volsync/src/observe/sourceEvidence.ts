import type { Evidence } from 'backstage-plugin-backups-common';
import {
  isRecord,
  parseGoDuration,
  redactUrl,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { Subject } from 'backstage-plugin-backups-node';
import type { ReplicationSource } from '../read/ReplicationSource';
import type { MoverChoice } from './Mover';
import { secretFieldOf } from './secretFieldOf';
import { secretNameOf } from './secretNameOf';

const INSTANT_FIELDS = [
  'lastSyncTime',
  'lastSyncStartTime',
  'nextSyncTime',
] as const;

function conditionText(value: ReplicationSource): string | undefined {
  const condition = value.status?.conditions?.find(
    candidate => candidate?.type === 'Synchronizing',
  );
  return condition === undefined
    ? undefined
    : sentenceOf(
        [condition.status, condition.reason, condition.message]
          .filter(part => part !== undefined)
          .join(', '),
      );
}

/**
 * Shows what was read: the fields of a source that its plan rests on. Only what was
 * understood is shown as it was written; what was not could be anything.
 *
 * @param value - the source as it was understood
 * @param rawStatus - as it was read, for times in their own spelling
 */
export function sourceEvidence(
  subject: Subject,
  value: ReplicationSource,
  rawStatus: unknown,
  choice: MoverChoice,
): Evidence[] {
  const evidence: Evidence[] = [];
  const show = (field: string, text: string | undefined) => {
    if (text) evidence.push({ object: subject.words, field, value: text });
  };
  const { spec = {}, status = {} } = value;
  show('spec.sourcePVC', spec.sourcePVC);
  if (spec.paused !== undefined) show('spec.paused', String(spec.paused));
  show('spec.trigger.schedule', sentenceOf(spec.trigger?.schedule ?? ''));
  show('spec.trigger.manual', sentenceOf(spec.trigger?.manual ?? ''));
  if (choice.kind === 'one') {
    const { mover } = choice;
    show(secretFieldOf(mover), secretNameOf(mover));
    if (mover.name === 'rsync' || mover.name === 'rsyncTLS') {
      show(
        `spec.${mover.name}.address`,
        mover.spec.address && redactUrl(mover.spec.address),
      );
    }
  }
  const raw = isRecord(rawStatus) ? rawStatus : {};
  for (const field of INSTANT_FIELDS) {
    if (status[field] !== undefined) {
      show(`status.${field}`, String(raw[field]));
    }
  }
  const duration = status.lastSyncDuration;
  if (duration !== undefined && parseGoDuration(duration) !== undefined) {
    show('status.lastSyncDuration', duration);
  }
  show('status.lastManualSync', sentenceOf(status.lastManualSync ?? ''));
  show(
    'status.latestMoverStatus.result',
    sentenceOf(status.latestMoverStatus?.result ?? ''),
  );
  show('status.conditions[Synchronizing]', conditionText(value));
  return evidence;
}
