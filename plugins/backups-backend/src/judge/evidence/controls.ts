/** What of the evidence a control rests on. */
export type ControlBasis =
  | 'apps'
  | 'covered'
  | 'fresh'
  | 'off-site'
  | 'hardened'
  | 'drilled'
  | 'runbook'
  | 'missed'
  | 'drills'
  | 'actions'
  | 'exemptions';

/** A control of a framework, and what of the evidence it rests on. */
export interface Control {
  framework: Framework;
  /** As the framework numbers it. */
  id: string;
  rests: readonly ControlBasis[];
}

/** Frameworks whose controls are named. */
export type Framework =
  | 'nis2'
  | 'dora'
  | 'iso-27001'
  | 'cis'
  | 'nist-csf'
  | 'essential-eight';

/**
 * Controls about backups, in the order in which they are written down. Sources:
 * annex of Regulation (EU) 2024/2690, point 4.2; Regulation (EU) 2022/2554,
 * article 12; ISO/IEC 27001:2022, annex A; CIS Controls 8.1; NIST CSF 2.0; the
 * maturity model of the Essential Eight.
 */
export const CONTROLS: readonly Control[] = [
  { framework: 'nis2', id: '4.2.1', rests: ['apps', 'covered', 'exemptions'] },
  { framework: 'nis2', id: '4.2.2 (b)', rests: ['apps', 'covered'] },
  { framework: 'nis2', id: '4.2.2 (c)', rests: ['off-site'] },
  { framework: 'nis2', id: '4.2.2 (d)', rests: ['hardened'] },
  { framework: 'nis2', id: '4.2.2 (e)', rests: ['runbook', 'drills'] },
  { framework: 'nis2', id: '4.2.3', rests: ['hardened', 'drilled'] },
  { framework: 'nis2', id: '4.2.6', rests: ['drilled', 'drills', 'actions'] },
  { framework: 'dora', id: '12 (1)', rests: ['apps', 'fresh', 'missed'] },
  { framework: 'dora', id: '12 (2)', rests: ['drilled', 'drills'] },
  { framework: 'dora', id: '12 (6)', rests: ['fresh', 'drills'] },
  { framework: 'dora', id: '12 (7)', rests: ['drills'] },
  {
    framework: 'iso-27001',
    id: 'A.8.13',
    rests: ['apps', 'covered', 'exemptions', 'drills', 'actions'],
  },
  { framework: 'cis', id: '11.2', rests: ['covered', 'fresh', 'missed'] },
  { framework: 'cis', id: '11.3', rests: ['hardened'] },
  { framework: 'cis', id: '11.4', rests: ['off-site', 'hardened'] },
  { framework: 'cis', id: '11.5', rests: ['drilled', 'drills'] },
  {
    framework: 'nist-csf',
    id: 'PR.DS-11',
    rests: ['covered', 'off-site', 'hardened', 'drilled'],
  },
  {
    framework: 'essential-eight',
    id: 'Regular backups',
    rests: ['covered', 'fresh', 'hardened', 'drilled'],
  },
];
