import type { DrillView } from '../api/DrillView';
import type { ReportedDrill } from '../api/ReportedDrill';
import type { ReportResponse } from '../api/ReportResponse';
import { backupsReportCreatePermission } from '../permissions';
import { asking } from './Route';

/** Routes that jobs send reports to. They are for services only, and have no method in the client. */
export const reportRoutes = {
  /** Of all reports the one that no provider reads: it comes before the others. */
  reportDrill: asking<{ drill: ReportedDrill }, DrillView>()('portal', {
    method: 'post',
    path: '/reports/drill',
    summary:
      'Keeps that a job has tried a restore. For services only; one that was sent before changes nothing.',
    permission: backupsReportCreatePermission,
    answer: 'DrillView',
    onlyServices: true,
    body: { field: 'drill', text: 'A ReportedDrill.' },
    notFound: 'There is no such entity.',
    audit: { event: 'drill-report', severity: 'medium' },
  }),
  /** A report about a repository. */
  report: asking<
    {
      reportKind: string;
      repository: string;
      /** ISO 8601. */
      takenAt: string;
      intervalSeconds?: number;
      report: unknown;
    },
    ReportResponse
  >()('portal', {
    method: 'post',
    path: '/reports/:reportKind',
    summary:
      'Takes a report about a repository. For services only; one that is not newer than the last changes nothing.',
    permission: backupsReportCreatePermission,
    answer: 'ReportResponse',
    onlyServices: true,
    body: {
      field: 'report',
      text: 'JSON as the kind of report asks for, plain or with gzip.',
    },
    notFound: 'No installed provider understands this kind of report.',
    audit: { event: 'report-create', severity: 'medium' },
  }),
};
