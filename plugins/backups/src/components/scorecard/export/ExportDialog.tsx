import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { ScorecardExportRequest } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../../api/backupsApiRef';
import type { Printed } from '../../../hooks/usePrinting';
import { useServerNow } from '../../../hooks/useServerNow';
import { mutedText } from '../../../theme/mutedText';
import { ALL_PARTS, EXPORT_PARTS, type ExportPart } from './exportParts';
import { PERIOD_NAMES, periodOf, type PeriodName } from './exportPeriods';
import { saveFile } from './saveFile';

const useStyles = makeStyles(
  theme => ({
    content: { display: 'grid', gap: theme.spacing(2) },
    row: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
    parts: {
      border: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      margin: 0,
      padding: 0,
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    part: { padding: theme.spacing(0.5, 1) },
    quiet: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      margin: 0,
    },
    button: { textTransform: 'none' },
    date: { colorScheme: theme.palette.type },
  }),
  { name: 'BackupsExportDialog' },
);

/** Props of {@link ExportDialog}. */
export interface ExportDialogProps {
  /** What is exported: the filter and the order of the page. */
  request: ScorecardExportRequest;
  close: () => void;
  /** Shows it as it is printed. */
  print: (what: Printed) => void;
}

/** Evidence of a period: which days, and what of them goes on paper or into files. */
export function ExportDialog(props: ExportDialogProps) {
  const { request, close, print } = props;
  const classes = useStyles();
  const backupsApi = useApi(backupsApiRef);
  const now = useServerNow();
  const [name, setName] = useState<PeriodName>('days30');
  const [period, setPeriod] = useState(() => periodOf('days30', now));
  const [parts, setParts] = useState<readonly ExportPart[]>(ALL_PARTS);
  const [said, setSaid] = useState('');
  const asked = { ...request, ...period };

  async function download(format: 'json' | 'csv' | 'chain') {
    setSaid('Exporting …');
    try {
      const files = await backupsApi.downloadScorecard({ ...asked, format });
      files.forEach(saveFile);
      setSaid(`Saved ${files.map(({ fileName }) => fileName).join(' and ')}`);
    } catch (failure) {
      setSaid(`It could not be exported: ${toError(failure).message}`);
    }
  }

  function dateField(field: 'from' | 'to', label: string) {
    return (
      <TextField
        type="date"
        label={label}
        InputLabelProps={{ shrink: true }}
        inputProps={{ className: classes.date }}
        value={period[field]}
        onChange={event => {
          setName('own');
          setPeriod({ ...period, [field]: event.target.value });
        }}
      />
    );
  }

  return (
    <Dialog open onClose={close} aria-labelledby="backups-export-title">
      <DialogTitle id="backups-export-title">Export evidence</DialogTitle>
      <DialogContent className={classes.content}>
        <div className={classes.row}>
          <TextField
            select
            SelectProps={{ native: true }}
            label="Period"
            id="backups-export-period"
            value={name}
            onChange={event => {
              const chosen = event.target.value as PeriodName;
              setName(chosen);
              if (chosen !== 'own') setPeriod(periodOf(chosen, now));
            }}
          >
            {(Object.keys(PERIOD_NAMES) as PeriodName[]).map(id => (
              <option key={id} value={id}>
                {PERIOD_NAMES[id]}
              </option>
            ))}
          </TextField>
          {dateField('from', 'From')}
          {dateField('to', 'To')}
        </div>
        <fieldset className={classes.parts} aria-label="What is printed">
          {ALL_PARTS.map(part => (
            <FormControlLabel
              key={part}
              label={EXPORT_PARTS[part]}
              control={
                <Checkbox
                  className={classes.part}
                  color="primary"
                  checked={parts.includes(part)}
                  onChange={(_, isChecked) =>
                    setParts(
                      ALL_PARTS.filter(other =>
                        other === part ? isChecked : parts.includes(other),
                      ),
                    )
                  }
                />
              }
            />
          ))}
        </fieldset>
        <p className={classes.quiet}>
          Files hold every part. CSV is the table of apps; its period, sources
          and SHA-256 come in a second file. A chain shows whether a line of it
          was changed. The page says since when the period was observed.
        </p>
        <p role="status" className={classes.quiet}>
          {said}
        </p>
      </DialogContent>
      <DialogActions>
        <Button className={classes.button} onClick={close}>
          Close
        </Button>
        <Button className={classes.button} onClick={() => download('json')}>
          JSON
        </Button>
        <Button className={classes.button} onClick={() => download('csv')}>
          CSV
        </Button>
        <Button className={classes.button} onClick={() => download('chain')}>
          Chain
        </Button>
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          onClick={() => print({ period, parts })}
        >
          To be printed
        </Button>
      </DialogActions>
    </Dialog>
  );
}
