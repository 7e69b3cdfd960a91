import { Fragment } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import type { SourceView } from 'backstage-plugin-backups-common';
import { Instant } from '../atoms/Instant';
import { useDisclosure } from '../atoms/useDisclosure';
import { Strip } from '../layout/Strip';
import { groupUnansweredSources } from './groupUnansweredSources';
import { UnansweredSources } from './UnansweredSources';

const useStyles = makeStyles(
  theme => ({
    line: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      '& button': { marginLeft: 'auto' },
    },
    since: { fontWeight: 400 },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
  }),
  { name: 'BackupsSourcesNotice' },
);

const CONTENT_ID = 'backups-sources-why';

/** A cluster or server that does not answer, however many readings that costs. */
interface SilentThing {
  name: string;
  /** ISO 8601, its last answer; absent: it never gave one. */
  since?: string;
}

function silentThings(groups: readonly SourceView[][]): SilentThing[] {
  const things = new Map<string, SilentThing>();
  for (const { cluster, readAt } of groups.flat()) {
    const known = things.get(cluster);
    const oldest = [known?.since ?? [], readAt ?? []].flat().sort().at(0);
    things.set(cluster, { name: cluster, since: oldest });
  }
  return [...things.values()];
}

/** Props of {@link SourcesNotice}. */
export interface SourcesNoticeProps {
  sources: SourceView[];
}

/** What does not answer, in one line; why, and when it is tried again, behind a button. */
export function SourcesNotice(props: SourcesNoticeProps) {
  const classes = useStyles();
  const groups = groupUnansweredSources(props.sources);
  const why = useDisclosure({ label: 'Why', contentId: CONTENT_ID });
  if (groups.length === 0) return null;
  return (
    <Strip
      look={{ label: 'Partial', tone: 'unknown', Icon: CloudOffIcon }}
      title={
        <span className={classes.line}>
          <span>
            Not answering:{' '}
            {silentThings(groups).map(({ name, since }, index) => (
              <Fragment key={name}>
                {index > 0 && ', '}
                {name}
                {since && (
                  <span className={classes.since}>
                    {' '}
                    since <Instant at={since} />
                  </span>
                )}
              </Fragment>
            ))}
          </span>
          {why.button}
        </span>
      }
    >
      {why.isOpen && (
        <ul id={CONTENT_ID} className={classes.list}>
          {groups.map(group => (
            <li key={group[0].id} className={classes.row}>
              <UnansweredSources sources={group} />
            </li>
          ))}
        </ul>
      )}
    </Strip>
  );
}
