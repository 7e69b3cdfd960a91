import type { FindingFact } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import { gatesOf } from '../observe/gatesOf';
import type { Gate } from '../observe/gatesOf';
import type { ObservedPlan } from '../observe/ObservedPlan';
import type { Tell } from './Tell';

/** What a person has to do about a gate. */
const GATE_FIXES: Record<string, string> = {
  MoverPermitted:
    'Allow privileged movers in its namespace, or give the mover a security context that needs none.',
  CredentialsAvailable:
    'Create the Secret, ServiceAccount or ConfigMap that it names in the namespace of the mover, or switch credentialProjection on.',
  ScheduleRunnable:
    'End the upgrade of Kopiur, or delete the Snapshot that it cannot read.',
  FanoutCapped: 'Split the policy, so that each selects fewer claims.',
};

function gateFinding(
  { type, reason, message }: Gate,
  where: string,
  name: string,
  tell: Tell,
): FindingFact {
  return tell({
    code: `blocked-by-${type.replace(/\B(?=[A-Z])/g, '-').toLowerCase()}`,
    severity: 'erodes',
    title:
      type === 'FanoutCapped'
        ? `${name} selects more than Kopiur copies at once, so some of it is left out.`
        : `No run of ${name} can begin until a person changes something: ${message}`,
    detail: `${where} only shows Pending meanwhile.`,
    fix: GATE_FIXES[type],
    causeKey: `kopiur/blocked/${type}/${reason ?? ''}`,
    evidence: [
      { field: `status.conditions[${type}].reason`, value: reason ?? '(none)' },
    ],
  });
}

/** What stands in the way of runs until a person changes something else. */
export function gateFindings(
  { plan, policy, clock, snapshots }: ObservedPlan,
  tell: Tell,
): FindingFact[] {
  const gates: [Gate, string][] = [];
  for (const { value } of snapshots) {
    if ((value.status?.phase ?? 'Pending') !== 'Pending') continue;
    for (const gate of gatesOf(value.status?.conditions)) {
      gates.push([gate, 'Its Snapshot']);
    }
  }
  for (const { value, subject } of clock.schedules) {
    for (const gate of gatesOf(value.status?.conditions)) {
      gates.push([gate, describeObject(subject.object)]);
    }
  }
  for (const gate of gatesOf(policy.value.status?.conditions)) {
    gates.push([gate, describeObject(policy.subject.object)]);
  }
  const once = new Map(
    gates
      .filter(([{ type }]) => GATE_FIXES[type] !== undefined)
      .map(entry => [entry[0].type, entry]),
  );
  return [...once.values()].map(([gate, where]) =>
    gateFinding(gate, where, plan.object.name, tell),
  );
}
