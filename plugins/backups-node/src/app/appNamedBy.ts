/**
 * Labels that name an app, most trusted first: the recommended labels of
 * Kubernetes, the one that came before them, and the one that Flux adds.
 */
const APP_LABELS = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app',
  'kustomize.toolkit.fluxcd.io/name',
];

/**
 * The app that an object's labels name.
 *
 * @public
 */
export interface AppName {
  name: string;
  /** A label selector that the object fits: `app=radarr`. */
  selector: string;
  /** How far the label is trusted, 0 most. */
  rank: number;
}

/**
 * @returns the app that labels name; `undefined` when they name none
 *
 * @public
 */
export function appNamedBy(
  labels: Readonly<Record<string, string>>,
): AppName | undefined {
  const rank = APP_LABELS.findIndex(
    label => Object.hasOwn(labels, label) && labels[label] !== '',
  );
  if (rank < 0) return undefined;
  const label = APP_LABELS[rank];
  return { name: labels[label], selector: `${label}=${labels[label]}`, rank };
}

/**
 * How far an app without such a label is trusted: least.
 *
 * @public
 */
export const APP_UNNAMED_RANK = APP_LABELS.length;
