import { HOUR, MINUTE, at, planFact } from '../../__testUtils__/facts';
import { judgedPlan, seenOnce } from '../../__testUtils__/judged';
import { planDocument } from '../../keep/planDocument';
import { SourceRecord } from '../../read/SourceRecord';
import { planAt } from '../../keep/planAt';
import { restorePath } from './restorePath';

const NOW = at('2026-11-16T12:00:00Z');

const NAS: SourceRecord = {
  id: 'remote:truenas/nas',
  cluster: 'nas',
  remote: true,
  hosts: ['nas.internal'],
  providerId: 'truenas',
  title: 'TrueNAS Cloud Sync',
  mode: 'live',
  outcome: 'unread',
  readAt: NOW - 2 * HOUR,
  currentUntil: NOW - HOUR,
  intervalSeconds: 15 * MINUTE,
  issues: [],
};

function needs(silent: SourceRecord[]) {
  const fact = planFact({
    lastSuccess: { finishedAt: NOW - HOUR },
    needs: [
      {
        kind: 'mount',
        what: 'NFS nas.internal:/tank',
        host: 'nas.internal',
        because: 'a policy',
      },
      { kind: 'cache', what: 'a cache volume', because: 'spec.kopia' },
    ],
  });
  const plan = planAt(
    planDocument(judgedPlan(seenOnce(NOW, fact))),
    NOW,
    undefined,
  );
  const path = restorePath(plan, [], {
    notAfter: NOW,
    now: NOW,
    writable: true,
    silent,
    down: new Map(),
  });
  return { doubts: path.needs.map(({ doubt }) => doubt), path };
}

describe('a way to a copy', () => {
  it('says of what it needs that a machine is silent, and stays open: the portal alone may not reach it', () => {
    const { doubts, path } = needs([NAS]);
    expect(doubts).toEqual([
      'nas has told the portal nothing since 16 Nov 10:00 UTC: check that it is up.',
      undefined,
    ]);
    expect(path.problem).toBeUndefined();
  });

  it('goes back to the last run alone where each run overwrites the one before', () => {
    const fact = planFact({ lastSuccess: { finishedAt: NOW - HOUR } });
    const pathOf = (noHistory: boolean) =>
      restorePath(
        planAt(
          planDocument(
            judgedPlan(
              seenOnce(NOW, {
                ...fact,
                retention: { ...fact.retention, noHistory },
              }),
            ),
          ),
          NOW,
          undefined,
        ),
        [NOW - HOUR, NOW - 25 * HOUR].map(dataTime => ({
          id: String(dataTime),
          dataTime,
          grade: 'operator-says' as const,
          incomplete: false,
        })),
        {
          notAfter: NOW,
          now: NOW,
          writable: true,
          silent: [],
          down: new Map(),
        },
      ).points.map(({ lossSeconds }) => lossSeconds);
    expect(pathOf(true)).toEqual([HOUR]);
    expect(pathOf(false)).toEqual([HOUR, 25 * HOUR]);
  });

  it('doubts nothing of machines that answer, or that it does not need', () => {
    expect(needs([]).doubts).toEqual([undefined, undefined]);
    expect(needs([{ ...NAS, hosts: ['attic.internal'] }]).doubts).toEqual([
      undefined,
      undefined,
    ]);
  });
});
