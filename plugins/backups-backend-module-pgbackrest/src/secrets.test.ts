import { snapshotOf } from 'backstage-plugin-backups-node';
import { B2, backup, cluster, failedBackup, stanza } from './fixtures/objects';
import { observe } from './fixtures/observe';
import { RESOURCES } from './read/resources';

const SECRET = 'hunter2-wJalrXUtnFEMI';

function planted() {
  return [
    cluster({
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': SECRET,
        'example.com/notes': SECRET,
      },
      spec: {
        bootstrap: {
          initdb: {
            database: 'books',
            owner: 'books',
            postInitSQL: [`ALTER ROLE books PASSWORD '${SECRET}'`],
          },
        },
        env: [{ name: 'PGPASSWORD', value: SECRET }],
        plugins: [
          {
            name: 'pgbackrest.dalibo.com',
            parameters: { stanzaRef: 'shelf-stanza', password: SECRET },
          },
        ],
      },
    }),
    stanza({
      spec: {
        stanzaConfiguration: {
          name: 'shelf',
          s3Repositories: [
            {
              ...B2,
              endpoint: `https://user:${SECRET}@s3.us-east-005.backblazeb2.com`,
            },
          ],
          customEnvVar: { PGBACKREST_REPO1_CIPHER_PASS: SECRET },
        },
      },
    }),
    backup(),
    failedBackup(
      '2026-08-21T03:00:01Z',
      `cannot connect: password=${SECRET} was refused`,
    ),
  ];
}

describe('secrets that somebody left where we read', () => {
  it('never appear in facts', () => {
    const { facts, plan } = observe(planted());
    expect(plan.lastAttemptFailed?.message).toContain('cannot connect');
    expect(JSON.stringify(facts)).not.toContain(SECRET);
  });

  it('of free fields are dropped as they are read', () => {
    const { listings } = snapshotOf({
      readAt: new Date(0),
      queries: RESOURCES,
      objects: [planted()[0]],
    });
    const [kept] = [...listings.values()].flatMap(listing =>
      listing.outcome === 'complete' ? listing.objects : [],
    );
    expect(JSON.stringify(kept.spec)).not.toContain(SECRET);
    expect(JSON.stringify(kept.spec)).toContain('books');
  });

  it('cannot come from Secrets, which are never read, nor the account of a store', () => {
    expect(RESOURCES.some(query => query.kind === 'Secret')).toBe(false);
    const { plan } = observe([
      cluster(),
      stanza({
        repositories: [
          { ...B2, endpoint: '0123456789abcdef.r2.cloudflarestorage.com' },
        ],
      }),
    ]);
    expect(plan.destination).toMatchObject({
      endpoint: 'r2.cloudflarestorage.com',
      product: 'Cloudflare R2',
    });
    expect(JSON.stringify(plan)).not.toContain('0123456789abcdef');
  });
});
