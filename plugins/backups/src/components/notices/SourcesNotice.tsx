import { makeStyles } from '@material-ui/core/styles';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import type { SourceView } from 'backstage-plugin-backups-common';
import { useState } from 'react';
import { sourcesText } from '../../text/sourcesText';
import { TextButton } from '../atoms/TextButton';
import { Strip } from '../layout/Strip';
import { groupUnansweredSources } from './groupUnansweredSources';
import { UnansweredSources } from './UnansweredSources';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: { marginTop: theme.spacing(1) },
  }),
  { name: 'BackupsSourcesNotice' },
);

/** More push what the page is about out of sight. */
const SHOWN = 2;

/** Props of {@link SourcesNotice}. */
export interface SourcesNoticeProps {
  sources: SourceView[];
}

/** Which sources did not answer, why, and when they are tried again. */
export function SourcesNotice(props: SourcesNoticeProps) {
  const classes = useStyles();
  const [isOpen, setOpen] = useState(false);
  const groups = groupUnansweredSources(props.sources);
  if (groups.length === 0) return null;
  return (
    <Strip
      look={{ label: 'Partial', tone: 'unknown', Icon: CloudOffIcon }}
      title={`${sourcesText(
        props.sources,
      )}: what follows may not be everything`}
    >
      <ul className={classes.list}>
        {(isOpen ? groups : groups.slice(0, SHOWN)).map(group => (
          <li key={group[0].id} className={classes.row}>
            <UnansweredSources sources={group} />
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen
            ? 'Show fewer'
            : `${groups.length - SHOWN} more that did not answer`}
        </TextButton>
      )}
    </Strip>
  );
}
