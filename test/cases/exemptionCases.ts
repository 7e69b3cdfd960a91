import { claim, deployment } from '../estate/volumes';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const EXEMPT = 'backups/exempt';

function onClaim(value: string): KubernetesManifest[] {
  const [one, volume] = claim({ name: 'shop' });
  return [
    deployment('shop'),
    {
      ...one,
      metadata: { ...one.metadata, annotations: { [EXEMPT]: value } },
    },
    volume,
  ];
}

const SHOP = [deployment('shop'), ...claim({ name: 'shop' })];

/** Of each: what is written, and what becomes of the app. */
const WRITTEN: readonly [string, Case['expected']][] = [
  ...[
    'cache; until soon',
    'cache; until 2027-02-30',
    'cache until 2027-03-01',
    '; until 2027-03-01',
    '',
  ].map((value): [string, Case['expected']] => [
    value,
    // What its author wrote does not hold, so the volume is judged: red, and told why.
    {
      verdict: 'at-risk',
      says: [/is not understood, and exempts nothing/, /until 2027-03-01/],
    },
  ]),
  // It is plain what is meant, and nobody will know why: exempt, and told.
  ['true', { verdict: 'exempt', says: [/does not say why/] }],
  [
    'rebuilt at night; until 2027-03-01',
    { verdict: 'exempt', never: [/not understood/, /does not say why/] },
  ],
  ['no', { verdict: 'at-risk', never: [/not understood/, /does not say why/] }],
];

/** An exemption that cannot be read is neither obeyed nor passed over in silence. */
export const EXEMPTION_CASES: readonly Case[] = WRITTEN.flatMap(
  ([value, expected]): Case[] => [
    {
      title: `reads "${value}" on a claim`,
      apps: ['shop'],
      steps: [{ at: NOW, objects: onClaim(value) }],
      expected,
    },
    {
      title: `reads "${value}" of an app`,
      apps: [{ name: 'shop', annotations: { [EXEMPT]: value } }],
      steps: [{ at: NOW, objects: SHOP }],
      expected,
    },
  ],
);
