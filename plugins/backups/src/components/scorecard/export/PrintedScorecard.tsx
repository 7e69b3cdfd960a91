import { useCallback, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import {
  durationInWords,
  type ExportedEntity,
  type ExportedSource,
  type ScorecardExport,
  type ScorecardExportRequest,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../../api/backupsApiRef';
import type { Printed } from '../../../hooks/usePrinting';
import { useAnswer } from '../../../hooks/useAnswer';
import { ServerNowContext } from '../../../hooks/useServerNow';
import { withoutVerdict } from '../../../text/withoutVerdict';
import { countText } from '../../../text/countText';
import { coverageText } from '../../../text/coverageText';
import { formatInstantInUtc } from '../../../text/formatInstantInUtc';
import { rowLossText } from '../../../text/lossText';
import { nameOfRef } from '../../../text/nameOfRef';
import { missedSlotsText } from '../../../text/missedSlotsText';
import { observedText, slaText, slaSentence } from '../../../text/slaText';
import { TextButton } from '../../atoms/TextButton';
import { FactList } from '../../layout/FactList';
import { Section } from '../../layout/Section';
import { LoadingTable } from '../tabs/LoadingTable';
import { ExportedActions } from './ExportedActions';
import { ExportedControls } from './ExportedControls';
import { ExportedDrills } from './ExportedDrills';
import { ExportedRules } from './ExportedRules';
import { ExportedTable } from './ExportedTable';
import { PartFailed } from '../../states/PartFailed';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2.5) },
    actions: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(2),
      '@media print': { display: 'none' },
    },
    digest: {
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(12),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsPrintedScorecard' },
);

/** A failed drill says more than one that ended well before it. */
function drillText({ lastDrill, failedDrill }: ExportedEntity): string {
  const day = (failedDrill ?? lastDrill)?.slice(0, 'yyyy-mm-dd'.length);
  if (day === undefined) return 'never';
  return failedDrill ? `failed ${day}` : day;
}

/** `VolSync on home-2`: each cluster has one of the kind. */
function sourceName({ id, title }: ExportedSource): string {
  return `${title} on ${id.split('/')[0]}`;
}

function sourcesText({ header }: ScorecardExport): ReactNode {
  return header.sources
    .map(
      source =>
        `${sourceName(source)}: ${
          source.ageSeconds === undefined
            ? 'never read'
            : `${durationInWords(source.ageSeconds)} old`
        }${source.current ? '' : ', not current'}`,
    )
    .join(' · ');
}

function unreadText({ header }: ScorecardExport): string {
  const unread = header.sources.filter(({ current }) => !current);
  return unread.length === 0
    ? 'none'
    : unread
        .map(source =>
          source.readAt
            ? `${sourceName(source)}, last read ${formatInstantInUtc(
                source.readAt,
              )}`
            : `${sourceName(source)}, never read`,
        )
        .join(' · ');
}

/** Props of {@link PrintedScorecard}. */
export interface PrintedScorecardProps extends Printed {
  request: ScorecardExportRequest;
  close: () => void;
}

/** Everything that the filter lets through, on paper: the export as a page. */
export function PrintedScorecard(props: PrintedScorecardProps) {
  const { request, period, parts, close } = props;
  // The same question is asked once, whatever object it comes in.
  const text = JSON.stringify({ ...request, ...period });
  const classes = useStyles();
  const api = useApi(backupsApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.exportScorecard(JSON.parse(text), { signal }),
    [api, text],
  );
  const { value: answer, error, askAgain } = useAnswer(ask);
  if (!answer) {
    return error ? (
      <PartFailed error={error} retry={askAgain} />
    ) : (
      <LoadingTable />
    );
  }
  const { header, body } = answer;
  return (
    <ServerNowContext.Provider value={header.now}>
      <div className={classes.root}>
        <div className={classes.actions}>
          <Button
            variant="outlined"
            size="small"
            onClick={() => window.print()}
          >
            Print
          </Button>
          <TextButton onClick={close}>Back to the page</TextButton>
        </div>
        <Section id="backups-export" title="Backups: what was asked">
          <FactList
            facts={[
              { term: 'As of', fact: formatInstantInUtc(header.now) },
              { term: 'For', fact: header.requestedBy },
              {
                term: 'Scope',
                fact: `${
                  header.query ? `filter ${header.query}` : 'no filter'
                }; ${
                  header.scope === 'everything'
                    ? 'everything'
                    : 'only what they may see'
                }`,
              },
              { term: 'Counted', fact: coverageText(header.coverage) },
              {
                term: `${header.period.from} to ${header.period.to}`,
                fact: slaSentence(header.sla.total, header.sla),
              },
              {
                term: 'Rules',
                fact: header.ruleVersions
                  .map(
                    ({ version, entities }) =>
                      `version ${version} (${entities})`,
                  )
                  .join(', '),
              },
              {
                term: 'Observed',
                fact: observedText(header.period),
              },
              ...(parts.includes('sources')
                ? [
                    { term: 'Sources', fact: sourcesText(answer) },
                    { term: 'Not read now', fact: unreadText(answer) },
                  ]
                : []),
              {
                term: 'SHA-256',
                fact: (
                  <>
                    <span className={classes.digest}>{header.sha256}</span>
                    <br />
                    It covers all of the JSON export's “body”, written without
                    white space: every table below.
                  </>
                ),
              },
            ]}
          />
        </Section>
        {parts.includes('controls') && (
          <ExportedControls controls={body.controls} />
        )}
        {parts.includes('apps') && (
          <ExportedTable
            id="apps"
            title="Apps"
            heads={[
              'App',
              'Owner',
              'Verdict',
              'Volume lost',
              'Site lost',
              'Level',
              `Made in ${countText(header.period.days, 'day')}`,
              'Last drill',
            ]}
            rows={body.entities.map(entity => ({
              key: entity.entityRef,
              cells: [
                entity.title,
                entity.owner ? nameOfRef(entity.owner) : 'no owner',
                withoutVerdict(entity.headline),
                rowLossText(entity, 'volume'),
                rowLossText(entity, 'site'),
                entity.level ? `L${entity.level.level}` : 'not judged',
                slaText(entity.sla),
                drillText(entity),
              ],
            }))}
          />
        )}
        {parts.includes('rules') && <ExportedRules rules={body.rules} />}
        {parts.includes('exemptions') && body.exemptions.length > 0 && (
          <ExportedTable
            id="exempt"
            title="Exempt"
            heads={[
              'Item',
              'App',
              'Owner',
              'Reason',
              'Declared by',
              'Requested by',
              'Approved by',
              'Until',
            ]}
            rows={body.exemptions.map(exemption => ({
              key: `${exemption.entityRef} ${exemption.item}`,
              cells: [
                exemption.item,
                nameOfRef(exemption.entityRef),
                exemption.owner ? nameOfRef(exemption.owner) : 'no owner',
                exemption.reason ?? 'none given',
                exemption.declaredBy ?? '',
                exemption.requestedBy ?? 'not written down',
                exemption.approvedBy ?? 'not written down',
                exemption.until?.slice(0, 'yyyy-mm-dd'.length) ?? 'no end date',
              ],
            }))}
          />
        )}
        {parts.includes('drills') && <ExportedDrills drills={body.drills} />}
        {parts.includes('actions') && (
          <ExportedActions actions={body.actions} />
        )}
        {parts.includes('missed') && body.missed.length > 0 && (
          <ExportedTable
            id="missed"
            title="Missed"
            heads={['Day', 'Due (UTC)', 'App', 'Copy', 'Missed', 'Made']}
            rows={body.missed.map((missed, index) => ({
              key: `${missed.day} ${missed.entityRef} ${index}`,
              cells: [
                missed.day,
                missedSlotsText(missed),
                missed.title,
                missed.destination
                  ? `${missed.item} on ${missed.destination}`
                  : 'a copy that exists no longer',
                missed.missed,
                missed.made,
              ],
            }))}
          />
        )}
        {body.departed.length > 0 && (
          <ExportedTable
            id="gone"
            title="Gone in the period"
            heads={['App', 'Owner', 'Gone since', 'Made']}
            rows={body.departed.map(gone => ({
              key: gone.entityRef,
              cells: [
                gone.title,
                gone.owner ? nameOfRef(gone.owner) : 'no owner',
                gone.goneOn,
                slaText(gone.sla),
              ],
            }))}
          />
        )}
      </div>
    </ServerNowContext.Provider>
  );
}
