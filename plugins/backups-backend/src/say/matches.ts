import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  HostMention,
  MatchReason,
  Pointer,
  SelectedBy,
} from '../match/MatchReason';

function pointerInWords(points: Pointer): string {
  switch (points.by) {
    case 'annotation':
      return `names the entity in annotation ${points.name}`;
    case 'label':
      return `carries label ${points.label}=${points.value}`;
    case 'kubernetes-id':
      return `carries ${points.annotation}=${points.value}`;
    default: {
      const unplaced: never = points;
      throw new Error(`Pointer without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

function selectedInWords({ annotation, value, label }: SelectedBy): string {
  return `annotation ${annotation} (${value})${
    label ? ` and label ${label.label}=${label.value}` : ''
  }`;
}

/**
 * @param mention - a sentence, where it was kept before reasons were typed
 * @returns `ExternalSecret media/books names its host shelf-rw.database.`
 */
export function mentionInWords(mention: HostMention | string): string {
  return typeof mention === 'string'
    ? mention
    : `${mention.described} names its host ${mention.host}.`;
}

/**
 * @param reason - a sentence, where it was kept before reasons were typed
 * @returns why an item belongs to an entity, in a sentence or two
 */
export function matchInWords(reason: MatchReason | string): string {
  if (typeof reason === 'string') return reason;
  switch (reason.by) {
    case 'entity-annotation':
      return `The entity names it in annotation ${reason.annotation}.`;
    case 'object-annotation':
      return `${reason.object} names the entity in annotation ${reason.annotation}.`;
    case 'workload':
      return `${reason.workload} mounts it and ${pointerInWords(
        reason.points,
      )}.`;
    case 'selected-workload':
      return `${reason.workload} mounts it and fits ${selectedInWords(
        reason.selected,
      )}.`;
    case 'label':
      return `${reason.object} carries label ${reason.label}=${reason.value}.`;
    case 'flux':
      return `${reason.object} is applied by Flux Kustomization ${reason.kustomization}.`;
    case 'helm':
      return `${reason.object} belongs to Helm release ${reason.release}.`;
    case 'argo-cd':
      return `${reason.object} is tracked by Argo CD application ${reason.application}.`;
    case 'name':
      return `By name only: ${reason.object} is called like the entity.`;
    case 'asked-host':
      return `${reason.workload} is set to use its host ${reason.host}${
        reason.database ? ` and database ${reason.database}` : ''
      }.`;
    case 'mention':
      return `${reason.described} names its host ${
        reason.host
      } and database ${reason.databases.join(
        ', ',
      )}. Where that is not so, say which it uses in annotation ${
        ENTITY_ANNOTATIONS.databases
      } (none: it uses none).`;
    case 'part':
      return `${reason.part} is in it and ${pointerInWords(reason.points)}.`;
    case 'part-name':
      return `Database ${reason.database} is in it and is called like the entity (${reason.part}).`;
    case 'dependency':
      return `The entity depends on ${reason.resource}, which is this database cluster.`;
    default: {
      const unplaced: never = reason;
      throw new Error(`Match without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
