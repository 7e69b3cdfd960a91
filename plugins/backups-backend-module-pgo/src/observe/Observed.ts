import type {
  ClusterSnapshot,
  KubernetesObject,
  ParseProblem,
  ResourceQuery,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  objectsOf,
  parseLeniently,
  subjectOf,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';

/** An object that was understood, with what names it. */
export interface Observed<T> {
  subject: Subject;
  object: KubernetesObject;
  value: T;
  problems: readonly ParseProblem[];
}

type Reading<T> = { subject: Subject; object: KubernetesObject } & (
  | { parsed: undefined }
  | { parsed: { value: T; problems: ParseProblem[] } }
);

function readings<T>(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  schema: z.ZodType<T>,
): Reading<T>[] {
  return objectsOf(snapshot, query).map(read => {
    // Again, for a reader that did not project: nothing else may pass.
    const object = query.project ? query.project(read) : read;
    return {
      subject: subjectOf(snapshot.cluster, query.kind, object),
      object,
      parsed: parseLeniently(schema, {
        spec: object.spec,
        status: object.status,
      }),
    };
  });
}

/** @returns what was listed of a kind, as far as it is understood */
export function listed<T>(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  schema: z.ZodType<T>,
): Observed<T>[] {
  return readings(snapshot, query, schema).flatMap(
    ({ subject, object, parsed }) =>
      parsed ? { subject, object, ...parsed } : [],
  );
}

/** @returns what was listed of a kind and could not be understood at all */
export function notUnderstood(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  schema: z.ZodType<unknown>,
): Subject[] {
  return readings(snapshot, query, schema).flatMap(({ subject, parsed }) =>
    parsed ? [] : subject,
  );
}

/** @returns the key under which an object is looked up */
export function nameKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
