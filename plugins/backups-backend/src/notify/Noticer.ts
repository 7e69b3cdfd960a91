import { LoggerService } from '@backstage/backend-plugin-api';
import { Notice, NoticeChannel } from 'backstage-plugin-backups-node';
import { Alarm, alarmKey, settleAlarms } from '../judge/notices/settleAlarms';
import { NoticeStore } from '../keep/notices/NoticeStore';
import { CycleListener, FinishedCycle } from '../keep/CycleListener';
import { verdictNow } from '../keep/chronicle/verdictNow';
import { sendNotice } from './sendNotice';
import { standingAlarms } from './standingAlarms';

/** Nothing is told before somebody could have looked at what there is. Seconds. */
const BASELINE = 24 * 3600;

/** What a {@link Noticer} needs. */
export interface NoticerOptions {
  store: NoticeStore;
  channels: readonly NoticeChannel[];
  /** Whom it concerns that belongs to nobody; absent: nobody. */
  platformOwner: string | undefined;
  /** Somebody has looked at what there is. */
  baselineAccepted: boolean;
  logger: LoggerService;
}

/** Tells owners what of theirs is at risk, by the rules of noise. */
export class Noticer implements CycleListener {
  readonly name = 'notices';
  readonly #options: NoticerOptions;

  constructor(options: NoticerOptions) {
    this.#options = options;
  }

  async afterCycle(cycle: FinishedCycle): Promise<void> {
    const { now, entities, sources, fence } = cycle;
    const { store, platformOwner, baselineAccepted } = this.#options;
    const beganAt = await store.begin(now);
    const verdicts = new Map(
      entities.map(
        entity => [entity, verdictNow(entity, sources, now)] as const,
      ),
    );
    const unknown = new Set(
      [...verdicts].flatMap(([{ ref }, { verdict }]) =>
        verdict === 'cannot-tell' ? ref : [],
      ),
    );
    const { alarms, opened, resolved } = settleAlarms({
      now,
      known: await store.getAlarms(),
      standing: standingAlarms({ verdicts, sources, now, platformOwner }),
      isBaseline: baselineAccepted ? now === beganAt : now - beganAt < BASELINE,
      isUnknown: ref => unknown.has(ref),
    });
    const told = new Set<string>();
    for (const alarm of opened) {
      if (await this.#send(openedNotice(alarm))) told.add(alarmKey(alarm));
    }
    const untold: Alarm[] = [];
    for (const alarm of resolved) {
      if (!(await this.#send(resolvedNotice(alarm)))) untold.push(alarm);
    }
    await store.saveAlarms(fence, [
      ...alarms.map(alarm =>
        told.has(alarmKey(alarm)) ? { ...alarm, toldAt: now } : alarm,
      ),
      ...untold,
    ]);
  }

  #send(notice: Notice): Promise<boolean> {
    return sendNotice(notice, this.#options);
  }
}

function pathOf({ owner, cause }: Alarm): string {
  return `/backups?${new URLSearchParams({ owner, cause })}`;
}

function openedNotice(alarm: Alarm): Notice {
  return {
    kind: 'opened',
    id: alarmKey(alarm),
    recipient: alarm.owner,
    title: `At risk: ${alarm.title}`,
    description: alarm.detail,
    path: pathOf(alarm),
  };
}

function resolvedNotice(alarm: Alarm): Notice {
  const { owner, refs } = alarm;
  return {
    kind: 'resolved',
    id: alarmKey(alarm),
    recipient: owner,
    title: `No longer at risk: ${alarm.title}`,
    description: `Nothing of it is at risk any more: ${refs.length} ${
      refs.length === 1 ? 'app' : 'apps'
    }.`,
    path: `/backups?${new URLSearchParams({ owner })}`,
  };
}
