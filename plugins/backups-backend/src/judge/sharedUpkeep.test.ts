import { MaintenanceFact, PlanFact } from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';
import { sharedUpkeep } from './sharedUpkeep';

function upkeep(
  kind: string,
  more: Partial<MaintenanceFact> = {},
): MaintenanceFact {
  return {
    type: 'maintenance',
    object: { cluster: 'home-1', kind, namespace: 'media', name: 'nas' },
    repository: 'nfs://nas.lan/kopia',
    schedule: { kind: 'none' },
    suspended: false,
    evidence: [],
    ...more,
  };
}

function planWith(maintenance: MaintenanceFact[]): JoinedPlan {
  return {
    fact: {
      destination: {
        type: 'nfs',
        label: 'NAS',
        server: 'nas.lan',
        path: '/kopia',
        derivedFrom: [],
      },
    } as unknown as PlanFact,
    maintenance,
  } as JoinedPlan;
}

describe('upkeep by two tools', () => {
  it('is told of, whichever plan each belongs to', () => {
    const findings = sharedUpkeep([
      planWith([upkeep('KopiaMaintenance')]),
      planWith([upkeep('Maintenance')]),
    ]);
    expect(findings.get('nfs://nas.lan/kopia')).toMatchObject({
      severity: 'erodes',
      owners: ['KopiaMaintenance media/nas', 'Maintenance media/nas'],
    });
  });

  it('is none where one rests, or both are of one tool', () => {
    expect(
      sharedUpkeep([
        planWith([upkeep('KopiaMaintenance', { suspended: true })]),
        planWith([upkeep('Maintenance')]),
      ]).size,
    ).toBe(0);
    expect(
      sharedUpkeep([planWith([upkeep('Maintenance'), upkeep('Maintenance')])])
        .size,
    ).toBe(0);
  });
});
