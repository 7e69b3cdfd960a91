import type { ReportOfCase } from 'backups-demo/check';
import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { infoBackup, infoStanza } from '../estate/pgBackRestInfo';
import { repositoryOf } from '../estate/volSync';
import { Truth } from './Truth';
import { World, isoOf } from './World';

const HOUR = 3600;
const DAY = 24 * HOUR;
const APP = 'ledger';
/** When the nightly backup begins, and how long it takes. */
const NIGHT = 2 * HOUR;
const TAKES = 240;
const KEPT = 5;
const PLACE = 'attic/pg';
/** The log is archived this far, at least. */
const ARCHIVED_STEP = 600;

/** A backup as the operator remembers it. */
interface Backup {
  at: number;
  failed: boolean;
  /** Of the database that it was made of. */
  edition: number;
}

/**
 * A CloudNativePG cluster with pgBackRest: a full backup each night, and its
 * log all the time. Restorable is a base of the present database and the log
 * behind it. Its lies: a repository emptied behind the back, a condition that
 * stays though the database is down, a cluster or a major version that is new
 * under the old backups.
 */
export class DatabaseWorld implements World {
  readonly title = 'CloudNativePG and pgBackRest';
  readonly app = {
    name: APP,
    annotations: { 'backups/databases': `${DATABASES}/${APP}` },
  };
  readonly truth = new Truth();
  readonly events = [
    'backups begin to fail',
    'backups work again',
    'the log is archived no more',
    'the log is archived again',
    'the database is down',
    'the database is up',
    'the cluster is made anew',
    'a new major version takes over',
    'the repository is emptied behind the back',
    'the operator dies',
    'the operator is back',
    'the listing stops',
    'the listing goes on',
  ] as const;

  #now: number;
  #created: number;
  #edition = 0;
  #major = 17;
  #backups: Backup[] = [];
  /** Begins of those that are really in the repository, of the present database. */
  #bases: { at: number; edition: number }[] = [];
  #fails = false;
  #archives = true;
  #archivesSince: number;
  #up = true;
  #alive = true;
  #lists = true;
  #archivedUntil: number;
  /** How far the log of earlier databases was archived, by their edition. */
  #archivedOf = new Map<number, number>();
  #illUntil: number;
  #listedAt = 0;

  constructor(begin: number) {
    this.#now = begin - 2 * DAY;
    this.#created = begin - 200 * DAY;
    this.#archivesSince = this.#created + 300;
    this.#archivedUntil = this.#now;
    this.#illUntil = begin;
    // Two nights that were before the portal looked.
    this.advance(begin);
  }

  advance(until: number): void {
    for (
      let night = Math.floor((this.#now - NIGHT) / DAY + 1) * DAY + NIGHT;
      night + TAKES <= until;
      night += DAY
    ) {
      if (this.#alive) this.#backUp(night);
    }
    this.#now = until;
    this.#settle();
  }

  #backUp(at: number): void {
    const failed = this.#fails || !this.#up || !this.#archives;
    this.#backups = [
      ...this.#backups,
      { at, failed, edition: this.#edition },
    ].slice(-12);
    if (failed) return;
    this.#bases = [...this.#bases, { at, edition: this.#edition }].slice(-KEPT);
    this.truth.forget('deleted-behind-the-back', PLACE);
  }

  /** What is restorable: the newest base of this database, and the log behind it. */
  #settle(): void {
    if (this.#archives && this.#up) this.#archivedUntil = this.#now;
    this.truth.deleteAll(PLACE);
    const newest = this.#bases[this.#bases.length - 1];
    if (!newest) return;
    const dataTime =
      newest.edition === this.#edition
        ? Math.max(this.#archivedUntil, newest.at + TAKES)
        : // With the log of its own time, up to the change.
          Math.max(
            this.#archivedOf.get(newest.edition) ?? 0,
            newest.at + TAKES,
          );
    this.truth.add({ place: PLACE, offSite: true, dataTime });
  }

  happen(event: string, now: number): void {
    this.#illUntil = Math.max(this.#illUntil, now + HOUR);
    switch (event) {
      case 'backups begin to fail':
        this.#fails = true;
        break;
      case 'backups work again':
        this.#fails = false;
        break;
      case 'the log is archived no more':
        if (this.#archives) this.#archivesSince = now;
        this.#archives = false;
        break;
      case 'the log is archived again':
        if (!this.#archives) this.#archivesSince = now;
        this.#archives = true;
        break;
      case 'the database is down':
        if (this.#up) {
          this.truth.tell({ kind: 'outage-untold', place: PLACE });
        }
        this.#up = false;
        break;
      case 'the database is up':
        this.#up = true;
        break;
      case 'the cluster is made anew':
        this.#archivedOf.set(this.#edition, this.#archivedUntil);
        this.#edition += 1;
        this.#created = now;
        this.#archivesSince = now;
        this.#illUntil = now + 2 * DAY;
        break;
      case 'a new major version takes over':
        this.#archivedOf.set(this.#edition, this.#archivedUntil);
        this.#edition += 1;
        this.#major += 1;
        this.#archivesSince = now;
        this.#illUntil = now + 2 * DAY;
        break;
      case 'the repository is emptied behind the back':
        this.#bases = [];
        this.truth.tell({
          kind: 'deleted-behind-the-back',
          place: PLACE,
          listedFrom: now,
        });
        this.#illUntil = now + 2 * DAY;
        break;
      case 'the operator dies':
        this.#alive = false;
        break;
      case 'the operator is back':
        this.#alive = true;
        break;
      case 'the listing stops':
        this.#lists = false;
        break;
      case 'the listing goes on':
        this.#lists = true;
        break;
      default:
        throw new Error(`Nothing here is called '${event}'.`);
    }
    this.#settle();
  }

  #majorOf({ edition }: { edition: number }): number {
    return edition === this.#edition ? this.#major : this.#major - 1;
  }

  objects(): KubernetesManifest[] {
    const shown = this.#backups;
    const nights = (this.#now - NIGHT) / DAY;
    return [
      ...databaseCluster({
        tool: 'pgbackrest',
        createdAt: isoOf(this.#created),
        archivingSince: isoOf(this.#archivesSince),
        archivingFails: this.#archives ? undefined : 'archive-push failed',
        status: {
          ...(this.#up
            ? {}
            : { phase: 'Not enough disk space', readyInstances: 0 }),
          pgDataImageInfo: {
            image: `ghcr.io/cloudnative-pg/postgresql:${this.#major}.1`,
            majorVersion: this.#major,
          },
        },
      }),
      scheduledBackup({
        tool: 'pgbackrest',
        lastSlot: isoOf(Math.floor(nights) * DAY + NIGHT),
        nextSlot: isoOf(Math.floor(nights + 1) * DAY + NIGHT),
      }),
      ...shown.map(backup =>
        databaseBackup({
          tool: 'pgbackrest',
          at: isoOf(backup.at),
          ...(backup.failed
            ? {
                error: 'exit status 82',
                status: {
                  reconciliationStartedAt: isoOf(backup.at),
                  reconciliationTerminatedAt: isoOf(backup.at + 60),
                },
              }
            : {
                stoppedAt: isoOf(backup.at + TAKES),
                status: { majorVersion: this.#majorOf(backup) },
              }),
        }),
      ),
    ];
  }

  reports(now: number): ReportOfCase[] {
    // An empty repository has no stanza to tell of.
    if (!this.#lists || this.#bases.length === 0) return [];
    const takenAt = now - 60;
    this.#listedAt = takenAt;
    const segment = '000000010000000000000020';
    return [
      {
        kind: 'pgbackrest',
        repository: repositoryOf('pg'),
        takenAt: new Date(takenAt * 1000),
        intervalSeconds: 6 * HOUR,
        body: Buffer.from(
          JSON.stringify([
            infoStanza({
              min: '000000010000000000000002',
              max: '000000010000000000000071',
              backups: this.#bases
                .filter(({ at }) => at + TAKES <= takenAt)
                .map(({ at }) =>
                  infoBackup({ start: at, stop: at + TAKES, segment }),
                ),
            }),
          ]),
        ),
      },
    ];
  }

  wasRead(): void {
    // Seen to be down while its condition still says that the log is archived.
    if (this.#archives) {
      this.truth.forget('outage-untold', PLACE);
    }
    this.truth.listed(PLACE, this.#listedAt);
  }

  isWell(now: number): boolean {
    return (
      now > this.#illUntil &&
      !this.#fails &&
      this.#archives &&
      this.#up &&
      this.#alive &&
      (this.truth.newest() ?? 0) > now - ARCHIVED_STEP
    );
  }
}
