import { EntityBackups } from 'backstage-plugin-backups-common';
import { LevelDocument, SLA_DAYS } from '../../keep/chronicle/LevelDocument';
import { levelView } from './levelView';
import { slaView } from './slaView';

/** @returns what the page of an entity says of its level, and of what was due */
export function levelParts(
  document: LevelDocument | undefined,
): Pick<EntityBackups, 'level' | 'sla'> {
  if (!document) return {};
  return {
    level: levelView(document),
    sla: SLA_DAYS.map(days => slaView(days, document.due[days])),
  };
}
