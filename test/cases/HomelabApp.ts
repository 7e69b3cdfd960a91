import type { AppAnswer } from 'backups-demo/check';
import type { KubernetesManifest } from '../estate/KubernetesManifest';

/** An app of a homelab, and why its page has the colour that it has. */
export interface HomelabApp {
  app: string;
  /** The argument, as a person makes it who knows everything. */
  because: string;
  objects: readonly KubernetesManifest[];
  verdict: AppAnswer['verdict'];
  headline: RegExp;
  /** States of its copies, in the order of the page. */
  copies: readonly AppAnswer['items'][number]['copies'][number]['state'][];
  /** Said of it as a problem. */
  says?: readonly RegExp[];
  /** Said nowhere. */
  never?: readonly RegExp[];
}
