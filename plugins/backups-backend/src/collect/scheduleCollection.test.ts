import { mockServices } from '@backstage/backend-test-utils';
import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { scheduleCollection } from './scheduleCollection';

const MORNING = new Date('2026-08-22T06:00:00Z');
const DAY = 86_400_000;

describe('scheduleCollection', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: MORNING });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function schedule() {
    const scheduler = mockServices.scheduler.mock();
    const collector = {
      collect: jest.fn(async () => ({
        plans: 0,
        entities: 0,
        planRowsWritten: 0,
        entityRowsWritten: 0,
      })),
      hurry: jest.fn(),
      prune: jest.fn(async () => {}),
    };
    const { refresh } = await scheduleCollection({
      collector,
      scheduler,
      logger: mockServices.logger.mock(),
      intervalSeconds: 300,
    });
    const task = scheduler.scheduleTask.mock
      .calls[0][0] as SchedulerServiceTaskScheduleDefinition & {
      fn(signal: AbortSignal): Promise<void>;
    };
    const run = () => task.fn(new AbortController().signal);
    return { scheduler, collector, task, run, refresh };
  }

  it('collects in one process of the fleet, at every interval', async () => {
    const { task, run, collector } = await schedule();
    expect(task).toMatchObject({
      scope: 'global',
      frequency: { seconds: 300 },
    });
    await run();
    expect(collector.collect).toHaveBeenCalledTimes(1);
  });

  it('prunes once a day what is older than 13 months, and uploads that broke off a day ago', async () => {
    const { run, collector } = await schedule();
    await run();
    expect(collector.prune).toHaveBeenCalledWith({
      runs: Date.parse('2025-07-22T06:00:00Z') / 1000,
      day: '2025-07-22',
      uploads: Date.parse('2026-08-21T06:00:00Z') / 1000,
    });

    jest.advanceTimersByTime(DAY);
    await run();
    expect(collector.prune).toHaveBeenCalledTimes(1);
    // That the clock is set says nothing of how long it was.
    jest.setSystemTime(MORNING.getTime() + 400 * DAY);
    await run();
    expect(collector.prune).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1000);
    await run();
    expect(collector.prune).toHaveBeenCalledTimes(2);
  });

  it('prunes nothing after a cycle that failed', async () => {
    const { run, collector } = await schedule();
    collector.collect.mockRejectedValue(new Error('the database is away'));
    await expect(run()).rejects.toThrow('the database is away');
    expect(collector.prune).not.toHaveBeenCalled();
  });

  it('takes a wish for a cycle that already runs for granted, and passes on other trouble', async () => {
    const { scheduler, collector, refresh } = await schedule();
    scheduler.triggerTask.mockRejectedValueOnce(
      Object.assign(new Error('It runs'), { name: 'ConflictError' }),
    );
    expect(await refresh()).toEqual({ accepted: false });
    expect(collector.hurry).toHaveBeenCalledTimes(1);

    jest.advanceTimersByTime(15_000);
    scheduler.triggerTask.mockRejectedValueOnce(new Error('no database'));
    await expect(refresh()).rejects.toThrow('no database');
  });
});
