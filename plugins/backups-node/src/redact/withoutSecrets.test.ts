import { withoutSecrets } from './withoutSecrets';

describe('withoutSecrets', () => {
  it('leaves out what is named like a secret, and what looks like one', () => {
    expect(
      withoutSecrets({
        'example.com/api-token': 'hunter2',
        password: 'hunter2',
        'example.com/owner': 'AKIAIOSFODNN7EXAMPLE',
        'example.com/url': 'https://u:hunter2@nas.lan',
      }),
    ).toEqual({});
  });

  it('keeps what tells whom an object belongs to, though it speaks of secrets', () => {
    const texts = {
      'app.kubernetes.io/name': 'secret-token-store',
      'app.kubernetes.io/component': 'password',
      'kustomize.toolkit.fluxcd.io/name': 'external-secrets',
      'argocd.argoproj.io/tracking-id': 'vault:apps/Deployment:security/vault',
      'helm.sh/chart': 'app-template-4.2.0',
      'pod-template-hash': '5d8c7b9f4d',
      'backups/entity': 'component:default/radarr',
    };
    expect(withoutSecrets(texts)).toEqual(texts);
    expect(withoutSecrets({})).toEqual({});
  });
});
