import { Entity } from '@backstage/catalog-model';
import {
  CommonPointView,
  ForesightView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import {
  CommonPoint,
  commonPoint,
  offSiteOnly,
} from '../../judge/foresight/commonPoint';
import { commonPointInWords } from '../../say/foresight/commonPointWords';
import { RestoreSituations } from '../restore/RestoreSituations';
import { isExempt, membersOf } from './membersOf';

/** Of each copy so many restore points are looked at. */
const POINTS = 500;

/** Answers what is ahead of an app, from what is kept. It never calls a cluster. */
export class ForesightService {
  readonly #situations: Pick<RestoreSituations, 'read'>;

  constructor(options: { situations: Pick<RestoreSituations, 'read'> }) {
    this.#situations = options.situations;
  }

  async getForesight(entity: Entity): Promise<ForesightView> {
    const situation = await this.#situations.read(entity, undefined, POINTS);
    const { ref, now, clock } = situation;
    const items = (situation.entity?.items ?? []).filter(
      item => !isExempt(item, now),
    );
    const { members, doubts } = membersOf(situation);
    const nameOf = (key: string) =>
      items.find(item => item.key === key)?.name ?? key;
    const view = (point: CommonPoint, offSite: boolean): CommonPointView => ({
      kind: point.kind,
      at: point.at === undefined ? undefined : instantToIso(point.at),
      gapSeconds: point.gapSeconds,
      members: point.chosen.map(chosen => ({
        itemKey: chosen.key,
        item: nameOf(chosen.key),
        planId: chosen.planId,
        destination: chosen.destination,
        dataTime: instantToIso(chosen.at),
        byLog: chosen.byLog || undefined,
        grade: chosen.grade,
        doubt: doubts.get(chosen.planId),
      })),
      without: point.without.map(nameOf),
      sentence: commonPointInWords(point, nameOf, offSite),
    });
    return {
      entityRef: ref,
      now: instantToIso(now),
      clock,
      together: view(commonPoint(members, now), false),
      togetherOffSite: view(commonPoint(offSiteOnly(members), now), true),
    };
  }
}
