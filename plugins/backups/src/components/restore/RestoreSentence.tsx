import { useId, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RestoreItemView,
  RestoreOptions,
  RestoreScenario,
  Runbook,
} from 'backstage-plugin-backups-common';
import {
  RESTORE_SCENARIOS,
  SCENARIO_LABELS,
} from 'backstage-plugin-backups-common';
import type { RestoreChoice, RestoreUrl } from '../../hooks/useRestoreChoice';
import { useServerNow } from '../../hooks/useServerNow';
import { formatInstant } from '../../text/formatInstant';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      fontSize: theme.typography.pxToRem(15),
      gap: theme.spacing(1),
    },
    choice: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(1),
      maxWidth: '100%',
    },
    select: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.text.disabled}`,
      borderRadius: 4,
      color: theme.palette.text.primary,
      font: 'inherit',
      fontWeight: 600,
      maxWidth: '100%',
      minHeight: 36,
      minWidth: 0,
      padding: theme.spacing(0.5, 1),
      textOverflow: 'ellipsis',
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
  }),
  { name: 'BackupsRestoreSentence' },
);

interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

function Choice(props: {
  /** Stands before it. */
  word?: ReactNode;
  label: string;
  value: string;
  options: readonly Option[];
  choose: (value: string) => void;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <span className={classes.choice}>
      {props.word && <span aria-hidden>{props.word}</span>}
      <select
        id={id}
        aria-label={props.label}
        className={classes.select}
        value={props.value}
        onChange={({ target }) => props.choose(target.value)}
      >
        {props.options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Moments of good points, newest first, and the one that is chosen. */
function momentsOf(
  shown: readonly RestoreItemView[],
  planId: string | undefined,
  moment: string | undefined,
): string[] {
  const points = shown.flatMap(({ paths }) =>
    paths
      .filter(path => planId === undefined || path.planId === planId)
      .flatMap(path => path.points)
      .filter(
        ({ spoiled }) => spoiled === undefined || spoiled === 'after-moment',
      )
      .map(({ dataTime }) => dataTime),
  );
  return [...new Set([...points, moment ?? []].flat())].sort((one, other) =>
    other.localeCompare(one),
  );
}

/** Props of {@link RestoreSentence}. */
export interface RestoreSentenceProps {
  choice: RestoreChoice;
  scenario: RestoreScenario;
  scenarios: RestoreOptions['scenarios'];
  /** The one that is restored, where it is one. */
  item?: RestoreItemView;
  shown: readonly RestoreItemView[];
  isWholeApp: boolean;
  runbook?: Runbook;
  change: RestoreUrl['change'];
}

/** What happened, back to when, from where and how: one sentence of choices. */
export function RestoreSentence(props: RestoreSentenceProps) {
  const { choice, scenario, scenarios, item, shown, isWholeApp, runbook } =
    props;
  const { change } = props;
  const classes = useStyles();
  const now = useServerNow();
  const from = choice.planId ?? item?.recommended?.planId;
  const needsMoment = scenario === 'broken-since';
  return (
    <div
      className={classes.root}
      role="group"
      aria-label="What is restored"
      data-backups-screen
    >
      <Choice
        label="What happened"
        value={scenario}
        choose={value =>
          change({ scenario: value as RestoreScenario, way: undefined })
        }
        options={RESTORE_SCENARIOS.map(each => ({
          value: each,
          label: SCENARIO_LABELS[each],
          disabled: scenarios.some(
            other => other.scenario === each && other.unavailable,
          ),
        }))}
      />
      <Choice
        word={needsMoment ? 'last good' : 'to'}
        label="Back to"
        value={choice.moment ?? ''}
        choose={value => change({ moment: value === '' ? undefined : value })}
        options={[
          {
            value: '',
            label: needsMoment ? 'choose a moment' : 'the newest good point',
          },
          ...momentsOf(shown, isWholeApp ? undefined : from, choice.moment).map(
            at => ({ value: at, label: formatInstant(at, now) }),
          ),
        ]}
      />
      {!isWholeApp && item && item.paths.length > 0 && (
        <Choice
          word="from"
          label="From"
          value={from ?? ''}
          choose={value =>
            change({ planId: value === '' ? undefined : value, way: undefined })
          }
          options={[
            ...(from === undefined ? [{ value: '', label: 'choose' }] : []),
            ...item.paths.map(({ planId, destination, writable }) => ({
              value: planId,
              label: destination,
              disabled: !writable,
            })),
          ]}
        />
      )}
      {runbook && runbook.ways.length > 1 && (
        <Choice
          word="by"
          label="How"
          value={runbook.way}
          choose={value => change({ way: value as RestoreChoice['way'] })}
          options={runbook.ways.map(({ way, label }) => ({
            value: way,
            label,
          }))}
        />
      )}
    </div>
  );
}
