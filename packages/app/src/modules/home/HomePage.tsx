import type { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(440px, 100%), 1fr))',
      paddingTop: theme.spacing(3),
    },
  }),
  { name: 'PortalHomePage' },
);

/** Props of {@link HomePage}. */
export interface HomePageProps {
  /** What plugins show here. */
  widgets: readonly { name?: string; component: ReactNode }[];
}

/** The widgets of all plugins, beside each other. */
export function HomePage({ widgets }: HomePageProps) {
  const classes = useStyles();
  return (
    <Container>
      <main className={classes.root}>
        {widgets.map(({ name, component }) => (
          <div key={name}>{component}</div>
        ))}
      </main>
    </Container>
  );
}
