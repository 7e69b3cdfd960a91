import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { RestoreScenario } from 'backstage-plugin-backups-common';
import InfoIcon from '@material-ui/icons/Info';
import { backupsApiRef } from '../../api/backupsApiRef';
import { isForbidden } from '../../api/isForbidden';
import { useAnswer } from '../../hooks/useAnswer';
import { useEscape } from '../../hooks/useEscape';
import {
  restoreHref,
  type RestoreChoice,
  type RestoreUrl,
} from '../../hooks/useRestoreChoice';
import { ServerNowContext } from '../../hooks/useServerNow';
import { countText } from '../../text/countText';
import { Fold } from '../layout/Fold';
import { Section } from '../layout/Section';
import { Strip } from '../layout/Strip';
import { AnswerFailed } from '../states/AnswerFailed';
import { LoadingTab } from '../states/LoadingTab';
import { PointTimeline, chosenKey } from '../timeline/PointTimeline';
import {
  restoreLanes,
  type TimelineLane,
  type TimelinePoint,
} from '../timeline/timelineLanes';
import { FromSection } from './FromSection';
import { GoodSection } from './GoodSection';
import { HappenedSection } from './HappenedSection';
import { OwnRunbooks } from './OwnRunbooks';
import { RestoreDrills } from './RestoreDrills';
import { RestoreHead } from './RestoreHead';
import { RunbookSections } from './RunbookSections';
import { RestoreExceptions } from './RestoreExceptions';
import { RestoreSentence } from './RestoreSentence';
import { RestoreSummary } from './RestoreSummary';
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
  // The newest point may hold the damage: nothing is written until it is said
  // since when something is broken.
  const needsMoment = scenario === 'broken-since' && latest;
  const question = useMemo(
    () =>
      scenario && !needsMoment
        ? (signal: AbortSignal) =>
            backupsApi.getRunbook(
              { entityRef, scenario, planId, way, moment, latest, tag },
              { signal },
            )
        : undefined,
    [
      backupsApi,
      entityRef,
      needsMoment,
      scenario,
      planId,
      way,
      moment,
      latest,
      tag,
    ],
  );
  const written = useAnswer(question);
  const runbook = written.value?.runbook;
  const progress = useRunbookProgress(tag, runbook);
  const onKeyDown = useEscape(url.close);

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
      <AnswerFailed error={options.error} retry={options.askAgain} />
    ) : (
      <LoadingTab />
    );
  }
  const { ownRunbooks, scenarios, drills } = options.value;
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
  const shown = (
    isWholeApp ? items : [item].filter(each => each !== undefined)
  ).map(each => (needsMoment ? { ...each, recommended: undefined } : each));
  const answer = scenario === undefined ? undefined : written.value;
  const chosen = new Set(
    (answer?.targets ?? []).flatMap(target =>
      target.dataTime ? [chosenKey(target.planId, target.dataTime)] : [],
    ),
  );
  const hrefOf = (lane: TimelineLane, point: TimelinePoint) =>
    restoreHref(choice.opened, {
      ...choice,
      moment: point.at,
      planId: isWholeApp ? planId : lane.planId,
    });
  const forms = scenario && (
    <>
      <HappenedSection
        scenario={scenario}
        scenarios={scenarios}
        change={url.change}
      />
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
    </>
  );
  return (
    <ServerNowContext.Provider value={options.value.now}>
      {/* Keys of what is inside it: it is no control itself. */}
      <div
        className={classes.root}
        data-backups-print
        role="presentation"
        onKeyDown={onKeyDown}
      >
        <RestoreHead
          name={name}
          cluster={item?.cluster}
          writtenAt={written.value?.now ?? options.value.now}
          answer={answer}
          progress={progress}
          isChosen={scenario !== undefined}
          close={url.close}
        />
        {scenario ? (
          <Section
            id="backups-restore-choice"
            title={<span data-backups-screen>What is restored</span>}
          >
            <RestoreSentence
              choice={choice}
              scenario={scenario}
              scenarios={scenarios}
              item={item}
              shown={shown}
              isWholeApp={isWholeApp}
              runbook={runbook}
              change={url.change}
            />
            {answer && (
              <RestoreSummary answer={answer} items={options.value.items} />
            )}
          </Section>
        ) : (
          <HappenedSection scenarios={scenarios} change={url.change} />
        )}
        <RestoreExceptions
          options={options.value}
          shown={shown}
          answer={answer}
          change={url.change}
        />
        {scenario && (
          <div data-backups-screen className={classes.root}>
            <Fold
              id="backups-restore-points"
              title="When you can go back to"
              open={needsMoment}
              summary={`${countText(
                shown.flatMap(({ paths }) => paths).length,
                'copy',
                'copies',
              )}`}
            >
              <PointTimeline
                lanes={restoreLanes(shown)}
                hrefOf={hrefOf}
                chosen={chosen}
                damagedSince={
                  scenario === 'broken-since' ? choice.moment : undefined
                }
              />
            </Fold>
            <Fold
              id="backups-restore-forms"
              title="All choices"
              open={needsMoment}
            >
              <div className={classes.root}>{forms}</div>
            </Fold>
          </div>
        )}
        {scenario && written.error && (
          <AnswerFailed error={written.error} retry={written.askAgain} />
        )}
        {answer && (
          <div
            className={`${classes.root} ${
              written.isAsking ? classes.asking : ''
            }`}
            aria-busy={written.isAsking}
          >
            <RunbookSections answer={answer} progress={progress} />
          </div>
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
            items={items}
            answer={answer}
            recorded={options.askAgain}
          />
        </div>
      </div>
    </ServerNowContext.Provider>
  );
}
