import { makeStyles } from '@material-ui/core/styles';
import type {
  FieldValues,
  RunbookAttachment,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { renderCommand } from 'backstage-plugin-backups-common';

const useStyles = makeStyles(
  {
    root: { display: 'none', '@media print': { display: 'block' } },
    attachment: {
      fontFamily: 'monospace',
      fontSize: '7pt',
      lineHeight: 1.15,
      margin: '4px 0 0',
      orphans: 4,
      overflowWrap: 'anywhere',
      widows: 4,
      whiteSpace: 'pre-wrap',
    },
  },
  { name: 'BackupsRunbookAttachments' },
);

/** Props of {@link RunbookAttachments}. */
export interface RunbookAttachmentsProps {
  attachments: readonly RunbookAttachment[];
  values: FieldValues;
  fields: readonly RunbookField[];
}

/** Manifests of the steps, on paper alone: each block writes one file. */
export function RunbookAttachments(props: RunbookAttachmentsProps) {
  const classes = useStyles();
  if (props.attachments.length === 0) return null;
  return (
    <section className={classes.root}>
      <h2>Attachments</h2>
      {props.attachments.map(({ file, command }) => (
        <pre key={file} className={classes.attachment}>
          {renderCommand(command, props.values, props.fields)}
        </pre>
      ))}
    </section>
  );
}
