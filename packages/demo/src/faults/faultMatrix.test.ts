import { PLAN_STATES, VERDICTS } from 'backstage-plugin-backups-common';
import { DEMO_STATES } from '../homelab/demoStates';
import type { LoopbackFault } from '../loopback/fault/LoopbackFault';
import { FAULT_CASES } from './matrix/faultCases';
import { FaultMatrix, FaultResult } from './matrix/FaultMatrix';
import { matrixText } from './matrix/matrixText';

/** Every kind there is: a new one that is not placed here does not compile. */
const KINDS: Record<LoopbackFault['kind'], true> = {
  unauthorized: true,
  forbidden: true,
  'unknown-cluster': true,
  'group-missing': true,
  'expired-continue': true,
  throttled: true,
  'server-error': true,
  garbage: true,
  'endless-body': true,
  silence: true,
  'slow-drip': true,
  'connection-reset': true,
};

describe('while a cluster cannot be read, and afterwards', () => {
  let matrix: FaultMatrix;
  let last: FaultResult;
  beforeAll(async () => {
    matrix = await FaultMatrix.create();
  }, 180_000);

  it.each(FAULT_CASES.map(faultCase => [faultCase.name, faultCase] as const))(
    'nothing looks healthier or worse than it is known to be, and nothing is forgotten: %s',
    async (_, faultCase) => {
      last = await matrix.run(faultCase);
      expect(last.deviations).toEqual([]);
      expect(last.compared).toBeGreaterThan(500);
    },
    180_000,
  );

  it('was tried with every kind of fault, every state and every verdict', () => {
    const kinds = new Set(FAULT_CASES.map(({ fault }) => fault.kind));
    expect(
      Object.keys(KINDS).filter(kind => !kinds.has(kind as never)),
    ).toEqual([]);
    const { subjects } = last;
    expect(
      [...PLAN_STATES, ...VERDICTS].filter(column => !subjects.has(column)),
    ).toEqual([]);
    for (const { state } of DEMO_STATES) {
      expect([state, subjects.get(state) ?? 0]).not.toEqual([state, 0]);
    }
  });

  it('would be told: a failure to read that is taken for an empty cluster', async () => {
    const { deviations, subjects, compared } = await matrix.run({
      name: 'VolSync is gone, and the matrix was told that it cannot be read',
      fault: { kind: 'group-missing', group: 'volsync.backube' },
      hides: ['volsync'],
    });
    const measures = new Set(deviations.map(({ measure }) => measure));
    expect(measures).toContain('false alarm');
    const text = matrixText([{ name: 'x', deviations, subjects, compared }]);
    expect(text).toMatch(/false alarm: [1-9]/);
    expect(text).toMatch(/radarr: gone, not healthy/);
  }, 180_000);

  it('would be told: an old reading that is taken for a new one', async () => {
    const { deviations } = await matrix.run({
      name: 'all is well, and the matrix was told that nothing can be read',
      fault: { kind: 'server-error', times: 1 },
      hides: ['workloads', 'volsync', 'kopiur', 'pgbackrest'],
    });
    const measures = new Set(deviations.map(({ measure }) => measure));
    expect(measures).toContain('false healthy');
    expect(measures).toContain('false protected');
  }, 180_000);
});
