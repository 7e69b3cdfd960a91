import type { Entity } from '@backstage/catalog-model';
import { componentEntity } from './componentEntity';
import { domain, group, system, user } from './organisationEntities';

/** Databases of Crunchy PGO. */
function sales(): Entity[] {
  const team = 'team-sales';
  return [
    group(team, 'Sales', ['noa']),
    user('noa', 'Noa', [team]),
    system('sales', team, 'Orders, and what is paid for them', 'company'),
    componentEntity(
      'orders',
      team,
      'sales',
      'Orders, whose database Crunchy PGO copies',
    ),
    componentEntity(
      'invoices',
      team,
      'sales',
      'Invoices, whose database has schedules and no CronJob',
    ),
  ];
}

/** Databases of Percona's operator. */
function support(): Entity[] {
  const team = 'team-support';
  return [
    group(team, 'Support', ['eli']),
    user('eli', 'Eli', [team]),
    system('support', team, 'What customers ask', 'company'),
    componentEntity(
      'crm',
      team,
      'support',
      "Customers, whose database Percona's operator copies",
    ),
    componentEntity(
      'helpdesk',
      team,
      'support',
      'Tickets, whose database is copied twice a night',
    ),
    componentEntity(
      'surveys',
      team,
      'support',
      'Surveys, whose backups stopped without a trace',
    ),
  ];
}

/** Volumes that Velero backs up. */
function workplace(): Entity[] {
  const team = 'team-workplace';
  return [
    group(team, 'Workplace', ['mia']),
    user('mia', 'Mia', [team]),
    system('workplace', team, 'What everybody works with', 'company'),
    componentEntity(
      'intranet',
      team,
      'workplace',
      'Files, which Velero uploads',
    ),
    componentEntity(
      'payroll',
      team,
      'workplace',
      'Salaries, which every completed Backup of Velero passes over',
    ),
  ];
}

/** Volumes of Longhorn. */
function build(): Entity[] {
  const team = 'team-build';
  return [
    group(team, 'Build', ['jon']),
    user('jon', 'Jon', [team]),
    system('build', team, 'What software is made with', 'company'),
    componentEntity(
      'registry',
      team,
      'build',
      'Images, which Longhorn copies to a bucket',
    ),
    componentEntity(
      'artifacts',
      team,
      'build',
      'Packages, of which Longhorn only makes snapshots',
    ),
  ];
}

/**
 * The software catalog of the demo's company: a team and a System for each
 * backup system that companies run. None of its components has an annotation.
 */
export function companyEntities(): Entity[] {
  return [
    domain('company', 'team-sales', 'What the company lives on'),
    ...sales(),
    ...support(),
    ...workplace(),
    ...build(),
  ];
}
