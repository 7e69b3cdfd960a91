import type {
  KubernetesObject,
  ParseProblem,
  Subject,
} from 'backstage-plugin-backups-node';

/** An object that was understood, with what names it. */
export interface Observed<T> {
  subject: Subject;
  object: KubernetesObject;
  value: T;
  problems: ParseProblem[];
}
