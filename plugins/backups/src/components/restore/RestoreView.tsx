import { useCallback, useMemo } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { RestoreScenario } from 'backstage-plugin-backups-common';
import {
  RESTORE_SCENARIOS,
  renderMarkdown,
} from 'backstage-plugin-backups-common';
import InfoIcon from '@material-ui/icons/Info';
import { backupsApiRef } from '../../api/backupsApiRef';
import { isForbidden } from '../../api/isForbidden';
import { useAnswer } from '../../hooks/useAnswer';
import type { RestoreChoice, RestoreUrl } from '../../hooks/useRestoreChoice';
import { ServerNowContext } from '../../hooks/useServerNow';
import { scenarioText } from '../../text/scenarioText';
import { mutedText } from '../../theme/mutedText';
import { Instant } from '../atoms/Instant';
import { Section } from '../layout/Section';
import { Strip } from '../layout/Strip';
import { LoadingTab } from '../states/LoadingTab';
import { DrillForm } from './DrillForm';
import { DrillList } from './DrillList';
import { momentWindows } from './momentBounds';
import { MomentPicker } from './MomentPicker';
import { OwnRunbooks } from './OwnRunbooks';
import { PaperTime } from './PaperTime';
import { PathPicker } from './PathPicker';
import { Pills } from './Pills';
import { PointsTable } from './PointsTable';
import { RunbookSections } from './RunbookSections';
import { SeenRestores } from './SeenRestores';
import { useRunbookProgress } from './useRunbookProgress';

const useStyles = makeStyles(
  theme => ({
    '@global': {
      '@media print': {
        'body *': { visibility: 'hidden' },
        '[data-backups-print], [data-backups-print] *': {
          visibility: 'visible',
        },
        '[data-backups-print]': {
          left: 0,
          position: 'absolute',
          top: 0,
          width: '100%',
        },
        '[data-backups-screen], [data-backups-screen] *': {
          display: 'none !important',
        },
        '[data-backups-print] section': {
          border: '0 !important',
          padding: '0 !important',
          '& > div': {
            fontSize: '8.5pt !important',
            lineHeight: '1.25 !important',
            padding: '3px 0 !important',
          },
        },
        '[data-backups-print] h2': {
          breakAfter: 'avoid',
          fontSize: '11pt !important',
        },
        // The portal clips what is longer than the window.
        'html, body, body div': {
          height: 'auto !important',
          overflow: 'visible !important',
        },
      },
    },
    root: {
      display: 'grid',
      gap: theme.spacing(2.5),
      gridTemplateColumns: 'minmax(0, 1fr)',
      '@media print': { display: 'block', fontSize: '9pt', lineHeight: 1.35 },
    },
    head: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
    },
    title: {
      fontSize: theme.typography.pxToRem(22),
      fontWeight: 700,
      margin: 0,
    },
    quiet: { color: mutedText(theme) },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
    gap: {
      marginTop: theme.spacing(2),
      '&:first-child': { marginTop: 0 },
    },
    asking: { opacity: 0.6 },
  }),
  { name: 'BackupsRestoreView' },
);

/** These go over everything the app has; the others over one item. */
const WHOLE_APP: readonly RestoreScenario[] = ['broken-since', 'cluster-gone'];

/** Props of {@link RestoreView}. */
export interface RestoreViewProps {
  entityRef: string;
  choice: RestoreChoice;
  url: RestoreUrl;
}

/** The 3 a.m. screen: what happened, from where, and exactly what to type. */
export function RestoreView(props: RestoreViewProps) {
  const { entityRef, choice, url } = props;
  const classes = useStyles();
  const backupsApi = useApi(backupsApiRef);
  const { scenario, planId, way, tag } = choice;
  // Fixed when the view was opened: what is shown does not change under the reader.
  const moment = choice.moment ?? choice.opened;
  const latest = choice.moment === undefined;
  const options = useAnswer(
    useCallback(
      (signal: AbortSignal) =>
        backupsApi.getRestoreOptions({ entityRef, moment }, { signal }),
      [backupsApi, entityRef, moment],
    ),
  );
  const question = useMemo(
    () =>
      scenario &&
      ((signal: AbortSignal) =>
        backupsApi.getRunbook(
          { entityRef, scenario, planId, way, moment, latest, tag },
          { signal },
        )),
    [backupsApi, entityRef, scenario, planId, way, moment, latest, tag],
  );
  const written = useAnswer(question);
  const runbook = written.value?.runbook;
  const progress = useRunbookProgress(tag, runbook);

  const error = options.error ?? written.error;
  if (error && isForbidden(error)) {
    return (
      <Strip
        look={{ label: 'Not allowed', tone: 'unknown', Icon: InfoIcon }}
        title="You can't see restore runbooks of this app"
      >
        It needs permission backups.runbook.read on the app.
      </Strip>
    );
  }
  if (!options.value) {
    return options.error ? (
      <ResponseErrorPanel error={options.error} />
    ) : (
      <LoadingTab />
    );
  }
  const { ownRunbooks, scenarios, seen, drills } = options.value;
  const items =
    scenario === 'database-moment'
      ? options.value.items.filter(({ kind }) => kind === 'database-cluster')
      : options.value.items;
  const named = items.find(({ paths }) =>
    paths.some(path => path.planId === planId),
  );
  const item = named ?? items[0];
  const { name } = parseEntityRef(entityRef);
  const isWholeApp = scenario !== undefined && WHOLE_APP.includes(scenario);
  const writtenAt = written.value?.now ?? options.value.now;
  const shown = isWholeApp ? items : [item].filter(each => each !== undefined);
  return (
    <ServerNowContext.Provider value={options.value.now}>
      <div className={classes.root} data-backups-print>
        <div className={classes.head}>
          <h2 className={classes.title}>
            {runbook?.title ?? `Restore ${name}`}
          </h2>
          <span className={classes.quiet}>
            {item && `cluster ${item.cluster} · `}written{' '}
            <span data-backups-screen>
              <Instant at={writtenAt} />
            </span>
            <PaperTime at={writtenAt} /> from what was last read
          </span>
          <span className={classes.actions} data-backups-screen>
            <Button variant="outlined" onClick={url.close}>
              Back to backups
            </Button>
            {written.value && runbook && (
              <>
                <Button variant="outlined" onClick={() => window.print()}>
                  Print
                </Button>
                <CopyTextButton
                  text={renderMarkdown(runbook, progress.values, [
                    written.value.drilled,
                  ])}
                  aria-label="Copy as Markdown"
                  tooltipText="Copied as Markdown"
                />
              </>
            )}
          </span>
        </div>
        <SeenRestores restores={seen} />
        <div data-backups-screen>
          <Section id="backups-restore-happened" title="1 · What happened?">
            <Pills
              legend="What happened?"
              value={scenario}
              choose={value =>
                url.change({
                  scenario: value as RestoreScenario,
                  way: undefined,
                })
              }
              options={RESTORE_SCENARIOS.map(each => ({
                value: each,
                label: scenarioText[each].label,
                hint: scenarioText[each].does,
                unavailable: scenarios.find(
                  candidate => candidate.scenario === each,
                )?.unavailable,
              }))}
            />
          </Section>
        </div>
        {scenario && (
          <>
            <div data-backups-screen>
              <Section
                id="backups-restore-good"
                title="2 · When was it last good?"
                hint="The newest point may already hold the damage."
              >
                <MomentPicker
                  opened={choice.opened}
                  moment={choice.moment}
                  windows={momentWindows(shown, planId)}
                  choose={picked => url.change({ moment: picked })}
                />
                {!isWholeApp && items.length > 1 && (
                  <div className={classes.gap}>
                    <Pills
                      legend="Which volume or database?"
                      value={item?.key}
                      choose={key => {
                        const other = items.find(each => each.key === key);
                        url.change({
                          planId:
                            other?.recommended?.planId ??
                            other?.paths[0]?.planId,
                          way: undefined,
                        });
                      }}
                      options={items.map(each => ({
                        value: each.key,
                        label: each.name,
                      }))}
                    />
                  </div>
                )}
                {shown.map(each => (
                  <div key={each.key} className={classes.gap}>
                    {isWholeApp && <strong>{each.name}</strong>}
                    <PointsTable item={each} />
                  </div>
                ))}
              </Section>
            </div>
            <div data-backups-screen>
              <Section
                id="backups-restore-from"
                title="3 · From where?"
                hint="The way to it has to work, too."
              >
                {shown.map(each => (
                  <div key={each.key} className={classes.gap}>
                    {isWholeApp && <strong>{each.name}</strong>}
                    <PathPicker
                      item={each}
                      planId={each === named ? planId : undefined}
                      choose={chosen =>
                        url.change({ planId: chosen, way: undefined })
                      }
                    />
                  </div>
                ))}
                {runbook && runbook.ways.length > 1 && (
                  <div className={classes.gap}>
                    <Pills
                      legend="How?"
                      value={runbook.way}
                      choose={value =>
                        url.change({ way: value as RestoreChoice['way'] })
                      }
                      options={runbook.ways.map(each => ({
                        value: each.way,
                        label: each.label,
                        hint: each.when,
                      }))}
                    />
                  </div>
                )}
              </Section>
            </div>
            {written.error && <ResponseErrorPanel error={written.error} />}
            {written.value?.because && (
              <Strip
                look={{ label: 'Note', tone: 'warn', Icon: InfoIcon }}
                title={runbook ? 'Not everything is in it' : 'No runbook'}
              >
                {written.value.because}
              </Strip>
            )}
            {written.value && (
              <div
                className={`${classes.root} ${
                  written.isAsking ? classes.asking : ''
                }`}
                aria-busy={written.isAsking}
              >
                <RunbookSections
                  answer={written.value}
                  from={4}
                  progress={progress}
                />
              </div>
            )}
          </>
        )}
        <div data-backups-screen className={classes.root}>
          {ownRunbooks.length > 0 && (
            <Section
              id="backups-restore-own"
              title="Your own runbooks"
              hint="Written by you, not generated."
            >
              <OwnRunbooks runbooks={ownRunbooks} />
            </Section>
          )}
          <Section
            id="backups-restore-drills"
            title="Restore drills"
            hint={
              drills.length === 0
                ? 'Never drilled: nobody has recorded a restore of this app.'
                : undefined
            }
          >
            {drills.length > 0 && <DrillList drills={drills} />}
            {scenario && runbook && written.value?.targets[0] && (
              <DrillForm
                key={written.value.targets[0].planId}
                entityRef={entityRef}
                scenario={scenario}
                way={runbook?.way}
                target={written.value.targets[0]}
                recorded={options.askAgain}
              />
            )}
          </Section>
        </div>
      </div>
    </ServerNowContext.Provider>
  );
}
