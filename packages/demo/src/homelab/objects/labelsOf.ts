/**
 * Labels of what Flux applies from an app's Kustomization. The homelab sets
 * `commonMetadata`, so that claims and copies carry the app's name.
 */
export function fluxLabelsOf(
  app: string,
  namespace: string,
): Record<string, string> {
  return {
    'app.kubernetes.io/name': app,
    'kustomize.toolkit.fluxcd.io/name': app,
    'kustomize.toolkit.fluxcd.io/namespace': namespace,
  };
}

/**
 * Labels of what the app's HelmRelease renders. Helm makes these objects, so
 * Flux's kustomize-controller never labels them.
 */
export function helmLabelsOf(
  app: string,
  namespace: string,
  controller: string,
): Record<string, string> {
  return {
    'app.kubernetes.io/controller': controller,
    'app.kubernetes.io/instance': app,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/name': app,
    'helm.toolkit.fluxcd.io/name': app,
    'helm.toolkit.fluxcd.io/namespace': namespace,
  };
}
