import { useCallback, type ReactNode } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  durationInWords,
  type BackupsApi,
  type BackupsRequestOptions,
  type ScorecardExport,
  type ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { ServerNowContext } from '../../../hooks/useServerNow';
import { coverageText } from '../../../text/coverageText';
import { formatInstantInUtc } from '../../../text/formatInstantInUtc';
import { lossText } from '../../../text/lossText';
import { nameOfRef } from '../../../text/nameOfRef';
import { missedSlotsText } from '../../../text/missedSlotsText';
import { slaText, slaSentence } from '../../../text/slaText';
import { verdictLooks } from '../../../theme/verdictLooks';
import { TextButton } from '../../atoms/TextButton';
import { FactList } from '../../layout/FactList';
import { PlainTable } from '../../layout/PlainTable';
import { Section } from '../../layout/Section';
import { LoadingTable } from '../tabs/LoadingTable';

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

function sourcesText({ header }: ScorecardExport): ReactNode {
  return header.sources
    .map(
      ({ title, ageSeconds, current }) =>
        `${title}: ${
          ageSeconds === undefined
            ? 'never read'
            : `${durationInWords(ageSeconds)} old`
        }${current ? '' : ', not current'}`,
    )
    .join(' · ');
}

/** Props of {@link PrintedScorecard}. */
export interface PrintedScorecardProps {
  request: ScorecardRequest;
  close: () => void;
}

/** Everything that the filter lets through, on paper: the export as a page. */
export function PrintedScorecard(props: PrintedScorecardProps) {
  const { request, close } = props;
  const classes = useStyles();
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) => {
      const { cursor, limit, ...rest } = request;
      return api.exportScorecard(rest, options);
    },
    [request],
  );
  const { answer, error } = useScorecardPart(ask, undefined);
  if (!answer) {
    return error ? <ResponseErrorPanel error={error} /> : <LoadingTable />;
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
              { term: 'Sources', fact: sourcesText(answer) },
              {
                term: 'SHA-256',
                fact: <span className={classes.digest}>{header.sha256}</span>,
              },
            ]}
          />
        </Section>
        <Section id="backups-export-apps" title="Apps">
          <PlainTable
            label="Apps"
            heads={[
              'App',
              'Owner',
              'Verdict',
              'Volume lost',
              'Site lost',
              'Level',
              `Made ${header.period.days} d`,
              'Last drill',
            ]}
            rows={body.entities.map(entity => ({
              key: entity.entityRef,
              cells: [
                entity.title,
                entity.owner ? nameOfRef(entity.owner) : 'nobody',
                `${verdictLooks[entity.verdict].label}. ${entity.headline}`,
                lossText(entity.loss.volume),
                lossText(entity.loss.site),
                entity.level ? `L${entity.level.level}` : 'not judged',
                slaText(entity.sla),
                entity.lastDrill
                  ? entity.lastDrill.slice(0, 'yyyy-mm-dd'.length)
                  : 'never',
              ],
            }))}
          />
        </Section>
        {body.exemptions.length > 0 && (
          <Section id="backups-export-exempt" title="Exempt">
            <PlainTable
              label="Exempt"
              heads={['Item', 'App', 'Reason', 'Until']}
              rows={body.exemptions.map(
                ({ entityRef, item, reason, until }) => ({
                  key: `${entityRef} ${item}`,
                  cells: [
                    item,
                    nameOfRef(entityRef),
                    reason ?? 'none given',
                    until?.slice(0, 'yyyy-mm-dd'.length) ?? 'for good',
                  ],
                }),
              )}
            />
          </Section>
        )}
        {body.missed.length > 0 && (
          <Section id="backups-export-missed" title="Missed">
            <PlainTable
              label="Missed"
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
          </Section>
        )}
        {body.departed.length > 0 && (
          <Section id="backups-export-gone" title="Gone in the period">
            <PlainTable
              label="Gone in the period"
              heads={['App', 'Owner', 'Gone since', 'Made']}
              rows={body.departed.map(gone => ({
                key: gone.entityRef,
                cells: [
                  gone.title,
                  gone.owner ? nameOfRef(gone.owner) : 'nobody',
                  gone.goneOn,
                  slaText(gone.sla),
                ],
              }))}
            />
          </Section>
        )}
      </div>
    </ServerNowContext.Provider>
  );
}
