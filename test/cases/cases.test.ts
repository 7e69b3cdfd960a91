import { ABSENCE_CASES } from './absenceCases';
import { COMPANY_CASES } from './companyCases';
import { complaintsOf } from './complaintsOf';
import { DATABASE_CASES } from './databaseCases';
import { EMPTY_RESTORE_CASES } from './emptyRestoreCases';
import { ENDING_BESIDE_CASES } from './endingBesideCases';
import { ENDING_CASES } from './endingCases';
import { EXEMPTION_CASES } from './exemptionCases';
import { HOST_CASES } from './hostCases';
import { KEPT_HOST_CASES } from './keptHostCases';
import { judgeCase } from './judgeCase';
import { KOPIA_CASES } from './kopiaCases';
import { KOPIUR_CASES } from './kopiurCases';
import { MIXED_CASES } from './mixedCases';
import { NAS_CASES } from './nasCases';
import { OWN_DUMP_CASES } from './ownDumpCases';
import { OWN_JOB_CASES } from './ownJobCases';
import { UNSEEN_SCRIPT_CASES } from './unseenScriptCases';
import { OWN_VOLUME_CASES } from './ownVolumeCases';
import { PGBACKREST_CASES } from './pgBackRestCases';
import { POSTGRES_OPERATOR_CASES } from './postgresOperatorCases';
import { SERVER_NAME_CASES } from './serverNameCases';
import { STOPPED_OPERATOR_CASES } from './stoppedOperatorCases';
import { UNTOLD_CASES } from './untoldCases';
import { VOLSYNC_CASES } from './volSyncCases';

describe.each([
  ['VolSync', VOLSYNC_CASES],
  ['a restore that found nothing', EMPTY_RESTORE_CASES],
  ['a Kopia repository', KOPIA_CASES],
  ['a database', DATABASE_CASES],
  ['a report of pgBackRest', PGBACKREST_CASES],
  ['a NAS', NAS_CASES],
  ['a server under two names', SERVER_NAME_CASES],
  ['an exemption', EXEMPTION_CASES],
  ['Kopiur', KOPIUR_CASES],
  ['Velero', COMPANY_CASES],
  ['Crunchy PGO and Percona', POSTGRES_OPERATOR_CASES],
  ['a CronJob of its own', OWN_JOB_CASES],
  ['a script that was not read', UNSEEN_SCRIPT_CASES],
  ['a dump, or a log that goes nowhere', OWN_DUMP_CASES],
  ['several systems', MIXED_CASES],
  ['what is not read', ABSENCE_CASES],
  ['the host of a database', HOST_CASES],
  ['what names the host of a database', KEPT_HOST_CASES],
  ['an operator that does not run', STOPPED_OPERATOR_CASES],
  ['what is deleted beside what stays', ENDING_BESIDE_CASES],
  ['a volume that copies are put onto', OWN_VOLUME_CASES],
  ['something that is being deleted', ENDING_CASES],
  ['a run that is not understood', UNTOLD_CASES],
])('of %s, the check', (_, cases) => {
  it.each(cases)('$title', async one => {
    expect(complaintsOf(await judgeCase(one), one)).toEqual([]);
  });
});
