import { makeStyles } from '@material-ui/core/styles';
import type { SuggestionView } from 'backstage-plugin-backups-common';
import { CopyableCommand } from '../atoms/CopyableCommand';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    suggestion: {
      overflowWrap: 'anywhere',
      '& + &': { marginTop: theme.spacing(1.5) },
    },
  }),
  { name: 'BackupsSuggestionList' },
);

/** Props of {@link SuggestionList}. */
export interface SuggestionListProps {
  suggestions: SuggestionView[];
}

/** Databases an app may use, each with the annotation that says so. */
export function SuggestionList(props: SuggestionListProps) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.suggestions.map(({ item, because, annotation }) => (
        <li key={item} className={classes.suggestion}>
          <strong>{item}:</strong> {because} If it uses it, say so on the
          entity:
          <CopyableCommand
            text={`${annotation.name}: ${annotation.value}`}
            copyLabel={`Copy the annotation that links ${item}`}
          />
        </li>
      ))}
    </ul>
  );
}
