import { makeStyles } from '@material-ui/core/styles';
import {
  ENTITY_ANNOTATIONS,
  type EntityBackups,
  type LookedFor,
  type SourceView,
} from 'backstage-plugin-backups-common';
import { sourcesText } from '../../text/sourcesText';
import { mutedText } from '../../theme/mutedText';
import { Age } from '../atoms/Age';
import { CopyableCommand } from '../atoms/CopyableCommand';
import { FactList } from '../layout/FactList';
import { Section } from '../layout/Section';
import { SuggestionList } from '../suggestions/SuggestionList';

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 700,
      margin: theme.spacing(2.5, 0, 1),
    },
    quiet: { color: mutedText(theme), margin: theme.spacing(0.5, 0) },
    checked: { margin: theme.spacing(0, 0, 1) },
  }),
  { name: 'BackupsNotLinked' },
);

function placesText(places: string[]): string {
  return places.length > 0 ? places.join(', ') : 'none';
}

function Places(props: { lookedFor: LookedFor; sources: SourceView[] }) {
  const { annotations, labels, namespaces, clusters } = props.lookedFor;
  const absent = props.sources
    .filter(({ outcome }) => outcome === 'not-installed')
    .map(({ title, cluster }) => `${title} isn't installed on ${cluster}`);
  return (
    <FactList
      facts={[
        { term: 'Annotations', fact: placesText(annotations) },
        { term: 'Labels', fact: placesText(labels) },
        { term: 'Namespaces', fact: placesText(namespaces) },
        { term: 'Clusters', fact: placesText(clusters) },
        { term: 'Not there', fact: absent.join(', ') || undefined },
      ]}
    />
  );
}

/** Props of {@link NotLinked}. */
export interface NotLinkedProps {
  backups: EntityBackups;
}

/** Nothing of the entity was found anywhere: where we looked, and what to do. */
export function NotLinked(props: NotLinkedProps) {
  const { lookedFor, checkedAt, sources, suggestions = [] } = props.backups;
  const classes = useStyles();
  return (
    <Section
      id="backups-not-linked"
      title="No backups are linked to this app yet"
    >
      <p className={classes.checked}>
        {checkedAt ? (
          <>
            Checked <Age since={checkedAt} suffix="ago" />
          </>
        ) : (
          'Never checked completely'
        )}
        {` · ${sourcesText(sources)}`}
      </p>
      <h3 className={classes.title}>Where we looked</h3>
      {lookedFor ? (
        <Places lookedFor={lookedFor} sources={sources} />
      ) : (
        'Nowhere yet: no source has been read.'
      )}
      {suggestions.length > 0 && (
        <>
          <h3 className={classes.title}>Databases it may use</h3>
          <SuggestionList suggestions={suggestions} />
        </>
      )}
      <h3 className={classes.title}>It has data</h3>
      <p className={classes.quiet}>
        Name its volumes or databases in the entity's annotations:
      </p>
      <CopyableCommand
        text={`${ENTITY_ANNOTATIONS.items}: namespace/claim`}
        copyLabel="Copy the annotation that links items"
      />
      <CopyableCommand
        text={`${ENTITY_ANNOTATIONS.databases}: namespace/cluster#database`}
        copyLabel="Copy the annotation that links databases"
      />
      <h3 className={classes.title}>It has no data? Exempt it</h3>
      <p className={classes.quiet}>
        Say why, and until when, so that readers need not wonder:
      </p>
      <CopyableCommand
        text={`${ENTITY_ANNOTATIONS.exempt}: reason; until 2027-03-01`}
        copyLabel="Copy the annotation that exempts it"
      />
    </Section>
  );
}
