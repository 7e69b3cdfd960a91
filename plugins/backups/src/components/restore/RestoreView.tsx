import { useCallback, useMemo } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { RestoreScenario } from 'backstage-plugin-backups-common';
import InfoIcon from '@material-ui/icons/Info';
import { backupsApiRef } from '../../api/backupsApiRef';
import { isForbidden } from '../../api/isForbidden';
import { useAnswer } from '../../hooks/useAnswer';
import type { RestoreChoice, RestoreUrl } from '../../hooks/useRestoreChoice';
import { ServerNowContext } from '../../hooks/useServerNow';
import { Section } from '../layout/Section';
import { Strip } from '../layout/Strip';
import { LoadingTab } from '../states/LoadingTab';
import { FromSection } from './FromSection';
import { GoodSection } from './GoodSection';
import { HappenedSection } from './HappenedSection';
import { OwnRunbooks } from './OwnRunbooks';
import { RestoreDrills } from './RestoreDrills';
import { RestoreHead } from './RestoreHead';
import { RunbookSections } from './RunbookSections';
import { SeenRestores } from './SeenRestores';
import { useRestoreStyles } from './useRestoreStyles';
import { useRunbookProgress } from './useRunbookProgress';

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
  const classes = useRestoreStyles();
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
  const shown = isWholeApp ? items : [item].filter(each => each !== undefined);
  return (
    <ServerNowContext.Provider value={options.value.now}>
      <div className={classes.root} data-backups-print>
        <RestoreHead
          name={name}
          cluster={item?.cluster}
          writtenAt={written.value?.now ?? options.value.now}
          answer={written.value}
          progress={progress}
          close={url.close}
        />
        <SeenRestores restores={seen} />
        <HappenedSection
          scenario={scenario}
          scenarios={scenarios}
          change={url.change}
        />
        {scenario && (
          <>
            <GoodSection
              choice={choice}
              isWholeApp={isWholeApp}
              items={items}
              item={item}
              shown={shown}
              change={url.change}
            />
            <FromSection
              isWholeApp={isWholeApp}
              shown={shown}
              named={named}
              planId={planId}
              runbook={runbook}
              change={url.change}
            />
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
          <RestoreDrills
            entityRef={entityRef}
            scenario={scenario}
            drills={drills}
            answer={written.value}
            recorded={options.askAgain}
          />
        </div>
      </div>
    </ServerNowContext.Provider>
  );
}
