import { useState, type FormEvent } from 'react';
import { DateTime } from 'luxon';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  DrillReport,
  RestoreScenario,
  RestoreWay,
  RunbookAnswer,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { isForbidden } from '../../api/isForbidden';
import { Pills } from './Pills';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5), maxWidth: 620 },
    label: { display: 'grid', fontWeight: 600, gap: theme.spacing(0.5) },
    input: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.text.disabled}`,
      borderRadius: 4,
      color: theme.palette.text.primary,
      font: 'inherit',
      fontWeight: 400,
      padding: theme.spacing(0.75, 1),
    },
    line: { margin: 0 },
  }),
  { name: 'BackupsDrillForm' },
);

/** Props of {@link DrillForm}. */
export interface DrillFormProps {
  entityRef: string;
  scenario: RestoreScenario;
  way?: RestoreWay;
  target: RunbookAnswer['targets'][number];
  /** A drill was kept. */
  recorded: () => void;
}

/** Keeps that this runbook was really tried, and how that went. */
export function DrillForm(props: DrillFormProps) {
  const { entityRef, target } = props;
  const classes = useStyles();
  const backupsApi = useApi(backupsApiRef);
  const [outcome, setOutcome] = useState<DrillReport['outcome']>();
  const [minutes, setMinutes] = useState('');
  const [check, setCheck] = useState('');
  const [evidence, setEvidence] = useState('');
  const [action, setAction] = useState('');
  const [message, setMessage] = useState<string>();
  const [isSending, setSending] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!outcome) return;
    setSending(true);
    const took = Number.parseFloat(minutes);
    try {
      const drill = await backupsApi.recordDrill({
        entityRef,
        drill: {
          itemKey: target.itemKey,
          planId: target.planId,
          scenario: props.scenario,
          way: props.way,
          outcome,
          finishedAt: DateTime.utc().toISO() ?? '',
          durationSeconds: Number.isFinite(took) ? took * 60 : undefined,
          pointTime: target.dataTime,
          check: check.trim(),
          evidence: evidence.trim() || undefined,
          action: outcome === 'failed' ? action.trim() || undefined : undefined,
        },
      });
      setMessage(
        `Recorded: ${drill.item} from ${drill.destination}, by ${drill.reportedBy}.`,
      );
      props.recorded();
    } catch (failure) {
      setMessage(
        isForbidden(failure)
          ? 'You may not record drills of this app (permission backups.drill.create).'
          : `It was not recorded: ${toError(failure).message}`,
      );
    }
    setSending(false);
  }

  return (
    <form className={classes.root} onSubmit={send}>
      <p className={classes.line}>
        You followed this runbook, for real or as a drill: keep how it went.
      </p>
      <Pills
        legend={`Did the data of ${target.item} come back?`}
        value={outcome}
        choose={value => setOutcome(value as DrillReport['outcome'])}
        options={[
          { value: 'proven', label: 'The data came back' },
          { value: 'failed', label: 'It did not work' },
        ]}
      />
      <label className={classes.label}>
        How was that checked?
        <textarea
          className={classes.input}
          rows={2}
          required
          maxLength={2000}
          value={check}
          onChange={({ target: input }) => setCheck(input.value)}
        />
      </label>
      <label className={classes.label}>
        How long did it take, in minutes?
        <input
          className={classes.input}
          type="number"
          min={0}
          step="any"
          value={minutes}
          onChange={({ target: input }) => setMinutes(input.value)}
        />
      </label>
      <label className={classes.label}>
        Where can that be seen again? (a link, a ticket)
        <input
          className={classes.input}
          maxLength={2000}
          value={evidence}
          onChange={({ target: input }) => setEvidence(input.value)}
        />
      </label>
      {outcome === 'failed' && (
        <label className={classes.label}>
          What is done about it?
          <input
            className={classes.input}
            maxLength={2000}
            value={action}
            onChange={({ target: input }) => setAction(input.value)}
          />
        </label>
      )}
      <div>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={!outcome || check.trim() === '' || isSending}
        >
          Record this drill
        </Button>
      </div>
      <p className={classes.line} role="status">
        {message}
      </p>
    </form>
  );
}
