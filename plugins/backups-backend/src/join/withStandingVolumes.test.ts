import {
  ItemFact,
  PlanFact,
  WorkloadReference,
} from 'backstage-plugin-backups-node';
import { itemFact, planFact } from '../__testUtils__/facts';
import { joinEstate } from './joinEstate';

const STOPPED: WorkloadReference = {
  cluster: 'home-1',
  kind: 'Deployment',
  namespace: 'media',
  name: 'radarr',
  labels: {},
  annotations: {},
  replicas: 0,
};

function joinedPlan(item: ItemFact, plan: PlanFact, scanComplete = true) {
  const { plans } = joinEstate(
    [item, plan].map(fact => ({ fact, sourceId: 'home-1/volsync' })),
    new Map([[item.cluster, { scanComplete, unreadSystems: [] }]]),
  );
  return plans[0].fact;
}

/** What is known of the end of writing to the volume of a paused plan. */
function endOfWriting(
  item: Partial<ItemFact>,
  { scanComplete = true, suspended = true } = {},
) {
  const fact = itemFact({ mountedBy: [STOPPED], ...item });
  const plan = planFact({ itemKey: fact.key, suspended });
  return joinedPlan(fact, plan, scanComplete).standsStill;
}

describe('a volume whose copy is paused', () => {
  it('stands still while all that mounts it is scaled to 0', () => {
    expect(endOfWriting({})).toEqual({ endUnseen: true });
  });

  it('is the same fact again in the next cycle, so that it is not judged anew', () => {
    const item = itemFact({ mountedBy: [STOPPED] });
    const plan = planFact({ itemKey: item.key, suspended: true });
    expect(joinedPlan(item, plan)).toBe(joinedPlan(item, plan));
  });

  it('stands still while KEDA holds its workload at 0', () => {
    const autoscalers = [
      { kind: 'ScaledObject', name: 'radarr', pausedReplicas: '0' } as const,
    ];
    expect(
      endOfWriting({ mountedBy: [{ ...STOPPED, autoscalers }] }),
    ).toBeDefined();
  });

  it('stands still where only the paused Job that copies it mounts it besides', () => {
    const { object } = planFact();
    expect(
      endOfWriting({
        mountedBy: [STOPPED, { ...object, labels: {}, annotations: {} }],
      }),
    ).toBeDefined();
  });

  it.each<[string, Partial<WorkloadReference>]>([
    [
      'a plain autoscaler rests while there are no replicas',
      { autoscalers: [{ kind: 'HorizontalPodAutoscaler', name: 'radarr' }] },
    ],
    [
      'the one replica that mounted it is scaled away',
      { replicas: 1, scaledAway: true },
    ],
  ])('stands still where %s', (_, changes) => {
    expect(
      endOfWriting({ mountedBy: [{ ...STOPPED, ...changes }] }),
    ).toBeDefined();
  });

  it.each<[string, Partial<ItemFact>]>([
    [
      'a plain autoscaler may bring its replica back',
      {
        mountedBy: [
          {
            ...STOPPED,
            replicas: 1,
            scaledAway: true,
            autoscalers: [{ kind: 'HorizontalPodAutoscaler', name: 'radarr' }],
          },
        ],
      },
    ],
    ['nothing known mounts it', { mountedBy: [] }],
    ['one of two runs', { mountedBy: [STOPPED, { ...STOPPED, replicas: 1 }] }],
    [
      'one of two has no replicas to count',
      { mountedBy: [STOPPED, { ...STOPPED, replicas: undefined }] },
    ],
    [
      'an autoscaler may start it',
      {
        mountedBy: [
          {
            ...STOPPED,
            autoscalers: [{ kind: 'ScaledObject', name: 'radarr' }],
          },
        ],
      },
    ],
    [
      'it is a folder of a file server',
      { folder: { servers: ['nas'], path: '/mnt/media' } },
    ],
  ])('is not known to stand still where %s', (_, item) => {
    expect(endOfWriting(item)).toBeUndefined();
  });

  it('is not known to stand still where not everything was read', () => {
    expect(endOfWriting({}, { scanComplete: false })).toBeUndefined();
  });

  it('is none that is copied', () => {
    expect(endOfWriting({}, { suspended: false })).toBeUndefined();
  });
});
