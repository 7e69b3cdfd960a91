import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl } from './kubectl';
import { JOURNALS_TOGETHER } from './staleJournals';

/** The restored state is at `/restored`, the app's volume at `/volume`. */
const COMPARE =
  'cd /restored && find . | while IFS= read -r file; do [ -e "/volume/$file" ] || [ -L "/volume/$file" ] || printf "%s\\n" "$file"; done';

// The paths are arguments, so that a shell in the pod reads none of them.
const COPY =
  'mkdir -p "$(dirname "$2")" && if [ -d "$1" ] && [ ! -L "$1" ]; then mkdir -p "$2" && cp -a -n "$1/." "$2/"; else cp -a -n "$1" "$2"; fi && ls -la "$2"';

/**
 * Copies single files back, over nothing that is there: files, folders that are
 * empty and symbolic links alike. The field `MISSING_PATH` says which.
 *
 * @param pod - mounts what was restored at `/restored` and the app's volume,
 * writable, at `/volume`
 *
 * @public
 */
export function filesBack(
  namespace: string | undefined,
  pod: string,
): RunbookStep[] {
  const inPod = (script: string, ...words: Parameters<typeof kubectl>[1][]) =>
    kubectl(namespace, 'exec', pod, '--', 'sh', '-c', script, ...words);
  return [
    {
      id: `files/compare/${pod}`,
      phase: 'restore',
      title: prose`See what is missing.`,
      commands: [inPod(COMPARE)],
      expect: prose`Files, folders and symbolic links that are in the copy and no longer in the volume.`,
    },
    {
      id: `files/copy/${pod}`,
      phase: 'restore',
      title: prose`Copy them back. What is there already is not touched.`,
      why: JOURNALS_TOGETHER,
      commands: [
        inPod(
          COPY,
          'copy',
          { parts: ['/restored/', { field: 'MISSING_PATH' }] },
          { parts: ['/volume/', { field: 'MISSING_PATH' }] },
        ),
      ],
      expect: prose`The files, with the owner they had.`,
      otherwise: prose`${'Permission denied'}: the pod runs as another user than the app. Compare with ${kubectl(
        namespace,
        'exec',
        pod,
        '--',
        'ls',
        '-lan',
        '/volume',
      )}.`,
    },
  ];
}
