import { Entity } from '@backstage/catalog-model';
import {
  ENTITY_ANNOTATIONS,
  KUBERNETES_ANNOTATIONS,
  LookedFor,
} from 'backstage-plugin-backups-common';
import { SourceRecord } from '../../read/SourceRecord';

/** @returns where backups of an entity were looked for */
export function lookedFor(
  entity: Entity,
  sources: readonly SourceRecord[],
): LookedFor {
  const { name, annotations = {} } = entity.metadata;
  const read = [
    ENTITY_ANNOTATIONS.items,
    ENTITY_ANNOTATIONS.databases,
    KUBERNETES_ANNOTATIONS.id,
    KUBERNETES_ANNOTATIONS.labelSelector,
    KUBERNETES_ANNOTATIONS.namespace,
  ];
  const namespace = annotations[KUBERNETES_ANNOTATIONS.namespace];
  return {
    annotations: read.map(annotation =>
      annotations[annotation] === undefined
        ? annotation
        : `${annotation}: ${annotations[annotation]}`,
    ),
    labels: [
      `app.kubernetes.io/name=${name}`,
      `app.kubernetes.io/instance=${name}`,
      `kustomize.toolkit.fluxcd.io/name=${name}`,
    ],
    namespaces: namespace ? [namespace] : [],
    clusters: [
      ...new Set(
        sources.flatMap(source => (source.remote ? [] : source.cluster)),
      ),
    ],
  };
}

/** What is found was not looked for in vain. */
export const NOWHERE: LookedFor = {
  annotations: [],
  labels: [],
  namespaces: [],
  clusters: [],
};
