import { renderCommand } from 'backstage-plugin-backups-common';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { parseAllDocuments } from 'yaml';
import type { PrintedRunbook } from './printedRunbooks';

/** Answers that fit where a field names something of its own form. */
const ANSWERS: Record<string, string> = {
  CAPACITY: '5Gi',
  SNAPSHOT_CLASS: 'csi-ceph-block',
  VOLUME_SNAPSHOT: 'snapshot-1',
};

/** A manifest as a runbook prints it, with the namespace its command names. */
export interface PrintedManifest {
  title: string;
  manifest: KubernetesObject;
}

/**
 * @returns manifests as they are printed, with every field filled in, read back
 * from the text
 */
export function printedManifests(
  printed: readonly PrintedRunbook[],
): PrintedManifest[] {
  return printed.flatMap(({ title, namespace, runbook }) => {
    const values = Object.fromEntries(
      runbook.fields.map(({ id, suggestion, example }) => [
        id,
        suggestion ?? ANSWERS[id] ?? example ?? 'something',
      ]),
    );
    return runbook.steps.flatMap(({ commands }) =>
      commands.flatMap(command => {
        const text = renderCommand(command, values, runbook.fields);
        const [, , body] = /<<'(EOF_*)'\n([\s\S]*)\n\1$/.exec(text) ?? [];
        return parseAllDocuments(body ?? '')
          .map(document => document.toJS() as KubernetesObject | null)
          .flatMap(manifest =>
            manifest
              ? [
                  {
                    title,
                    manifest: {
                      ...manifest,
                      metadata: {
                        ...manifest.metadata,
                        namespace:
                          manifest.kind === 'Namespace' ? undefined : namespace,
                      },
                    },
                  },
                ]
              : [],
          );
      }),
    );
  });
}
