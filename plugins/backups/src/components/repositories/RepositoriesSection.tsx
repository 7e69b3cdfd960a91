import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { Section } from '../layout/Section';
import { RepositoryDetails } from './RepositoryDetails';

const useStyles = makeStyles(
  theme => ({
    list: { display: 'grid', gap: theme.spacing(2.5) },
  }),
  { name: 'BackupsRepositoriesSection' },
);

/** Props of {@link RepositoriesSection}. */
export interface RepositoriesSectionProps {
  backups: EntityBackups;
}

/** The repositories behind the copies, where something is known of them. */
export function RepositoriesSection(props: RepositoriesSectionProps) {
  const classes = useStyles();
  const { repositories } = props.backups;
  if (repositories.length === 0) return null;
  return (
    <Section
      id="backups-repositories"
      title="Repositories"
      hint="what they say of themselves; other apps may share them"
    >
      <div className={classes.list}>
        {repositories.map(repository => (
          <RepositoryDetails key={repository.id} repository={repository} />
        ))}
      </div>
    </Section>
  );
}
