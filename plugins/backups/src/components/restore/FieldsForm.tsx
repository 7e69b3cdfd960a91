import { makeStyles } from '@material-ui/core/styles';
import type {
  FieldValues,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { CommandBlock } from './CommandBlock';
import { ProseText } from './ProseText';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      display: 'grid',
      gap: theme.spacing(2),
      margin: theme.spacing(0, 0, 2.5),
      padding: theme.spacing(1.5, 2, 2),
      '@media print': {
        breakInside: 'avoid',
        gap: 2,
        margin: '0 0 4px',
        padding: '2px 8px',
      },
    },
    title: { fontWeight: 700, padding: theme.spacing(0, 0.5) },
    label: { display: 'block', fontWeight: 600 },
    hint: { color: mutedText(theme), margin: 0 },
    input: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.text.disabled}`,
      borderRadius: 4,
      boxSizing: 'border-box',
      color: theme.palette.text.primary,
      font: 'inherit',
      fontFamily: 'monospace',
      margin: theme.spacing(0.5, 0),
      maxWidth: 420,
      padding: theme.spacing(0.75, 1),
      width: '100%',
      '@media print': { margin: 0, padding: '1px 6px' },
    },
  }),
  { name: 'BackupsFieldsForm' },
);

/** Props of {@link FieldsForm}. */
export interface FieldsFormProps {
  fields: readonly RunbookField[];
  values: FieldValues;
  fillIn: (id: string, value: string) => void;
}

/** What only the reader knows; it goes into every command below. */
export function FieldsForm(props: FieldsFormProps) {
  const { fields, values } = props;
  const classes = useStyles();
  if (fields.length === 0) return null;
  return (
    <fieldset className={classes.root}>
      <legend className={classes.title}>Only you know these</legend>
      {fields.map(field => (
        <div key={field.id}>
          <label
            className={classes.label}
            htmlFor={`backups-field-${field.id}`}
          >
            {field.label}
          </label>
          <p className={classes.hint} id={`backups-hint-${field.id}`}>
            {field.hint && <ProseText>{field.hint}</ProseText>}
            {field.example && ` For instance ${field.example}.`}
          </p>
          <input
            id={`backups-field-${field.id}`}
            className={classes.input}
            aria-describedby={`backups-hint-${field.id}`}
            value={values[field.id] ?? ''}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={({ target }) => props.fillIn(field.id, target.value)}
          />
          {field.findOut && (
            <CommandBlock
              commands={[field.findOut]}
              values={{}}
              fields={[]}
              label={`finding out: ${field.label}`}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}
